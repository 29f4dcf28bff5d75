import type { Cell } from "../forms.ts";
import type { GridBuilder } from "../grid.ts";

/** How a heading above several rows is printed. */
export type Grouping = "span" | "repeat" | "first" | "row" | "lost";

export interface LabelledRow {
  path: string[];
  cells: Cell[];
  merged?: boolean;
}

const under = (path: string[], level: number): string => path.slice(0, level + 1).join("\n");

/** A heading of one level above one row: on rows of its own (`row`), or beside it. */
interface Line {
  row: LabelledRow;
  /** the innermost heading that stands on this line */
  level: number;
}

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
  const width = labelColumns + Math.max(0, ...rows.map((row) => row.cells.length));
  const lines = rows.flatMap((row, i): Line[] => {
    const own = row.path.length - 1;
    const headed = row.path
      .slice(0, own)
      .flatMap((_, level) => (groupings[level] === "row" && begins(rows, i, level) ? [{ row, level }] : []));
    return [...headed, { row, level: own }];
  });
  const same = (a: Line | undefined, b: Line, level: number): boolean =>
    a !== undefined &&
    a.row.path.length > level &&
    a.level >= level &&
    under(a.row.path, level) === under(b.row.path, level);
  lines.forEach((line, i) => {
    const { row, level: own } = line;
    let column = 0;
    for (let level = 0; level < own; level++) {
      const grouping = groupings[level]!;
      if (grouping === "row" || grouping === "lost") continue;
      const starts = !same(lines[i - 1], line, level);
      if (grouping === "repeat") grid.put(top + i, column, 1, 1, row.path[level]!, "label");
      else if (grouping === "first") grid.put(top + i, column, 1, 1, starts ? row.path[level]! : "", "label");
      else if (starts) {
        let last = i;
        while (same(lines[last + 1], line, level)) last++;
        grid.put(top + i, column, last - i + 1, 1, row.path[level]!, "label");
      }
      column++;
    }
    const isHeading = own < row.path.length - 1;
    const end = isHeading ? width : labelColumns;
    if (end > column) grid.put(top + i, column, 1, end - column, row.path[own] ?? "", "label");
    if (isHeading) return;
    if (row.merged) grid.value(top + i, labelColumns, row.cells.length, row.cells[0]!);
    else row.cells.forEach((cell, j) => grid.value(top + i, labelColumns + j, 1, cell));
  });
  return top + lines.length;
}

const begins = (rows: readonly LabelledRow[], i: number, level: number): boolean =>
  i === 0 || under(rows[i - 1]!.path, level) !== under(rows[i]!.path, level);

/** How many columns the labels take. */
export function labelWidth(rows: readonly LabelledRow[], groupings: readonly Grouping[]): number {
  const own = rows.map(
    ({ path }) =>
      1 + path.slice(0, -1).filter((_, level) => !["row", "lost"].includes(groupings[level]!)).length,
  );
  return Math.max(1, ...own);
}

export type HeaderStyle = "nested" | "flat" | "joined" | "without the top";

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
    return style === "without the top" ? path.slice(1) : path;
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
