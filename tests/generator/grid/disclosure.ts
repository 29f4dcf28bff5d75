import type { Band } from "../forms.ts";
import { GridBuilder, type Grid } from "../grid.ts";
import type { Random } from "../random.ts";

export interface DisclosureLayout {
  columns: 4 | 5;
  /** headings and values of a band divide the width differently, as the 2019 form itself does */
  disagreeing: boolean;
  /** one table, one for each band, or the band's title in a column of its own */
  bands: "stacked" | "apart" | "beside";
  titles: boolean;
}

export function drawDisclosureLayout(random: Random): DisclosureLayout {
  return {
    columns: random.chance(0.6) ? 4 : 5,
    disagreeing: random.chance(0.4),
    bands: random.weighted([
      ["stacked", 85],
      ["apart", 8],
      ["beside", 7],
    ] as const),
    titles: random.chance(0.95),
  };
}

/** Divides `width` columns among `count` cells; the wide one stands at `wide`. */
function divide(width: number, count: number, wide: number): number[] {
  const spans = Array.from({ length: count }, () => 1);
  spans[wide] = width - count + 1;
  return spans;
}

function layBand(
  grid: GridBuilder,
  band: Band,
  top: number,
  layout: DisclosureLayout,
  random: Random,
): number {
  let at = top;
  const left = layout.bands === "beside" ? 1 : 0;
  const width = layout.columns - 1;
  if (left > 0) grid.put(at, 0, band.rows.length + 1, 1, band.title!, "label");
  else if (layout.titles) grid.put(at++, 0, 1, layout.columns, band.title!, "title");
  const count = band.columns.length;
  const wide = random.int(0, count - 1);
  const put = (spans: number[], lay: (i: number, column: number, span: number) => void): void => {
    let column = left + 1;
    spans.forEach((span, i) => {
      lay(i, column, span);
      column += span;
    });
  };
  grid.put(at, left, 1, 1, band.corner, "heading");
  put(divide(width, count, wide), (i, column, span) =>
    grid.put(at, column, 1, span, band.columns[i]!.path[0]!, "heading"),
  );
  at++;
  const own = layout.disagreeing ? random.int(0, count - 1) : wide;
  for (const row of band.rows) {
    grid.put(at, left, 1, 1, row.path[0]!, "label");
    put(divide(width, count, own), (i, column, span) => grid.value(at, column, span, row.cells[i]!));
    at++;
  }
  return at;
}

export function layDisclosure(bands: readonly Band[], layout: DisclosureLayout, random: Random): Grid[] {
  if (layout.bands === "apart")
    return bands.map((band) => {
      const grid = new GridBuilder();
      layBand(grid, band, 0, layout, random);
      return grid.finish(layout.titles ? 2 : 1);
    });
  const grid = new GridBuilder();
  let at = 0;
  for (const band of bands) at = layBand(grid, band, at, layout, random);
  return [
    grid.finish(
      0,
      Array.from({ length: grid.columns }, (_, i) => (i === 0 ? 2 : 1.5)),
    ),
  ];
}
