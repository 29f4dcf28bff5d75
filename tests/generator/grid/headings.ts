import type { Cell } from "../forms.ts";
import type { GridBuilder } from "../grid.ts";

/** How a heading above several rows is printed. */
export type Grouping = "span" | "repeat" | "first" | "row" | "lost";

export interface LabelledRow {
  path: string[];
  cells: Cell[];
}

const under = (path: string[], level: number): string => path.slice(0, level + 1).join("\n");

/**
 * Lays rows whose labels nest: `groupings[level]` says how headings of that level are printed; the
 * innermost label reaches over the label columns that are left. Returns the first free row.
 */
export function layRows(
  grid: GridBuilder,
  rows: readonly LabelledRow[],
  groupings: readonly Grouping[],
  labelColumns: number,
  top: number,
): number {
  let at = top;
  const width = labelColumns + Math.max(0, ...rows.map((row) => row.cells.length));
  const tops: number[] = [];
  rows.forEach((row, i) => {
    const own = row.path.length - 1;
    for (let level = 0; level < own; level++) {
      const starts = i === 0 || under(rows[i - 1]!.path, level) !== under(row.path, level);
      if (groupings[level] === "row" && starts) grid.put(at++, 0, 1, width, row.path[level]!, "label");
    }
    tops[i] = at++;
  });
  rows.forEach((row, i) => {
    const own = row.path.length - 1;
    let column = 0;
    for (let level = 0; level < own; level++) {
      const grouping = groupings[level]!;
      if (grouping === "row" || grouping === "lost") continue;
      const starts = i === 0 || under(rows[i - 1]!.path, level) !== under(row.path, level);
      if (grouping === "repeat") grid.put(tops[i]!, column, 1, 1, row.path[level]!, "label");
      else if (grouping === "first")
        grid.put(tops[i]!, column, 1, 1, starts ? row.path[level]! : "", "label");
      else if (starts) {
        let last = i;
        while (rows[last + 1] && under(rows[last + 1]!.path, level) === under(row.path, level)) last++;
        grid.put(tops[i]!, column, tops[last]! - tops[i]! + 1, 1, row.path[level]!, "label");
      }
      column++;
    }
    if (labelColumns > column) grid.put(tops[i]!, column, 1, labelColumns - column, row.path[own]!, "label");
    row.cells.forEach((cell, j) => grid.value(tops[i]!, labelColumns + j, 1, cell));
  });
  return at;
}

/** How many columns the labels take. */
export function labelWidth(rows: readonly LabelledRow[], groupings: readonly Grouping[]): number {
  const own = rows.map(
    ({ path }) =>
      1 + path.slice(0, -1).filter((_, level) => !["row", "lost"].includes(groupings[level]!)).length,
  );
  return Math.max(1, ...own);
}

export type HeaderStyle = "nested" | "flat" | "joined" | "inner two";

/** Lays column headings that nest, from `left` on; returns how many rows they take. */
export function layHeader(
  grid: GridBuilder,
  paths: readonly string[][],
  style: HeaderStyle,
  left: number,
): number {
  const shown = paths.map((path) => {
    if (style === "flat") return path.slice(-1);
    if (style === "joined") return [path.length > 2 ? path.slice(1).join("") : path.join("")];
    return style === "inner two" ? path.slice(-2) : path;
  });
  const depth = Math.max(...shown.map((path) => path.length));
  for (let i = 0; i < shown.length; i++) {
    const path = shown[i]!;
    path.forEach((text, level) => {
      const last = level === path.length - 1;
      if (last) return grid.put(level, left + i, depth - level, 1, text, "heading");
      const key = under(path, level);
      if (i > 0 && shown[i - 1]!.length > level + 1 && under(shown[i - 1]!, level) === key) return;
      let end = i;
      while (shown[end + 1] && shown[end + 1]!.length > level + 1 && under(shown[end + 1]!, level) === key)
        end++;
      grid.put(level, left + i, 1, end - i + 1, text, "heading");
    });
  }
  return depth;
}
