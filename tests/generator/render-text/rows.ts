import { rowsOfGrid, type Grid, type GridCell } from "../grid.ts";

/** The cell that covers each grid position, or undefined at a hole. */
export function cover(grid: Grid): (GridCell | undefined)[][] {
  const map: (GridCell | undefined)[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.row_span; row++)
      for (let column = cell.column; column < cell.column + cell.column_span; column++)
        map[row]![column] = cell;
  return map;
}

/** Each row's texts with merged positions as `merged` says: nothing, an empty field, or the text again. */
export function fields(
  grid: Grid,
  across: "skip" | "empty" | "again",
  down: "skip" | "empty" | "again",
): string[][] {
  return cover(grid).map((line, row) =>
    line.flatMap((cell, column) => {
      if (!cell) return [""];
      const below = row > cell.row;
      const beside = column > cell.column;
      const rule = beside ? across : below ? down : "again";
      if (beside && below && (across === "skip" || down === "skip")) return [];
      return rule === "skip" ? [] : [rule === "again" ? cell.text : ""];
    }),
  );
}

/** One cell a line behind a tab; a blank line ends a row; a line without a tab goes on with the cell above. */
export function tabCells(grid: Grid): string {
  return fields(grid, "skip", "empty")
    .map((row) => row.map((text) => `\t${text}\n`).join("") + "\n")
    .join("");
}

export function tabSeparated(grid: Grid, across: "skip" | "empty"): string {
  return fields(grid, across, "empty")
    .map((row) => row.map((text) => text.replace(/\n/g, "")).join("\t"))
    .join("\n");
}

export function markdown(grid: Grid, merged: "empty" | "again", lineBreak: string): string {
  const rows = fields(grid, merged, merged).map(
    (row) =>
      `| ${row.map((text) => text.trim().replace(/\|/g, "\\|").replace(/\n+/g, lineBreak)).join(" | ")} |`,
  );
  return [rows[0], `|${"---|".repeat(grid.columns)}`, ...rows.slice(1)].join("\n");
}

/** The rows with what stands in each, for writers that lose the borders. */
export const writtenRows = (grid: Grid): GridCell[][] =>
  rowsOfGrid(grid).map((row) => row.filter((cell) => cell.text.trim() !== ""));
