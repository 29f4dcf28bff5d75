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

/** Running text has no cells: the grid is of what was made of it, the label and then the numbers of each row. */
function gridOfText({ readings, place }: TableReading): DrawnTable {
  const rows = new Map<string, [string, ReturnType<(typeof readings)["get"]>][]>();
  for (const [indicator, reading] of readings) {
    if (reading.from) continue;
    rows.set(reading.cell.row, [...(rows.get(reading.cell.row) ?? []), [indicator, reading]]);
  }
  const cells: Cell[] = [];
  const indicators = new Map<Cell, string[]>();
  const at = (row: number, column: number, text: string): Cell => {
    const cell = { row, column, row_span: 1, column_span: 1, text, place };
    cells.push(cell);
    return cell;
  };
  for (const [row, values] of [...rows.values()].entries()) {
    at(row, 0, values[0]?.[1]?.headings.row.at(-1) ?? "");
    for (const [column, [indicator, reading]] of values.entries()) {
      indicators.set(at(row, column + 1, reading!.raw), [indicator]);
    }
  }
  const columns = Math.max(0, ...cells.map((cell) => cell.column)) + 1;
  return { block: { type: "table", rows: rows.size, columns, cells, place }, indicators, placed: false };
}

/** Everything that can be drawn of what was read: tables with cells, then those found in running text. */
export function drawnTables(document: Document, { readings }: Tables): DrawnTable[] {
  const texts = readings.map(gridOfText).filter(({ block }) => block.cells.length > 0);
  return [...tablesOf(document, readings), ...texts];
}
