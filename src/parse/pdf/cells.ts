import { collinear, snap } from "./edges.ts";
import type { Box } from "./geometry.ts";
import type { Rule } from "./rules.ts";

/** A cell of a lattice: grid lines from `row` to `row + rowSpan`, counted from the top, and likewise columns. */
export interface Slot {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  box: Box;
}

/** The cells that lines enclose. */
export interface Lattice {
  /** x of the grid lines, ascending */
  xs: number[];
  /** y of the grid lines, from the top down */
  ys: number[];
  slots: Slot[];
  /** no line closes the table above: it may go on from the page before */
  openTop: boolean;
  openBottom: boolean;
}

/** The share of a side that has to be drawn to part two cells. */
const wallShare = 0.7;

/**
 * The cells within a group of edges that touch. Where the outermost lines are missing, because a page break
 * left the table open or its style has no outer border, they are thought of as drawn. Null where there are
 * less than two cells.
 */
export function latticeOf(edges: readonly Rule[], mostCells: number): Lattice | null {
  const across = linesOf(
    edges.filter((edge) => edge.horizontal),
    edges.filter((edge) => !edge.horizontal),
  );
  const down = linesOf(
    edges.filter((edge) => !edge.horizontal),
    edges.filter((edge) => edge.horizontal),
  );
  const ys = across.map((line) => line.at).reverse();
  const xs = down.map((line) => line.at);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  if (rows < 1 || columns < 1 || rows * columns < 2 || rows * columns > mostCells) return null;
  const above = across.map((line) => walls(line.pieces, xs)).reverse();
  const before = down.map((line) => walls(line.pieces, [...ys].reverse()).reverse());
  const regions = regionsOf(rows, columns, above, before);
  const slots = regions.flatMap((region) => rectangles(region, columns));
  if (slots.length < 2) return null;
  const lattice = compact(slots, xs, ys);
  const drawn = (row: number) => above[row].filter(Boolean).length >= columns / 2;
  return { ...lattice, openTop: !drawn(0), openBottom: !drawn(rows) };
}

interface GridLine {
  at: number;
  pieces: Rule[];
}

/** Grid lines in ascending order, with one at each end of what the crossing edges reach. */
function linesOf(edges: Rule[], crossing: Rule[]): GridLine[] {
  const ends = crossing.flatMap(({ from, to }) => [from, to]);
  const outer = [Math.min(...ends), Math.max(...ends)].filter(Number.isFinite);
  const bounds = outer.map((at) => ({ horizontal: true, at, from: 0, to: 0 }));
  return collinear([...edges, ...bounds], snap).map((pieces) => {
    const drawn = pieces.filter(({ from, to }) => to > from);
    const length = drawn.reduce((sum, { from, to }) => sum + to - from, 0);
    const at = drawn.reduce((sum, { at, from, to }) => sum + at * (to - from), 0) / length;
    return { at: length > 0 ? at : pieces[0].at, pieces: drawn };
  });
}

/** For each interval between ascending positions, whether the pieces of one line cover it. */
function walls(pieces: Rule[], positions: number[]): boolean[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from - snap <= last.to) last.to = Math.max(last.to, to + snap / 2);
    else merged.push({ from: from - snap / 2, to: to + snap / 2 });
  }
  return positions.slice(1).map((end, index) => {
    const start = positions[index];
    const covered = merged.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
      0,
    );
    return covered >= wallShare * (end - start);
  });
}

/** Joins the squares of the grid that no wall parts: lists of square numbers, row by row. */
function regionsOf(rows: number, columns: number, above: boolean[][], before: boolean[][]): number[][] {
  const parent = Array.from({ length: rows * columns }, (_, square) => square);
  const root = (square: number): number => {
    while (parent[square] !== square) square = parent[square] = parent[parent[square]];
    return square;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const square = row * columns + column;
      if (column > 0 && !before[column][row]) parent[root(square)] = root(square - 1);
      if (row > 0 && !above[row][column]) parent[root(square)] = root(square - columns);
    }
  }
  const regions = new Map<number, number[]>();
  parent.forEach((_, square) => {
    const region = regions.get(root(square));
    if (region) region.push(square);
    else regions.set(root(square), [square]);
  });
  return [...regions.values()];
}

type Span = Omit<Slot, "box">;

/** A region is one cell; one that is no rectangle, because a wall is missing, is cut into rectangles by its rows. */
function rectangles(squares: number[], columns: number): Span[] {
  const runs: Span[] = [];
  for (const square of squares) {
    const [row, column] = [Math.floor(square / columns), square % columns];
    const last = runs.at(-1);
    if (last && last.row === row && last.column + last.columnSpan === column) last.columnSpan++;
    else runs.push({ row, column, rowSpan: 1, columnSpan: 1 });
  }
  const spans: Span[] = [];
  const ending = new Map<string, Span>();
  for (const run of runs) {
    const above = ending.get([run.row, run.column, run.columnSpan].join());
    if (above) above.rowSpan++;
    else spans.push(run);
    ending.set([run.row + 1, run.column, run.columnSpan].join(), above ?? run);
  }
  return spans;
}

/** Leaves out the grid lines on which no cell ends or begins. */
function compact(spans: Span[], xs: number[], ys: number[]): Pick<Lattice, "xs" | "ys" | "slots"> {
  const columns = used(spans.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const rows = used(spans.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const slots = spans.map(({ row, column, rowSpan, columnSpan }) => ({
    row: rows.get(row)!,
    column: columns.get(column)!,
    rowSpan: rows.get(row + rowSpan)! - rows.get(row)!,
    columnSpan: columns.get(column + columnSpan)! - columns.get(column)!,
    box: { left: xs[column], right: xs[column + columnSpan], top: ys[row], bottom: ys[row + rowSpan] },
  }));
  return { xs: [...columns.keys()].map((x) => xs[x]), ys: [...rows.keys()].map((y) => ys[y]), slots };
}

/** Old number → new number of the grid lines that are used, in order. */
function used(lines: number[]): Map<number, number> {
  const ordered = [...new Set(lines)].sort((a, b) => a - b);
  return new Map(ordered.map((line, index) => [line, index]));
}
