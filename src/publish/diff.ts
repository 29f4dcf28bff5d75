import { join } from "node:path";
import Database from "libsql";

/** One difference between two releases: of the reports that speak for their organ, year and scope, or of what became of a duty. */
export interface Change {
  what:
    | "status_changed"
    | "report_added"
    | "report_replaced"
    | "report_withdrawn"
    | "value_added"
    | "value_changed"
    | "value_withdrawn";
  organ: string;
  organ_name: string | null;
  year: number;
  scope: string;
  indicator: string | null;
  before: number | null;
  after: number | null;
  /** keys of the reports */
  report_before: string | null;
  report_after: string | null;
  /** what became of the organ's duty, where that changed: on_time, late, missing, withdrawn …; null before it was known */
  status_before: string | null;
  status_after: string | null;
  /** why something is gone: withdrawn, moved (the report now speaks for another organ or year, or for none), replaced (by another document); null: no reason is known */
  because: "withdrawn" | "moved" | "replaced" | null;
}

/** An organ-year whose report is not the same in both. */
interface Pair {
  organ: string;
  organ_name: string | null;
  year: number;
  scope: string;
  id_before: number | null;
  id_after: number | null;
  report_before: string | null;
  report_after: string | null;
  status_after: string | null;
  moved: number;
}

const speaking = "role = 'speaks' AND organ IS NOT NULL AND year IS NOT NULL";
const both = "x.organ = y.organ AND x.year = y.year AND x.scope = y.scope AND x.role = y.role";

/** Compares hashes first: only organ-years that differ are looked into, and the rest costs a step of an index. */
const differing = `
WITH before AS (SELECT * FROM main.reports WHERE ${speaking}),
  after AS (SELECT * FROM new.reports WHERE ${speaking})
SELECT x.organ, x.name AS organ_name, x.year, x.scope, x.id AS id_before, y.id AS id_after,
  x.report AS report_before, y.report AS report_after,
  (SELECT status FROM new.organ_years o WHERE o.organ = x.organ AND o.year = x.year AND o.scope = x.scope) AS status_after,
  EXISTS (SELECT 1 FROM new.reports m WHERE m.report = x.report) AS moved
FROM before x LEFT JOIN after y ON ${both}
WHERE y.id IS NULL OR x.facts_hash <> y.facts_hash OR x.report <> y.report
UNION ALL
SELECT y.organ, y.name, y.year, y.scope, NULL, y.id, NULL, y.report, NULL, 0
FROM after y LEFT JOIN before x ON ${both}
WHERE x.id IS NULL
ORDER BY 1, 3, 4`;

/**
 * Duties that have another end than before. Where a report was added or is gone with its organ-year, that says it; one that
 * is new and has no report (missing, unreachable, unreadable) is told by its status alone.
 */
const standings = `
SELECT y.organ, o.name AS organ_name, y.year, y.scope, x.status AS status_before, y.status AS status_after,
  x.report AS report_before, y.report AS report_after
FROM new.organ_years y
  JOIN new.organs o ON o.organ = y.organ
  LEFT JOIN main.organ_years x ON x.organ = y.organ AND x.year = y.year AND x.scope = y.scope
WHERE x.status <> y.status OR (x.status IS NULL AND y.report IS NULL)
ORDER BY 1, 3, 4`;

type Standing = Pick<
  Change,
  | "organ"
  | "organ_name"
  | "year"
  | "scope"
  | "status_before"
  | "status_after"
  | "report_before"
  | "report_after"
>;

const valuesOf = `
SELECT i.indicator, f.value FROM facts f JOIN indicators i ON i.id = f.indicator WHERE f.report = ? AND f.value IS NOT NULL`;

const fileOf = (release: string) => join(release, "gongkai.sqlite");

/**
 * What changed from one release to another: first what became of duties (late, missing, withdrawn …), then organ by organ
 * and year by year, number by number; a new report is one change, and so is a report that is gone.
 * @param before directory of the older release
 * @param after directory of the newer one
 */
export function* diffReleases(before: string, after: string): Generator<Change> {
  const older = new Database(fileOf(before), { readonly: true });
  const newer = new Database(fileOf(after), { readonly: true });
  try {
    older.prepare("ATTACH DATABASE ? AS new").run(fileOf(after));
    for (const standing of older.prepare(standings).iterate() as Iterable<Standing>)
      yield { ...nothing, ...standing, what: "status_changed" };
    const read = (database: Database.Database) => {
      const statement = database.prepare(valuesOf);
      return (id: number) => {
        const rows = statement.all(id) as { indicator: string; value: number }[];
        return new Map(rows.map(({ indicator, value }) => [indicator, value]));
      };
    };
    const [valuesBefore, valuesAfter] = [read(older), read(newer)];
    for (const pair of older.prepare(differing).iterate() as Iterable<Pair>) {
      const change = changeOf(pair);
      if (pair.id_before === null) yield { ...change, what: "report_added" };
      else if (pair.id_after === null) yield { ...change, what: "report_withdrawn", because: reasonOf(pair) };
      else {
        const replaced = pair.report_before !== pair.report_after;
        if (replaced) yield { ...change, what: "report_replaced" };
        const because = replaced ? "replaced" : null;
        yield* valueChanges(change, valuesBefore(pair.id_before), valuesAfter(pair.id_after), because);
      }
    }
  } finally {
    newer.close();
    older.close();
  }
}

type Subject = Omit<Change, "what">;

const nothing = {
  indicator: null,
  before: null,
  after: null,
  status_before: null,
  status_after: null,
  because: null,
};

function changeOf(pair: Pair): Subject {
  const { organ, organ_name, year, scope, report_before, report_after } = pair;
  return { organ, organ_name, year, scope, ...nothing, report_before, report_after };
}

function reasonOf(pair: Pair): Change["because"] {
  if (pair.status_after === "withdrawn") return "withdrawn";
  return pair.moved ? "moved" : null;
}

const tableOf = (indicator: string): string => indicator.slice(0, indicator.indexOf("."));

function* valueChanges(
  subject: Subject,
  older: ReadonlyMap<string, number>,
  newer: ReadonlyMap<string, number>,
  because: Change["because"],
): Generator<Change> {
  // Another document explains a number that it lacks, not a whole table that it does not have: that may be a page gone wrong.
  const tables = new Set([...newer.keys()].map(tableOf));
  for (const [indicator, before] of older) {
    const after = newer.get(indicator) ?? null;
    const change = { ...subject, indicator, before, after };
    if (after === null)
      yield { ...change, what: "value_withdrawn", because: tables.has(tableOf(indicator)) ? because : null };
    else if (after !== before) yield { ...change, what: "value_changed" };
  }
  for (const [indicator, after] of newer)
    if (!older.has(indicator)) yield { ...subject, indicator, after, what: "value_added" };
}
