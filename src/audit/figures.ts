import type { Report } from "../model/report.ts";

/** The figures of the tables as the rules of one report ask for them. */

/** The sum of the indicators; null where one of them cannot be told, or there is none. */
export function sumOf(report: Report, indicators: readonly string[]): number | null {
  if (indicators.length === 0) return null;
  let sum = 0;
  for (const id of indicators) {
    const value = valueOf(report, id);
    if (value === null) return null;
    sum += value;
  }
  return Math.round(sum * 1e6) / 1e6;
}

/**
 * A figure; where a row of the request table has its total blank in a table that is filled in, what the applicants'
 * columns give. That blank is nought there is likely, not certain (see `inferred`).
 */
function valueOf({ facts }: Report, id: string): number | null {
  const fact = facts[id];
  if (!fact) return null;
  if (fact.value !== null || !fillable(facts, id)) return fact.value;
  const row = id.slice(0, -"total".length);
  const cells = Object.keys(facts).filter((other) => other !== id && isCellOf(row, other));
  if (cells.some((c) => facts[c].value === null && facts[c].status !== "blank")) return null;
  return cells.reduce((sum, c) => sum + (facts[c].value ?? 0), 0);
}

const fillable = (facts: Report["facts"], id: string): boolean =>
  facts[id].status === "blank" &&
  /^requests\..*\.total$/u.test(id) &&
  (facts["requests.result_total.total"]?.value ?? null) !== null;

const isCellOf = (row: string, id: string) => id.startsWith(row) && !id.slice(row.length).includes(".");

/** Whether one of these figures was not printed, but made up from others. */
export const inferred = ({ facts }: Report, indicators: readonly string[]): boolean =>
  indicators.some((id) => facts[id]?.value === null);

const leaves = new WeakMap<Report, Map<string, string[]>>();

/** The total column of every row below a group: `requests.denied` gives its eight reasons. */
export function leavesOf(report: Report, group: string): string[] {
  let known = leaves.get(report);
  if (!known) leaves.set(report, (known = new Map()));
  let rows = known.get(group);
  if (!rows) known.set(group, (rows = rowsBelow(report, group)));
  return rows;
}

function rowsBelow({ facts }: Report, group: string): string[] {
  const single = `${group}.total`;
  if (single in facts) return [single];
  return Object.keys(facts).filter((id) => id.startsWith(`${group}.`) && id.endsWith(".total"));
}

const doubts = new WeakMap<Report, Set<string>>();

/** Whether one of these figures may be our misreading: an extraction finding names it, more than for information. */
export function doubtful(report: Report, indicators: readonly string[]): boolean {
  let named = doubts.get(report);
  if (!named) {
    named = new Set(
      report.findings
        .filter((f) => f.kind === "extraction" && f.severity !== "info")
        .flatMap((f) => f.indicators),
    );
    doubts.set(report, named);
  }
  return indicators.some((id) => named.has(id));
}

/** Whether the tables contradict themselves in one of these figures. */
export const contradicted = (report: Report, indicators: readonly string[]): boolean =>
  indicators.some((id) => (report.facts[id]?.contradicted_by ?? 0) > 0);
