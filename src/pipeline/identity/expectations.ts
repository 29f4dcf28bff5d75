import type { Report } from "../../model/report.ts";
import type { Roster, RosterEntry } from "../../model/roster.ts";
import type { Organ } from "../../model/organ.ts";
import type { OrganRegistry } from "./organs.ts";

/** That an organ must report on a year, and which roster says so. */
export interface Expectation {
  organ: string;
  year: number;
  scope: Report["scope"];
  entry: RosterEntry;
  roster: Roster;
}

/** Fiscal years that can be judged: those that were collected, to the last that has ended. */
export interface Span {
  first: number;
  last: number;
}

/**
 * What the rosters expect of the years of a span. The span of a roster is told by `spanOf`: a year that nobody looked
 * for is no gap.
 */
export function expectationsOf(
  rosters: readonly Roster[],
  registry: OrganRegistry,
  organs: ReadonlyMap<string, Organ>,
  spanOf: (roster: Roster) => Span | null,
): Expectation[] {
  const expected: Expectation[] = [];
  const known = new Set<string>();
  // An organ that two rosters name is due once, by the one that a person confirmed.
  const confirmedFirst = [...rosters].sort(
    (a, b) => Number(a.confirmed === null) - Number(b.confirmed === null),
  );
  for (const roster of confirmedFirst) {
    const span = spanOf(roster);
    if (!span) continue;
    for (const entry of roster.organs) {
      const organ = registry.keyOfEntry(entry);
      if (!organs.has(organ)) continue;
      const scopes: Report["scope"][] = entry.reports === "both" ? ["own", "consolidated"] : [entry.reports];
      for (
        let year = Math.max(span.first, entry.from ?? 0);
        year <= Math.min(span.last, entry.to ?? 9999);
        year++
      )
        for (const scope of scopes) {
          const due = `${organ} ${year} ${scope}`;
          if (!known.has(due)) expected.push({ organ, year, scope, entry, roster });
          known.add(due);
        }
    }
  }
  return expected;
}
