import { breakGrid, type Grid, type GridCell } from "../grid.ts";
import type { Random } from "../random.ts";
import { cover } from "./rows.ts";

const cells = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;

/** One piece as a converter prints it: its first row becomes a header, merged labels stand once, beside some row. */
function piece(grid: Grid, random: Random): string {
  const rows: { label: string; line: string }[] = [];
  const shownAt = new Map<GridCell, number>();
  for (const cell of grid.cells) shownAt.set(cell, cell.row + Math.floor((cell.row_span - 1) / 2));
  cover(grid).forEach((line, row) => {
    const seen = new Set<GridCell>();
    const texts: string[] = [];
    let outside = "";
    line.forEach((cell) => {
      if (!cell || seen.has(cell) || shownAt.get(cell) !== row) return;
      seen.add(cell);
      const text = cell.text.trim().replace(/\n+/g, "");
      const long = cell.role === "label" && cell.row_span === 1 && text.length > 18;
      if (long && random.chance(0.4)) outside = text;
      else texts.push(text);
    });
    rows.push({ label: outside, line: cells(texts) });
  });
  let out = "";
  let open = false;
  for (const { label, line } of rows) {
    if (label) {
      out += `\n${label}\n`;
      open = false;
    }
    out += `${line}\n`;
    if (!open) out += `|${"---|".repeat(Math.max(1, line.split("|").length - 2))}\n`;
    open = true;
  }
  return out;
}

/** A Markdown table torn over pages by a PDF converter. */
export function shredded(grid: Grid, random: Random): string {
  const pieces: Grid[] = [];
  let rest = grid;
  while (rest.rows > 6 && random.chance(0.8)) {
    const [first, second] = breakGrid(
      rest,
      random.int(Math.max(3, rest.header + 1), rest.rows - 2),
      false,
      random.pick(["empty", "cut"]),
    );
    pieces.push(first);
    rest = second;
  }
  let page = random.int(2, 4);
  return [...pieces, rest]
    .map((one) => piece(one, random))
    .reduce((out, one) => `${out}\n— ${page++} —\n${one}`);
}
