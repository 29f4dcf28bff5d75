import { publicFirst, publicSince } from "../../audit/index.ts";
import { deadlineOf } from "../../forms/deadlines.ts";
import type { OrganYear } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { Report } from "../../model/report.ts";
import type { Roster } from "../../model/roster.ts";
import type { StoredReading } from "../build/stored-reading.ts";
import type { Expectation } from "./expectations.ts";
import { rolesOf } from "./roles.ts";
import { byScope } from "./scopes.ts";

/** What was seen of an organ and year beside its readings. */
export interface Seen {
  /** newest answer of each address that gave nothing to read */
  unanswered: { url: string; outcome: string; at: string }[];
  /** kept and not read, with the code */
  unread: { url: string | null; code: string; format: string }[];
  /** listed, and left out because a run was told to */
  leftOut: boolean;
  /** the source that should list it could not be looked through */
  blind: boolean;
}

/** An organ-year with what it was made of. */
export interface LinkedYear {
  organYear: OrganYear;
  readings: StoredReading[];
  seen: Seen;
  roster: Roster | null;
}

export const yearKey = (organ: string, year: number): string => `${organ} ${year}`;

/** Everything known of each organ, year and scope, in that order. */
export function organYearsOf(
  organs: ReadonlyMap<string, Organ>,
  readings: readonly StoredReading[],
  expectations: readonly Expectation[],
  seenOf: (organ: string, year: number) => Seen,
  as_of: string,
): LinkedYear[] {
  const readingsOf = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    const key = yearKey(reading.organ, reading.year);
    const others = readingsOf.get(key);
    if (others) others.push(reading);
    else readingsOf.set(key, [reading]);
  }
  const expectedOf = new Map<string, Expectation[]>();
  for (const expected of expectations) {
    const key = yearKey(expected.organ, expected.year);
    expectedOf.set(key, [...(expectedOf.get(key) ?? []), expected]);
  }
  const years: LinkedYear[] = [];
  for (const key of new Set([...readingsOf.keys(), ...expectedOf.keys()])) {
    const at = key.lastIndexOf(" ");
    const organ = organs.get(key.slice(0, at))!;
    const year = Number(key.slice(at + 1));
    const seen = seenOf(organ.key, year);
    const open = [...(expectedOf.get(key) ?? [])];
    const groups = byScope(
      organ,
      readingsOf.get(key) ?? [],
      open.map((e) => e.scope),
    );
    for (const group of groups) {
      const scope = group[0]!.scope;
      const exact = open.findIndex((e) => e.scope === scope);
      // a report that is not what the roster calls it is still the one that was due, where one alone was; of two that
      // are due, one that does not tell is the consolidated one, which stands last
      const alone = groups.length === 1 && (open.length === 1 || scope === "unknown");
      const met = exact >= 0 ? exact : alone ? open.length - 1 : -1;
      const [expected] = met < 0 ? [] : open.splice(met, 1);
      years.push(published(organ, year, scope, group, expected ?? null, seen));
    }
    if (!seen.leftOut) for (const expected of open) years.push(absent(organ, expected, seen, as_of));
  }
  return years.sort((a, b) => compareYears(a.organYear, b.organYear));
}

function compareYears(a: OrganYear, b: OrganYear): number {
  if (a.organ !== b.organ) return a.organ < b.organ ? -1 : 1;
  return a.year - b.year || (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0);
}

const counts = { errors: 0, doubts: 0, warnings: 0 };

function published(
  organ: Organ,
  year: number,
  scope: Report["scope"],
  readings: StoredReading[],
  expected: Expectation | null,
  seen: Seen,
): LinkedYear {
  const roles = rolesOf(readings);
  const speaking = readings.find((reading) => reading.key === roles[0]!.key)!;
  const due = deadlineOf(organ, year, expected?.scope ?? scope)?.date ?? null;
  // One that was replaced or corrected later was published when the first of them was.
  const first = publicFirst(readings);
  const on = first && publicSince(first);
  const status =
    speaking.state === "gone"
      ? "withdrawn"
      : due === null || on === null
        ? "published"
        : on <= due
          ? "on_time"
          : "late";
  const organYear: OrganYear = {
    organ: organ.key,
    year,
    scope,
    status,
    expected: expected?.entry ?? null,
    readings: roles,
    ...counts,
  };
  return { organYear, readings, seen, roster: expected?.roster ?? null };
}

/** Unreachable and unreadable are not missing, nor is what is not due yet. */
function absent(
  organ: Organ,
  { year, scope, entry, roster }: Expectation,
  seen: Seen,
  as_of: string,
): LinkedYear {
  const due = deadlineOf(organ, year, scope)?.date ?? `${year + 1}-03-31`;
  const status =
    seen.unread.length > 0
      ? "unreadable"
      : seen.unanswered.some(({ outcome }) => outcome === "gone")
        ? "withdrawn"
        : seen.unanswered.length > 0 || seen.blind
          ? "unreachable"
          : as_of <= due
            ? "not_due"
            : "missing";
  const organYear: OrganYear = {
    organ: organ.key,
    year,
    scope,
    status,
    expected: entry,
    readings: [],
    ...counts,
  };
  return { organYear, readings: [], seen, roster };
}
