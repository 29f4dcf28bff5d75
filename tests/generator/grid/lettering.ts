import type { Grid } from "../grid.ts";
import type { Random } from "../random.ts";

/** How narrow columns make an office break its headings. */
export type Lettering = "whole" | "halves" | "spaced" | "vertical";

export const drawLettering = (random: Random): Lettering =>
  random.weighted([
    ["whole", 75],
    ["halves", 12],
    ["spaced", 5],
    ["vertical", 8],
  ]);

const halves = (text: string): string => {
  const half = Math.ceil(text.length / 2);
  return text.length >= 4 && text.length <= 6 ? `${text.slice(0, half)}\n${text.slice(half)}` : text;
};

/** Breaks headings and labels by lines or spaces; never a value. */
export function letter(grid: Grid, lettering: Lettering): Grid {
  if (lettering === "whole") return grid;
  const cells = grid.cells.map((cell) => {
    if (cell.role !== "heading" && cell.role !== "label") return cell;
    const { text } = cell;
    if (lettering === "halves") return { ...cell, text: cell.role === "heading" ? halves(text) : text };
    if (lettering === "spaced") return { ...cell, text: /^.{2,4}$/u.test(text) ? [...text].join(" ") : text };
    return { ...cell, text: cell.row_span > 2 && cell.role === "label" ? [...text].join("\n") : text };
  });
  return { ...grid, cells };
}
