import type { Cell, Table } from "../model/document.ts";
import { fold, unitWord } from "./labels.ts";
import { remember } from "./remember.ts";
import type { CellValue } from "./values.ts";
import { isValueLike, readValue } from "./values.ts";

/** What a text says wherever it stands. */
const said = remember((text) => {
  const word = fold(text);
  return {
    fold: word,
    valueLike: text === "" || isValueLike(text),
    value: readValue(text),
    unit: unitWord.test(word),
    plainUnit: unitWord.test(text.trim()),
  };
});

/** A cell of a table with what its text says, worked out once. */
export class GridCell {
  readonly cell: Cell;
  readonly fold: string;
  /** a value, a placeholder or nothing: no words */
  readonly valueLike: boolean;
  readonly value: CellValue;
  readonly blank: boolean;
  /** a unit alone, however it is written; and without a bracket or number around it */
  readonly unit: boolean;
  readonly plainUnit: boolean;

  constructor(cell: Cell) {
    this.cell = cell;
    const { fold, valueLike, value, unit, plainUnit } = said(cell.text);
    this.fold = fold;
    this.valueLike = valueLike;
    this.value = value;
    this.blank = value.status === "blank";
    this.unit = unit;
    this.plainUnit = plainUnit;
  }

  /** first column, and the column after the last */
  get from(): number {
    return this.cell.column;
  }

  get to(): number {
    return this.cell.column + this.cell.column_span;
  }
}

/** One row of a table: the cells that start in it or reach into it from above, left to right. */
export interface GridRow {
  row: number;
  cells: GridCell[];
}

/** The rows of a table. A cell that spans rows stands in each of them. */
export function gridRows(table: Table): GridRow[] {
  const rows: GridRow[] = Array.from({ length: table.rows }, (_, row) => ({ row, cells: [] }));
  for (const cell of table.cells) {
    const gridCell = new GridCell(cell);
    const end = Math.min(table.rows, cell.row + cell.row_span);
    for (let r = cell.row; r < end; r++) rows[r].cells.push(gridCell);
  }
  for (const { cells } of rows) cells.sort((a, b) => a.from - b.from);
  return rows;
}

/** The same table with rows and columns exchanged. */
export function transpose(table: Table): Table {
  return {
    ...table,
    rows: table.columns,
    columns: table.rows,
    cells: table.cells.map((c) => ({
      ...c,
      row: c.column,
      column: c.row,
      row_span: c.column_span,
      column_span: c.row_span,
    })),
  };
}

/**
 * Whether the rows of a table have lost their spans: single cells only, and rows of several lengths.
 * Then a cell's column is its place in the row and says nothing of the cells above it.
 */
export function isRagged(block: Table): boolean {
  let ragged = raggedBlocks.get(block);
  if (ragged === undefined) {
    const lengths = new Map<number, number>();
    for (const cell of block.cells) lengths.set(cell.row, (lengths.get(cell.row) ?? 0) + 1);
    const several = new Set([...lengths.values()].filter((n) => n > 2)).size > 1;
    ragged = several && isWithoutSpans(block);
    raggedBlocks.set(block, ragged);
  }
  return ragged;
}

const raggedBlocks = new WeakMap<Table, boolean>();

export const isWithoutSpans = ({ cells }: Table) =>
  cells.every((c) => c.column_span === 1 && c.row_span === 1);
