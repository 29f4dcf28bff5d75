import { describe, expect, it } from "vitest";
import { breakGrid, insertColumn, type Grid } from "./grid.ts";
import { layTable } from "./layout.ts";
import { Random } from "./random.ts";
import { drawRecord } from "./record.ts";

const laidOut = Array.from({ length: 150 }, (_, i) => i + 1).flatMap((seed) => {
  const report = drawRecord(seed);
  return report.blocks.flatMap((block) =>
    block.kind === "table"
      ? [{ report, table: block.table, grids: layTable(block.table, new Random(seed)) }]
      : [],
  );
});

function covered(grid: Grid): string[] {
  return grid.cells.flatMap((cell) => {
    const positions: string[] = [];
    for (let row = cell.row; row < cell.row + cell.row_span; row++)
      for (let column = cell.column; column < cell.column + cell.column_span; column++)
        positions.push(`${row},${column}`);
    return positions;
  });
}

describe("layTable", () => {
  it("lays no cell over another, and none outside the grid", () => {
    for (const grid of laidOut.flatMap(({ grids }) => grids)) {
      const positions = covered(grid);
      expect(new Set(positions).size).toBe(positions.length);
      const outside = grid.cells.filter(
        ({ row, row_span, column, column_span }) =>
          row + row_span > grid.rows || column + column_span > grid.columns,
      );
      expect(outside).toEqual([]);
      expect(grid.widths).toHaveLength(grid.columns);
    }
  });

  it("prints each cell of the record once, as it stands there", () => {
    for (const { table, grids } of laidOut) {
      const printed = grids.flatMap((grid) =>
        grid.cells.flatMap(({ cell, text }) => (cell ? [[cell.indicator, text]] : [])),
      );
      const recorded = table.bands.flatMap((band) =>
        band.rows.flatMap((row) =>
          (row.merged ? row.cells.slice(0, 1) : row.cells).map((cell) => [cell.indicator, cell.text]),
        ),
      );
      expect(printed.map(String).sort()).toEqual(recorded.map(String).sort());
    }
  });

  it("keeps every value when a table is broken or gets another column", () => {
    const texts = (grids: Grid[]): string[] =>
      grids.flatMap((grid) => grid.cells.filter(({ role }) => role === "value").map(({ text }) => text));
    for (const grid of laidOut.flatMap(({ grids }) => grids).filter(({ rows }) => rows > 12)) {
      const pieces = breakGrid(insertColumn(grid, 1), 9, true, "cut");
      expect(texts(pieces)).toEqual(texts([grid]));
      for (const piece of pieces) expect(new Set(covered(piece)).size).toBe(covered(piece).length);
    }
  });
});
