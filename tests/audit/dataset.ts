import type { OrganYear, Reading } from "../../src/model/dataset.ts";
import type { Organ } from "../../src/model/organ.ts";
import type { Report } from "../../src/model/report.ts";
import type { Roster } from "../../src/model/roster.ts";
import { roster as rosterSchema } from "../../src/model/roster.ts";
import type { Publication, Series, Year } from "../../src/audit/rule.ts";
import { passagesOf } from "../../src/audit/passages.ts";

export function organOf(key: string, more: Partial<Organ> = {}): Organ {
  return {
    key,
    name: key,
    names: [key],
    division: { code: "519921", name: "临溪县" },
    kind: "department",
    level: "county",
    uscc: null,
    superior: null,
    predecessors: [],
    successors: [],
    ...more,
  };
}

export function readingOf(
  organ: string,
  year: number,
  values: Record<string, number>,
  more: Partial<Omit<Reading, "passages">> & { prose?: string } = {},
): Reading {
  const { prose, ...rest } = more;
  return {
    key: `${organ}/${year}`,
    organ,
    name: organ,
    year,
    scope: "own",
    form: "2021",
    title: null,
    published_on: `${year + 1}-01-20`,
    source: null,
    url: null,
    urls: [],
    format: "html",
    first_seen: null,
    last_seen: null,
    state: "live",
    values: new Map(Object.entries(values)),
    doubtful: new Set(),
    claims: [],
    passages: prose === undefined ? [] : passagesOf(proseOf(prose)),
    ...rest,
  };
}

/** A record that is prose alone. */
export function proseOf(text: string, key: "overview" | "problems_and_improvements" = "overview"): Report {
  return { sections: [{ key, heading: "", text, subsections: [] }] } as unknown as Report;
}

export const seriesOf = (organ: Organ, ...readings: Reading[]): Series => ({
  organ,
  scope: readings[0].scope,
  readings,
  changed: new Set(),
});

export function rosterOf(organs: { name: string; superior?: string }[], more: Partial<Roster> = {}): Roster {
  return { ...rosterSchema.parse({ name: "临溪县", organs, ...more }), id: "linxi" };
}

export function yearOf(year: number, organs: Organ[], readings: Reading[], rosters: Roster[] = []): Year {
  const parts = new Map<string, Organ[]>();
  for (const o of organs)
    if (o.superior !== null) parts.set(o.superior, [...(parts.get(o.superior) ?? []), o]);
  const entry = (name: string) => rosters.flatMap((r) => r.organs).find((e) => e.name === name) ?? null;
  return {
    year,
    organs: new Map(organs.map((o) => [o.key, o])),
    organYears: organs.map((o) => organYearOf(o, year, { expected: entry(o.name) })),
    speaking: new Map(readings.map((r) => [`${r.organ} ${r.scope}`, r])),
    others: [],
    parts,
    rosters,
  };
}

export function organYearOf(organ: Organ, year: number, more: Partial<OrganYear> = {}): OrganYear {
  return {
    organ: organ.key,
    year,
    scope: "own",
    status: "published",
    expected: null,
    readings: [],
    errors: 0,
    doubts: 0,
    warnings: 0,
    ...more,
  };
}

/** An organ-year whose first reading speaks; the others have the role given. */
export function publicationOf(
  organ: Organ,
  year: number,
  readings: Reading[],
  more: Partial<Publication> & { role?: "replaced" | "differs" | "same" } = {},
): Publication {
  const { role = "replaced", ...rest } = more;
  return {
    organ,
    organYear: organYearOf(organ, year, {
      scope: readings[0]?.scope ?? "own",
      readings: readings.map((r, i) => ({ key: r.key, role: i === 0 ? "speaks" : role, because: "" })),
    }),
    readings,
    unanswered: [],
    unread: [],
    as_of: `${year + 1}-12-31`,
    ...rest,
  };
}
