import type { Piece, Rows } from "./grid.ts";
import { raggedRows, tableOf } from "./grid.ts";
import { nothingBefore } from "./shape.ts";
import type { Shape } from "./shape.ts";
import type { Line } from "./source.ts";
import { isBlank, isValue, opensSection, trimmed } from "./values.ts";
import { displayWidth } from "./width.ts";

/**
 * One cell a line behind a tab: a line without a tab continues the cell above it, a blank line ends the row
 * if the next line that is not blank begins a cell. Cells merged downwards come again as blank ones; cells
 * merged sideways come once, and nothing says how wide they were. So the columns are the order of the cells
 * in their row and no more: rows have different numbers of cells, and where labels were merged it is their
 * last cells that belong together.
 */
export const cellPerLine: Shape = ({ lines, source, room }, at) => {
  const indent = /^\t+/.exec(lines[at].text)?.[0];
  if (indent === undefined) return nothingBefore(at + 1);
  const rows: Rows = [];
  let row: Piece[] = [];
  let cells = 0;
  let i = at;
  let next = at;
  while (i < lines.length && cells <= room) {
    const { text, start, end } = lines[i];
    if (text.startsWith(indent)) {
      if (text.includes("\t", indent.length)) return nothingBefore(i + 1);
      cells++;
      row.push({ text: trimmed(text), from: start + indent.length, to: end, column: row.length });
      next = ++i;
      continue;
    }
    let filled = i;
    while (filled < lines.length && isBlank(lines[filled].text) && !lines[filled].text.startsWith(indent))
      filled++;
    if (filled > i && lines[filled]?.text.startsWith(indent)) {
      rows.push(row);
      row = [];
      i = filled;
      continue;
    }
    const cell = row.at(-1);
    if (filled === lines.length || cell === undefined || !continues(cell, lines[filled], filled - i)) break;
    cell.text += "\n".repeat(filled - i + 1) + trimmed(lines[filled].text);
    cell.to = lines[filled].end;
    next = i = filled + 1;
  }
  if (row.length > 0) rows.push(row);
  if (!isTable(rows)) return nothingBefore(next);
  const table = tableOf(rows, source);
  return { blocks: [table], messages: raggedRows(rows, table), next };
};

/** Whether a line without a tab, after `blanks` blank lines, is more of a cell rather than what follows the table. */
function continues(cell: Piece, { text }: Line, blanks: number): boolean {
  const width = displayWidth(text.trim());
  if (text.includes("\t") || opensSection(text) || /。\s*$/.test(text) || width > 60) return false;
  if (blanks > 1) return false;
  const note = /^\s*[（(]/.test(text);
  if (isValue(cell.text.trim())) return note || (blanks === 0 && width <= 12);
  return blanks === 0 || (width <= 24 && !isBlank(cell.text));
}

/** Paragraphs that begin with a tab are no table: its rows have several cells, which are short, and values among them. */
function isTable(rows: Rows): boolean {
  const cells = rows.flat();
  const width = cells.reduce((sum, { text }) => sum + displayWidth(text), 0);
  return (
    rows.length >= 2 &&
    rows.some((row) => row.length >= 2) &&
    width <= cells.length * 40 &&
    cells.some(({ text }) => isBlank(text) || isValue(text.trim()))
  );
}
