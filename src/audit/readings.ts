import type { Evidence } from "../model/audit.ts";
import { evidence } from "./finding.ts";
import type { Series, Spoken } from "./rule.ts";

/** The applicants of the request table, whose columns are balanced each for itself. */
export const applicants = [
  "natural_person",
  "commercial_enterprise",
  "research_institution",
  "social_welfare_organization",
  "legal_service_organization",
  "other",
  "total",
];

/** Neighbouring years of a series: the year before, and the year. */
export function* pairsOf({ readings }: Series): Generator<[before: Spoken, now: Spoken]> {
  for (let i = 1; i < readings.length; i++)
    if (readings[i].year === readings[i - 1].year + 1) yield [readings[i - 1], readings[i]];
}

/** A number of a reading as evidence. */
export function figure(reading: Spoken, indicator: string): Evidence {
  return evidence({
    report: reading.key,
    organ: reading.organ,
    year: reading.year,
    indicator,
    value: reading.values.get(indicator) ?? null,
    url: reading.url,
  });
}

/** A passage of a reading as evidence. */
export function passage(reading: Spoken, text: string): Evidence {
  return evidence({
    report: reading.key,
    organ: reading.organ,
    year: reading.year,
    text,
    url: reading.url,
  });
}

export const unsure = (reading: Spoken, indicators: readonly string[]): boolean =>
  indicators.some((id) => reading.doubtful.has(id));

/** Whether its own tables contradict each of these, so that what others make of them follows from a fault told already. */
export const contradicts = ({ contradicted }: Spoken, indicator: string): boolean =>
  contradicted?.has(indicator) ?? false;

/** What a merger or a new name lets one expect of the numbers of two years; null where there was none. */
export function changeOf(
  { changed }: Series,
  before: Spoken,
  now: Spoken,
): { en: string; zh: string } | null {
  if (changed.has(now.year)) return { en: "the organ was merged or split", zh: "机关有合并、分立" };
  if (!isSameName(before.name, now.name))
    return { en: `renamed from ${before.name} to ${now.name}`, zh: `由${before.name}更名为${now.name}` };
  return null;
}

/** 青川市临溪县水务局 and 县水务局 are one name, with more and less of its place; a 和 comes and goes. */
function isSameName(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.replace(/和/gu, "")).sort((x, y) => y.length - x.length);
  return one.endsWith(other.replace(/^[省市县区州旗](?=..)/u, ""));
}
