import type { CellNode, RowNode } from "./tree.ts";

/** The largest spans that HTML knows (HTML standard, §4.9.11). */
const mostColumns = 1000;
const mostRows = 65534;

export interface Placed {
  cell: CellNode;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

export interface Grid {
  rows: number;
  columns: number;
  cells: Placed[];
  overlaps: boolean;
  /** the grid has more positions than allowed; cells beyond are left out */
  exceeds: boolean;
}

/** Heads first and feet last, in the order of the source otherwise; browsers show them so. */
export function inOrderShown(rows: RowNode[]): RowNode[] {
  if (rows.every((row) => row.part === "body")) return rows;
  const of = (part: RowNode["part"]) => rows.filter((row) => row.part === part);
  return [...of("head"), ...of("body"), ...of("foot")];
}

/**
 * Lays spans out on the grid as browsers do: a cell takes the first column that is free in its row, a row
 * span ends with its thead, tbody or tfoot, and a column span of the largest size means "to the edge". Where
 * a cell would cover a position that another one has, it ends before it, so that cells never overlap.
 */
export function layOut(source: RowNode[], mostPositions: number): Grid {
  const rows = inOrderShown(source);
  const grid: Grid = { rows: rows.length, columns: 0, cells: [], overlaps: false, exceeds: false };
  // For each column, the row at which it is free again.
  const freeAt: number[] = [];
  let sectionEnd = 0;
  let positions = 0;
  for (let row = 0; row < rows.length; row++) {
    if (row === sectionEnd) sectionEnd = endOfSection(rows, row);
    let column = 0;
    for (const cell of rows[row].cells) {
      while (freeAt[column] > row) column++;
      const asked = Math.min(Math.max(cell.columnSpan, 1), mostColumns);
      let columnSpan = 1;
      while (columnSpan < asked && !(freeAt[column + columnSpan] > row)) columnSpan++;
      if (columnSpan < asked && asked < mostColumns) grid.overlaps = true;
      // A row span of 0 is "to the end of the section".
      const below = sectionEnd - row;
      const rowSpan = cell.rowSpan === 0 ? below : Math.min(cell.rowSpan, mostRows, below);

      const toEdge = asked === mostColumns;
      positions += (toEdge ? 1 : columnSpan) * rowSpan;
      if (positions > mostPositions) return { ...clipped(grid), exceeds: true };
      for (let i = column; i < column + columnSpan; i++) freeAt[i] = row + rowSpan;
      grid.cells.push({ cell, row, column, rowSpan, columnSpan });
      grid.columns = Math.max(grid.columns, column + (toEdge ? 1 : columnSpan));
      column += asked;
    }
  }
  return clipped(grid);
}

function endOfSection(rows: RowNode[], from: number): number {
  let end = from;
  while (end < rows.length && rows[end].section === rows[from].section) end++;
  return end;
}

function clipped(grid: Grid): Grid {
  for (const placed of grid.cells)
    placed.columnSpan = Math.min(placed.columnSpan, grid.columns - placed.column);
  return grid;
}
