import type { Cell, FormTable } from "../forms.ts";
import { cellsOf, findCell, rowsOf, type Bench, type Fault, type Planted } from "../faults.ts";
import { report } from "../notation.ts";

function rewrite(
  cells: readonly (readonly [Cell | undefined, number])[],
  bench: Bench,
  what: string,
): Planted | null {
  const changed = cells.filter(
    (pair): pair is readonly [Cell, number] => pair[0] !== undefined && pair[0].value !== pair[1],
  );
  if (changed.length === 0 || changed.length < cells.length || changed.some(([, value]) => value < 0))
    return null;
  for (const [cell, value] of changed) report(cell, value, bench.notation, bench.random);
  return { kind: "violation", what, indicators: changed.map(([cell]) => cell.indicator!) };
}

const applicationCell = (table: FormTable, random: Bench["random"], pattern: RegExp): Cell | undefined => {
  if (table.table !== "requests") return undefined;
  return random.pick(cellsOf(table).filter((cell) => pattern.test(cell.indicator ?? "")));
};

/** The total at the end of a row is not the sum of the row. */
const rowTotal: Fault = (table, bench) => {
  const cell = applicationCell(table, bench.random, /\.total$/);
  if (!cell) return null;
  const off = bench.random.pick([1, -1, 2, 10, bench.random.int(1, 50)]);
  return rewrite([[cell, cell.value! + off]], bench, "a row total that is not the sum of its row");
};

/** （七）总计 of one column is not the sum of the results above it. */
const columnTotal: Fault = (table, bench) => {
  const cell = applicationCell(table, bench.random, /\.result_total\./);
  return cell
    ? rewrite(
        [[cell, cell.value! + bench.random.int(1, 9)]],
        bench,
        "（七）总计 that is not the sum of the results",
      )
    : null;
};

const offByOne: Fault = (table, bench) => {
  const cell = applicationCell(table, bench.random, /(natural_person|commercial_enterprise|other)$/);
  return cell
    ? rewrite([[cell, cell.value! + bench.random.pick([1, -1])]], bench, "a count that is off by one")
    : null;
};

const swapped: Fault = (table, bench) => {
  if (table.table !== "requests") return null;
  const { row } = bench.random.pick(rowsOf(table));
  const at = bench.random.int(0, row.cells.length - 2);
  const [a, b] = [row.cells[at]!, row.cells[at + 1]!];
  return rewrite(
    [
      [a, b.value!],
      [b, a.value!],
    ],
    bench,
    "two neighbouring cells exchanged",
  );
};

const carryForgotten: Fault = (table, bench) => {
  if (table.table !== "requests") return null;
  const row = bench.random.pick(["carried_over", "carried_forward"]);
  const cells = cellsOf(table).filter(
    (cell) => cell.indicator?.startsWith(`requests.${row}.`) && cell.value !== 0,
  );
  return rewrite(
    cells.map((cell) => [cell, 0] as const),
    bench,
    "the carry-over forgotten",
  );
};

const reviewTotal: Fault = (table, bench) => {
  if (table.table !== "review_litigation") return null;
  const cell = bench.random.pick(cellsOf(table));
  return rewrite(
    [[cell, cell.value! + bench.random.int(1, 3)]],
    bench,
    "a block of table 4 that does not add up",
  );
};

const sheetSums = [
  "applications.received",
  "applications.concluded",
  "replies.total",
  "replies.denied",
  "institution.staff",
  "review.total",
  "litigation.total",
];
const sheetTotal: Fault = (table, bench) => {
  if (table.table !== "statistics_sheet") return null;
  const cell = findCell(table, `statistics_sheet.${bench.random.pick(sheetSums)}`);
  return rewrite(
    [[cell, (cell?.value ?? 0) + bench.random.int(1, 7)]],
    bench,
    "a line of the sheet that is not the sum of its parts",
  );
};

const partExceedsWhole: Fault = (table, bench) => {
  if (table.table !== "statistics_sheet") return null;
  const held = findCell(table, "statistics_sheet.response.press_conferences");
  const byHead = findCell(table, "statistics_sheet.response.press_conferences_by_head");
  return rewrite(
    [[byHead, (held?.value ?? 0) + bench.random.int(1, 4)]],
    bench,
    "其中 that exceeds the whole",
  );
};

/** An organ without the power to make 规章 reports some. */
const ineligible: Fault = (table, bench) => {
  if (table.table !== "active_disclosure" || table.form !== "2021" || bench.organ.makesRules) return null;
  const cell = findCell(table, "active_disclosure.regulations.in_force");
  return rewrite([[cell, bench.random.int(1, 9)]], bench, "规章 of an organ that cannot make any");
};

const fewerThanNew: Fault = (table, bench) => {
  if (table.table !== "active_disclosure" || table.form !== "2021") return null;
  const [made, stock] = ["issued", "in_force"].map((key) =>
    findCell(table, `active_disclosure.normative_documents.${key}`),
  );
  const repealed = findCell(table, "active_disclosure.normative_documents.repealed")?.value ?? 0;
  const issued = repealed + bench.random.int(5, 20);
  const planted = rewrite(
    [
      [made, issued],
      [stock, bench.random.int(0, 4)],
    ],
    bench,
    "fewer documents in force than issued and not repealed",
  );
  return planted && { ...planted, kind: "soft violation" };
};

export const violationFaults: readonly (readonly [Fault, number])[] = [
  [rowTotal, 5],
  [columnTotal, 4],
  [offByOne, 4],
  [swapped, 4],
  [carryForgotten, 4],
  [reviewTotal, 4],
  [sheetTotal, 8],
  [partExceedsWhole, 3],
  [ineligible, 1],
  [fewerThanNew, 1],
];
