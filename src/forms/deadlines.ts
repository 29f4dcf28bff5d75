import type { Organ } from "../model/organ.ts";
import type { Report } from "../model/report.ts";

/** The last day on which a report is on time. */
export interface Deadline {
  /** ISO date */
  date: string;
  /** statutory: an article names the day for this kind of organ; practice: it is what such organs keep to */
  basis: "statutory" | "practice";
  source: string;
}

/** The first fiscal year whose report fell under the regulations of 2019 (in force 2019-05-15). */
const firstYearOfRevision = 2019;

/**
 * When the report of a fiscal year is due; null where no day is set, as for townships and street offices since the
 * reports of 2019, and for organs whose kind is not known.
 */
export function deadlineOf(
  { kind, level }: Pick<Organ, "kind" | "level">,
  year: number,
  scope: Report["scope"],
): Deadline | null {
  const january = `${year + 1}-01-31`;
  const march = `${year + 1}-03-31`;
  const street = kind === "dispatched" && (level === "township" || level === null);
  if (year < firstYearOfRevision) {
    if (kind === null || street) return null;
    return { date: march, basis: "statutory", source: "条例（国务院令第492号）第三十一条" };
  }
  if (level === "township" || street || kind === null) return null;
  if (kind === "department")
    return { date: january, basis: "statutory", source: "条例（国务院令第711号）第四十九条第一款" };
  if (kind === "office" || kind === "institution")
    return { date: january, basis: "practice", source: "条例（国务院令第711号）第四十九条第一款（参照）" };
  if (kind === "government" && scope === "consolidated")
    return { date: march, basis: "statutory", source: "条例（国务院令第711号）第四十九条第二款" };
  return { date: march, basis: "practice", source: "条例（国务院令第711号）第四十九条第二款（参照）" };
}

/** The last day, on or before this one, after which a report may be late or missing that was not before. */
export function deadlinesBefore(day: string): string {
  const year = Number(day.slice(0, 4));
  return [`${year}-04-01`, `${year}-02-01`].find((start) => start <= day) ?? `${year - 1}-04-01`;
}
