import type { Cell, Message, Table } from "../../model/document.ts";
import type { Source } from "./source.ts";

/** A cell as a shape found it, before it has a place in the file: a text, and where it stands in the source. */
export interface Piece {
  text: string;
  /** offsets into the source's text, `[from, to)` */
  from: number;
  to: number;
  column: number;
  row_span?: number;
  column_span?: number;
}

/** Rows of a table; a row's pieces are in the order of their columns. */
export type Rows = Piece[][];

/** Rows → table block. Blank cells are cells; a column that a row does not reach is a hole. */
export function tableOf(rows: Rows, source: Source): Table {
  const cells: Cell[] = [];
  let columns = 0;
  let from = Infinity;
  let to = 0;
  rows.forEach((pieces, row) => {
    for (const piece of pieces) {
      const { row_span = 1, column_span = 1, column, text } = piece;
      cells.push({ row, column, row_span, column_span, text, place: source.place(piece.from, piece.to) });
      columns = Math.max(columns, column + column_span);
      from = Math.min(from, piece.from);
      to = Math.max(to, piece.to);
    }
  });
  if (from === Infinity) from = to;
  return { type: "table", rows: rows.length, columns, cells, place: source.place(from, to) };
}

/** Where rows have different numbers of cells, columns are the order of cells in a row, and this says so. */
export function raggedRows(rows: Rows, { place }: Table): Message[] {
  if (rows.every((row) => row.length === rows[0].length)) return [];
  const message = {
    en: "The rows of this table have different numbers of cells, because the text does not mark merged cells; a cell's column is its order in the row.",
    zh: "文本中没有合并单元格的标记，表中各行单元格数不同，列号为单元格在行内的序号。",
  };
  return [{ code: "text.ragged_rows", severity: "info", message, place }];
}
