import type { Band } from "../forms.ts";
import { GridBuilder, type Grid } from "../grid.ts";
import { renumber, type Numbering } from "../labels.ts";
import type { Random } from "../random.ts";

export interface SheetLayout {
  numbering: Numbering;
  /** what stands where a line has no number */
  unfilled: "" | "——" | "/";
  serial: boolean;
  unitLast: boolean;
  indent: boolean;
}

export function drawSheetLayout(random: Random): SheetLayout {
  return {
    numbering: random.weighted<Numbering>([
      ["form", 75],
      ["comma", 10],
      ["wide dot", 5],
      ["half-width", 10],
    ]),
    unfilled: random.weighted([
      ["", 6],
      ["——", 4],
      ["/", 1],
    ] as const),
    serial: random.chance(0.1),
    unitLast: random.chance(0.05),
    indent: random.chance(0.5),
  };
}

export function laySheet(band: Band, layout: SheetLayout): Grid {
  const grid = new GridBuilder();
  const left = layout.serial ? 1 : 0;
  const [unit, value] = layout.unitLast ? [left + 2, left + 1] : [left + 1, left + 2];
  if (layout.serial) grid.put(0, 0, 1, 1, "序号", "heading");
  grid.put(0, left, 1, 1, band.corner, "heading");
  grid.put(0, unit, 1, 1, "单位", "heading");
  grid.put(0, value, 1, 1, band.columns[0]!.path[0]!, "heading");
  band.rows.forEach((row, i) => {
    const label = renumber(row.path[0]!, layout.numbering);
    const depth = /^[一二三四五六七八九]、/.test(label) ? 0 : /^[（(]/.test(label) ? 1 : 2;
    if (layout.serial) grid.put(i + 1, 0, 1, 1, String(i + 1), "label");
    grid.put(i + 1, left, 1, 1, (layout.indent ? "　".repeat(depth) : "") + label, "label");
    const [cell] = row.cells;
    grid.put(i + 1, unit, 1, 1, cell ? (row.unit ?? "") : layout.unfilled, "label");
    if (cell) grid.value(i + 1, value, 1, cell);
    else grid.put(i + 1, value, 1, 1, layout.unfilled, "empty");
  });
  return grid.finish(1, [...(layout.serial ? [0.6] : []), 6, 1, 1.2]);
}
