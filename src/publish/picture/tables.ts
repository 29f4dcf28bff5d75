import type { Cell, Document, Table } from "../../model/document.ts";
import type { Tables } from "../../normalize/tables.ts";

/** A table to draw, and which of its cells were read as which indicators. */
export interface DrawnTable {
  block: Table;
  indicators: Map<Cell, string[]>;
  /** the cells stand where their places say; else the grid is ours */
  placed: boolean;
}

type TableReading = Tables["readings"][number];

const key = ({ place }: Cell | Table) => JSON.stringify(place);

/** The tables of the document as they stand in it, whether a form knows them or not. */
function tablesOf(document: Document, readings: TableReading[]): DrawnTable[] {
  // A table that was turned on its side to be read has other cells, but their places are the same.
  const read = new Map<string, string[]>();
  for (const { readings: values } of readings) {
    for (const [indicator, { from }] of values) {
      if (from) read.set(key(from), [...(read.get(key(from)) ?? []), indicator]);
    }
  }
  return document.blocks
    .filter((block) => block.type === "table")
    .map((block) => ({
      block,
      placed: true,
      indicators: new Map(
        block.cells.flatMap((cell): [Cell, string[]][] => {
          const found = read.get(key(cell));
          return found ? [[cell, found]] : [];
        }),
      ),
    }));
}

type Reading = TableReading["readings"] extends Map<string, infer R> ? R : never;

/**
 * Running text has no cells: the grid is of what was made of it. Of each row the label, then the run of
 * numbers where their borders are lost, then the numbers.
 */
function gridOfText({ readings, place }: TableReading): DrawnTable {
  const rows = new Map<string, [string, Reading][]>();
  for (const [indicator, reading] of readings) {
    if (reading.from) continue;
    rows.set(reading.cell.row, [...(rows.get(reading.cell.row) ?? []), [indicator, reading]]);
  }
  const cells: Cell[] = [];
  const indicators = new Map<Cell, string[]>();
  let columns = 0;
  for (const [row, values] of [...rows.values()].entries()) {
    let column = 0;
    const add = (text: string): Cell => {
      const cell = { row, column: column++, row_span: 1, column_span: 1, text, place };
      cells.push(cell);
      columns = Math.max(columns, column);
      return cell;
    };
    const [, { raw: run, headings }] = values[0]!;
    const isRun = values.length > 1 && values.every(([, { raw }]) => raw === run && /\d{2}/.test(raw));
    add(headings.row.at(-1) ?? "");
    if (isRun) add(`“${run}”`);
    for (const [indicator, { raw, value }] of values) {
      indicators.set(add(isRun ? String(value.value ?? "") : raw), [indicator]);
    }
  }
  return { block: { type: "table", rows: rows.size, columns, cells, place }, indicators, placed: false };
}

/** Everything that can be drawn of what was read: tables with cells, then those found in running text. */
export function drawnTables(document: Document, { readings }: Tables): DrawnTable[] {
  const texts = readings.map(gridOfText).filter(({ block }) => block.cells.length > 0);
  return [...tablesOf(document, readings), ...texts];
}
