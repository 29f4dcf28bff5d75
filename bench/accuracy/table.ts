import type { Judgement } from "./judge.ts";

const total = (list: readonly Judgement[], count: (one: Judgement) => number): number =>
  list.reduce((sum, one) => sum + count(one), 0);

type Column = readonly [heading: string, value: (list: readonly Judgement[]) => string];

const count =
  (of: (one: Judgement) => number): Column[1] =>
  (list) =>
    String(total(list, of));
const share =
  (part: (one: Judgement) => number, whole: (one: Judgement) => number): Column[1] =>
  (list) => {
    const all = total(list, whole);
    return all === 0 ? "–" : `${((100 * total(list, part)) / all).toFixed(2)}%`;
  };
const outOf =
  (part: (one: Judgement) => number, whole: (one: Judgement) => number): Column[1] =>
  (list) =>
    `${total(list, part)}/${total(list, whole)}`;
const one = (): number => 1;

const columns: readonly Column[] = [
  ["reports", count(one)],
  ["cells", count((j) => j.cells)],
  [
    "right",
    share(
      (j) => j.verdicts.right,
      (j) => j.cells,
    ),
  ],
  ["wrong flagged", count((j) => j.verdicts["wrong-flagged"])],
  ["WRONG UNFLAGGED", count((j) => j.verdicts["WRONG-UNFLAGGED"])],
  ["missing flagged", count((j) => j.verdicts["missing-flagged"])],
  ["MISSING UNFLAGGED", count((j) => j.verdicts["MISSING-UNFLAGGED"])],
  ["status wrong", count((j) => j.statusWrong)],
  [
    "planted found",
    outOf(
      (j) => j.found,
      (j) => j.planted,
    ),
  ],
  ["false alarms", count((j) => j.falseAlarms.length)],
  ["organ", share((j) => Number(j.organ), one)],
  ["year", share((j) => Number(j.year), one)],
  ["scope", share((j) => Number(j.scope), one)],
  ["form", share((j) => Number(j.form), one)],
  [
    "claims",
    share(
      (j) => j.claimsFound,
      (j) => j.claims,
    ),
  ],
  ["threw", count((j) => Number(j.error !== null))],
];

/** The share of cells read rightly, 0–1. */
export const accuracy = (list: readonly Judgement[]): number =>
  total(list, (j) => j.verdicts.right) /
  Math.max(
    1,
    total(list, (j) => j.cells),
  );

export const wrongUnflagged = (list: readonly Judgement[]): number =>
  total(list, (j) => j.verdicts["WRONG-UNFLAGGED"]);

/** One line a format and layout, a line a format, and all together. */
export function printTable(judgements: readonly Judgement[]): string {
  const groups = new Map<string, Judgement[]>();
  const add = (name: string, judgement: Judgement): void =>
    void groups.set(name, [...(groups.get(name) ?? []), judgement]);
  const order = [...new Set(judgements.map((j) => j.case.format))];
  for (const format of order) {
    const own = judgements.filter((j) => j.case.format === format);
    for (const layout of [...new Set(own.map((j) => j.case.layout))].sort())
      groups.set(
        `${format} ${layout}`,
        own.filter((j) => j.case.layout === layout),
      );
    groups.set(`${format} (all)`, own);
  }
  for (const judgement of judgements) add("total", judgement);
  const rows = [["", ...columns.map(([heading]) => heading)]];
  for (const [name, list] of groups) rows.push([name, ...columns.map(([, value]) => value(list))]);
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join("  "),
    )
    .join("\n");
}
