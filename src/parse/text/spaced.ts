import type { Rows } from "./grid.ts";
import type { Line } from "./source.ts";
import { isBlank } from "./values.ts";

/** Gaps that show that all are equally wide. */
const fewest = 12;

/**
 * The rows of lines `[from, to)` whose cells all stand the same number of blanks apart, as a tab that was replaced
 * by blanks leaves them; null where gaps differ, as they do wherever blanks hold columns.
 */
export function spacedRows(lines: Line[], from: number, to: number): Rows | null {
  const rows: Rows = [];
  let width = 0;
  let gaps = 0;
  for (const { text, start } of lines.slice(from, to)) {
    if (isBlank(text)) continue;
    const row: Rows[number] = [];
    for (const { 0: cell, index } of text.matchAll(/[^ ]+(?: [^ ]+)*/g)) {
      const before = row.at(-1);
      const gap = before === undefined ? width : start + index - before.to;
      if (before !== undefined && width === 0) width = gap;
      if (gap !== width) return null;
      if (before !== undefined) gaps++;
      row.push({ text: cell, from: start + index, to: start + index + cell.length, column: row.length });
    }
    rows.push(row);
  }
  return gaps >= fewest ? rows : null;
}
