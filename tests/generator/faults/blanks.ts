import type { Cell } from "../forms.ts";
import { cellsOf, named, rowsOf, type Fault, type Planted } from "../faults.ts";

function empty(cells: readonly Cell[], text: string, what: string): Planted | null {
  if (cells.length === 0) return null;
  const status = text.trim() === "" ? "blank" : "placeholder";
  for (const cell of cells) Object.assign(cell, { value: null, status, text });
  return { kind: status, what, indicators: named(cells) };
}

const blanks = ["", "", "", "\u00a0", "　", " "];
export const placeholders = ["/", "/", "-", "—", "——", "无", "不适用", "／", "--"];

const someCells: Fault = (table, { random }) =>
  empty(random.sample(cellsOf(table), random.int(1, 6)), random.pick(blanks), "some cells left blank");

const wholeRow: Fault = (table, { random }) =>
  empty(random.pick(rowsOf(table)).row.cells, random.pick(blanks), "a row left blank");

const totals: Fault = (table, { random }) => {
  if (table.table !== "requests") return null;
  const cells = cellsOf(table).filter((cell) => cell.indicator?.endsWith(".total"));
  return empty(cells, random.pick(blanks), "the total column left blank");
};

const detailTotals: Fault = (table, { random }) => {
  if (table.table !== "requests") return null;
  const kept = /\.(newly_received|carried_over|carried_forward|result_total)\.total$/;
  const cells = cellsOf(table).filter(
    (cell) => cell.indicator?.endsWith(".total") && !kept.test(cell.indicator),
  );
  return empty(cells, random.pick(blanks), "the totals of the result rows left blank");
};

const allButTotals: Fault = (table, { random }) => {
  if (table.table !== "requests") return null;
  const cells = cellsOf(table).filter((cell) => !cell.indicator?.endsWith(".total"));
  return empty(cells, random.pick(blanks), "only the total column filled in");
};

const everything: Fault = (table, { random }) =>
  empty(cellsOf(table), random.pick(blanks), "the whole table left blank");

const zerosBlank: Fault = (table, { random }) => {
  const zeros = cellsOf(table).filter((cell) => cell.value === 0);
  return empty(zeros, random.pick(blanks), "zeros left blank");
};

const zerosPlaced: Fault = (table, { random }) => {
  const zeros = cellsOf(table).filter((cell) => cell.value === 0);
  return empty(zeros, random.pick(placeholders), "a sign for zero");
};

const someSigns: Fault = (table, { random }) =>
  empty(random.sample(cellsOf(table), random.int(1, 5)), random.pick(placeholders), "a sign in some cells");

const oneSignARow: Fault = (table, { random }) => {
  if (table.table !== "requests") return null;
  const { row } = random.pick(rowsOf(table));
  const planted = empty(row.cells, random.pick(["无", "/", "—"]), "a row merged under one sign");
  row.merged = true;
  return planted;
};

const words: Fault = (table, { random }) => {
  const cells = random.sample(cellsOf(table), random.int(1, 2));
  for (const cell of cells)
    Object.assign(cell, {
      value: null,
      status: "unreadable",
      text: random.pick(["见附件", "详见附表", "若干", "待定", "###"]),
    });
  return { kind: "unreadable", what: "words where a number belongs", indicators: named(cells) };
};

export const blankFaults: readonly (readonly [Fault, number])[] = [
  [someCells, 6],
  [wholeRow, 4],
  [totals, 3],
  [detailTotals, 3],
  [allButTotals, 4],
  [everything, 2],
  [zerosBlank, 4],
  [zerosPlaced, 5],
  [someSigns, 3],
  [oneSignARow, 2],
  [words, 2],
];
