import type { Band } from "../forms.ts";
import { GridBuilder, insertColumn, type Grid } from "../grid.ts";
import { renumber, type Numbering } from "../labels.ts";
import type { Random } from "../random.ts";
import { labelWidth, layHeader, layRows, type Grouping, type HeaderStyle } from "./headings.ts";

export interface RequestsLayout {
  header: HeaderStyle | "split words";
  /** 三、本年度办理结果 */
  outer: Grouping;
  /** （三）不予公开 … */
  inner: Grouping;
  numbering: Numbering;
  emptyColumns: number;
  corner: boolean;
}

export function drawRequestsLayout(random: Random): RequestsLayout {
  return {
    header: random.weighted<RequestsLayout["header"]>([
      ["nested", 75],
      ["without the top", 10],
      ["flat", 10],
      ["split words", 5],
    ]),
    outer: random.weighted<Grouping>([
      ["span", 78],
      ["row", 6],
      ["first", 6],
      ["repeat", 5],
      ["lost", 5],
    ]),
    inner: random.weighted<Grouping>([
      ["span", 75],
      ["repeat", 9],
      ["first", 7],
      ["row", 6],
      ["lost", 3],
    ]),
    numbering: random.weighted<Numbering>([
      ["form", 68],
      ["comma", 8],
      ["wide dot", 6],
      ["half-width", 8],
      ["brackets", 5],
      ["none", 5],
    ]),
    emptyColumns: random.weighted([
      [0, 90],
      [1, 7],
      [2, 3],
    ]),
    corner: random.chance(0.92),
  };
}

/** “商业企业” as 商业 over 企业 in two rows: what an export makes of a line break inside a heading. */
function splitWords(grid: GridBuilder, labels: readonly string[], left: number): number {
  labels.forEach((label, i) => {
    const letters = [...label.replace(/\s/g, "")];
    const half = Math.ceil(letters.length / 2);
    if (letters.length < 4) return grid.put(0, left + i, 2, 1, label, "heading");
    grid.put(0, left + i, 1, 1, letters.slice(0, half).join(""), "heading");
    grid.put(1, left + i, 1, 1, letters.slice(half).join(""), "heading");
  });
  return 2;
}

export function layRequests(band: Band, layout: RequestsLayout, random: Random): Grid {
  const rows = band.rows.map((row) => ({
    ...row,
    path: row.path.map((label) => renumber(label, layout.numbering)),
  }));
  const groupings = [layout.outer, layout.inner];
  const labels = labelWidth(rows, groupings);
  const grid = new GridBuilder();
  const paths = band.columns.map((column) => column.path);
  const header =
    layout.header === "split words"
      ? splitWords(
          grid,
          paths.map((path) => path.at(-1)!),
          labels,
        )
      : layHeader(grid, paths, layout.header, labels);
  grid.put(0, 0, header, labels, layout.corner ? band.corner : "", "heading");
  layRows(grid, rows, groupings, labels, header);
  const widths = [...[1.2, 1.8, 4].slice(-labels), ...paths.map(() => 1)];
  let laid = grid.finish(header, labels === 1 ? [6, ...widths.slice(1)] : widths);
  for (let i = 0; i < layout.emptyColumns; i++)
    laid = insertColumn(laid, random.pick([labels, labels, laid.columns]));
  return laid;
}
