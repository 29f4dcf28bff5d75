import { reviewBlocks, type Band } from "../forms.ts";
import { GridBuilder, type Grid } from "../grid.ts";
import type { Random } from "../random.ts";
import { labelWidth, layHeader, layRows } from "./headings.ts";

export type ReviewLayout =
  "nested" | "flat" | "joined" | "blocks as rows" | "every case a row" | "two tables";

export function drawReviewLayout(random: Random): ReviewLayout {
  return random.weighted<ReviewLayout>([
    ["nested", 84],
    ["flat", 4],
    ["joined", 4],
    ["blocks as rows", 4],
    ["every case a row", 2],
    ["two tables", 2],
  ]);
}

function columnsAcross(band: Band, style: "nested" | "flat" | "joined", from: number, to: number): Grid {
  const grid = new GridBuilder();
  const columns = band.columns.slice(from, to);
  const header = layHeader(
    grid,
    columns.map((column) => column.path),
    style,
    0,
  );
  band.rows[0]!.cells.slice(from, to).forEach((cell, i) => grid.value(header, i, 1, cell));
  return grid.finish(header);
}

/** 行政复议, 未经复议直接起诉 and 复议后起诉 down the side, the outcomes across. */
function blocksAsRows(band: Band): Grid {
  const outcomes = band.columns.slice(0, 5).map((column) => column.path.slice(-1));
  const rows = reviewBlocks.map(([, path], i) => ({
    path,
    cells: band.rows[0]!.cells.slice(i * 5, i * 5 + 5),
  }));
  const grid = new GridBuilder();
  const labels = labelWidth(rows, ["span"]);
  const header = layHeader(grid, outcomes, "nested", labels);
  grid.put(0, 0, header, labels, "类别", "heading");
  layRows(grid, rows, ["span"], labels, header);
  return grid.finish(header, [1.5, 2, 1, 1, 1, 1, 1]);
}

function everyCaseARow(band: Band): Grid {
  const rows = band.columns.map((column, i) => ({ path: column.path, cells: [band.rows[0]!.cells[i]!] }));
  const grid = new GridBuilder();
  const labels = labelWidth(rows, ["span", "span"]);
  grid.put(0, 0, 1, labels, "类别", "heading");
  grid.put(0, labels, 1, 1, "件数", "heading");
  layRows(grid, rows, ["span", "span"], labels, 1);
  return grid.finish(1, [1.5, 2, 2, 1]);
}

export function layReview(band: Band, layout: ReviewLayout): Grid[] {
  switch (layout) {
    case "blocks as rows":
      return [blocksAsRows(band)];
    case "every case a row":
      return [everyCaseARow(band)];
    case "two tables":
      return [columnsAcross(band, "nested", 0, 5), columnsAcross(band, "nested", 5, 15)];
    default:
      return [columnsAcross(band, layout, 0, 15)];
  }
}
