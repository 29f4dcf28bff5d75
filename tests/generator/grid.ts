import type { Cell } from "./forms.ts";

export type Role = "title" | "heading" | "label" | "value" | "empty";

/** A cell of a table as laid out; `cell` is what it prints of the record. */
export interface GridCell {
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  text: string;
  role: Role;
  cell?: Cell;
}

/** A table laid out. The first `header` rows hold headings that a broken table may repeat. */
export interface Grid {
  rows: number;
  columns: number;
  header: number;
  /** relative widths of the columns */
  widths: number[];
  cells: GridCell[];
}

export class GridBuilder {
  readonly cells: GridCell[] = [];
  rows = 0;
  columns = 0;

  put(
    row: number,
    column: number,
    row_span: number,
    column_span: number,
    text: string,
    role: Role,
    cell?: Cell,
  ): void {
    this.cells.push({ row, column, row_span, column_span, text, role, ...(cell && { cell }) });
    this.rows = Math.max(this.rows, row + row_span);
    this.columns = Math.max(this.columns, column + column_span);
  }

  value(row: number, column: number, column_span: number, cell: Cell): void {
    this.put(row, column, 1, column_span, cell.text, "value", cell);
  }

  finish(header: number, widths?: number[]): Grid {
    const cells = [...this.cells].sort((a, b) => a.row - b.row || a.column - b.column);
    const even = Array.from({ length: this.columns }, () => 1);
    return { rows: this.rows, columns: this.columns, header, widths: widths ?? even, cells };
  }
}

/** Puts an empty column before `at`: cells that reach over it grow, other rows get an empty cell. */
export function insertColumn(grid: Grid, at: number): Grid {
  const cells = grid.cells.map((cell): GridCell => {
    if (cell.column >= at) return { ...cell, column: cell.column + 1 };
    return cell.column + cell.column_span > at ? { ...cell, column_span: cell.column_span + 1 } : cell;
  });
  for (let row = 0; row < grid.rows; row++) {
    const taken = cells.some(
      (c) => c.row <= row && row < c.row + c.row_span && c.column <= at && at < c.column + c.column_span,
    );
    if (!taken) cells.push({ row, column: at, row_span: 1, column_span: 1, text: "", role: "empty" });
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  const widths = [...grid.widths.slice(0, at), 0.6, ...grid.widths.slice(at)];
  return { ...grid, columns: grid.columns + 1, widths, cells };
}

/** What becomes of a cell that reaches over a break: its text again, nothing, or its text cut in two. */
export type OverBreak = "again" | "empty" | "cut";

/** Breaks a table before row `at` into two, as pages and editors do. */
export function breakGrid(grid: Grid, at: number, repeatHeader: boolean, over: OverBreak): [Grid, Grid] {
  const first: GridCell[] = [];
  const second: GridCell[] = [];
  const shift = repeatHeader ? grid.header - at : -at;
  if (repeatHeader) second.push(...grid.cells.filter((cell) => cell.row + cell.row_span <= grid.header));
  for (const cell of grid.cells) {
    const end = cell.row + cell.row_span;
    if (end <= at) first.push(cell);
    else if (cell.row >= at) second.push({ ...cell, row: cell.row + shift });
    else {
      const middle = Math.ceil(cell.text.length / 2);
      const [head, tail] =
        over === "cut"
          ? [cell.text.slice(0, middle), cell.text.slice(middle)]
          : [cell.text, over === "again" ? cell.text : ""];
      first.push({ ...cell, row_span: at - cell.row, text: head });
      second.push({ ...cell, row: at + shift, row_span: end - at, text: tail });
    }
  }
  const order = (cells: GridCell[]): GridCell[] => cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return [
    { ...grid, rows: at, cells: order(first) },
    { ...grid, rows: grid.rows + shift, header: repeatHeader ? grid.header : 0, cells: order(second) },
  ];
}

/** The cells of each row, in the order they are written. */
export function rowsOfGrid(grid: Grid): GridCell[][] {
  const rows: GridCell[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) rows[cell.row]!.push(cell);
  return rows;
}
