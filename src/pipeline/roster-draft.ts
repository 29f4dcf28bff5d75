import { stringify } from "yaml";
import { addedSource } from "./build/added.ts";
import type { OrganYear } from "../model/dataset.ts";
import type { Organ } from "../model/organ.ts";
import type { RosterEntry } from "../model/roster.ts";
import type { Source } from "../model/source.ts";

/** What a source's description says of the organs it should have; there is none of what was added. */
export type Drafted = Pick<Source, "id" | "name" | "place" | "organs" | "columns">;

/** A draft of a roster, for a person to confirm. */
export interface RosterDraft {
  name: string;
  organs: (Pick<RosterEntry, "name"> & Partial<RosterEntry>)[];
  /** what the reports say of how many there must be, each with whose and of which year it is */
  counts: string[];
}

/** 完成全区54家年度报告公开: how many organs a government says that there are. */
const counted =
  /[^。；\n]{0,20}?(?:全[省市县区州旗盟镇]|各)[^。；\n]{0,14}?\d{1,4}\s*(?:家|个|份)[^。；\n]{0,12}?(?:年度报告|年报)[^。；\n]{0,10}/gu;

export const countsIn = (text: string): string[] =>
  [...text.normalize("NFKC").matchAll(counted)].map(([clause]) => clause.trim());

/**
 * Drafts the roster of a source: the organs that reported on the newest year there is, those that the source's
 * description names, and the superior and kind that their names tell.
 */
export function draftRoster(
  source: Drafted,
  organs: ReadonlyMap<string, Organ>,
  years: readonly (OrganYear & { source: string | null })[],
  clauses: string[],
): RosterDraft {
  const own = years.filter((year) => year.source === source.id && year.readings.length > 0);
  const newest = Math.max(...own.map(({ year }) => year));
  const oldest = Math.min(...own.map(({ year }) => year));
  const firstOf = new Map<string, number>();
  for (const { organ, year } of own) firstOf.set(organ, Math.min(firstOf.get(organ) ?? year, year));
  const scopes = new Map<string, Set<string>>();
  for (const { organ, year, scope } of own)
    if (year >= newest - 1) scopes.set(organ, (scopes.get(organ) ?? new Set()).add(scope));
  const entries = [...scopes].map(([key, said]) => {
    const { name, kind, level, division, superior, names } = organs.get(key)!;
    const government = superior === null ? null : (organs.get(superior)?.name ?? null);
    const first = firstOf.get(key)!;
    const whole = said.has("consolidated") || (kind === "government" && level !== "township");
    return {
      name,
      ...(division.code && { division: division.code }),
      ...(kind && { kind }),
      ...(level && { level }),
      ...(government && { superior: government }),
      ...(source.id !== addedSource && { source: source.id }),
      ...(whole && { reports: said.has("own") ? ("both" as const) : ("consolidated" as const) }),
      ...(names.some((other) => other !== name) && { aliases: names.filter((other) => other !== name) }),
      // Whether it is as young as that, or did not publish before, only a person knows.
      ...(first > oldest && { note: `first report found: ${first}` }),
    };
  });
  const known = new Set(entries.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const named = [...source.organs, ...source.columns.flatMap(({ organ }) => organ ?? [])]
    .filter((name) => !known.has(name) && !known.has((source.place ?? "") + name))
    .map((name) => ({ name, source: source.id }));
  const all = [...entries, ...named].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { name: source.name, organs: all, counts: [...new Set(clauses)] };
}

/** The draft as YAML, with what a person needs to confirm it as comments. */
export function rosterYaml({ name, organs, counts }: RosterDraft): string {
  const said = counts.map((clause) => `#   ${clause}\n`).join("");
  return `# A draft of ${organs.length} organs: compare it with the official list, then set \`confirmed\` to the day you did; until
# then its gaps are warnings. Where these are all organs of the place, set \`complete: true\`, and sums are judged.
${counts.length > 0 ? `# The reports say how many there are:\n${said}` : ""}${stringify({ name, confirmed: null, complete: false, organs })}`;
}
