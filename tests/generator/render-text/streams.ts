import type { Grid, GridCell } from "../grid.ts";
import type { Random } from "../random.ts";
import { writtenRows } from "./rows.ts";

const flat = (cell: GridCell): string => cell.text.trim().replace(/\n+/g, "");

function wrapAt(text: string, width: number): string {
  return [...text].reduce((line, letter, i) => line + (i > 0 && i % width === 0 ? "\n" : "") + letter, "");
}

/** Rows as PDF text comes without `-layout`: one space between numbers, labels wrapped, group labels on lines of their own. */
export function spaced(grid: Grid, random: Random): string {
  const width = random.int(16, 26);
  return writtenRows(grid)
    .filter((row) => row.length > 0)
    .map((row) =>
      row
        .map((cell) => {
          if (cell.role === "value" || cell.role === "empty") return flat(cell);
          const vertical = cell.row_span > 8 && random.chance(0.5);
          const text = vertical ? [...flat(cell)].join("\n") : wrapAt(flat(cell), width);
          return cell.row_span > 1 && cell.role === "label" ? `${text}\n` : text;
        })
        .join(" ")
        .replace(/\n /g, "\n"),
    )
    .join("\n");
}

/** Every cell on a line of its own, blank ones gone. */
export const oneTokenALine = (grid: Grid): string =>
  writtenRows(grid)
    .flat()
    .map((cell) => cell.text.trim())
    .join("\n");

/** All borders lost. */
export const runTogether = (grid: Grid): string => writtenRows(grid).flat().map(flat).join("");
