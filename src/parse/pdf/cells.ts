import { collinear, edgeBox, snap } from "./edges.ts";
import { contains, union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import type { Rule } from "./rules.ts";

/** A cell of a lattice: grid lines from `row` to `row + rowSpan`, counted from the top, and likewise columns. */
export interface Slot {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  box: Box;
  /** at the upper edge of the table no line closes it: it may go on from the page before */
  openTop: boolean;
  openBottom: boolean;
}

/** The cells that lines enclose. */
export interface Lattice {
  /** x of the grid lines, ascending */
  xs: number[];
  /** y of the grid lines, from the top down */
  ys: number[];
  slots: Slot[];
}

/** Where a glyph stands. */
export interface Point {
  x: number;
  y: number;
}

/** A place with writing, across and along the lines in question. */
interface Mark {
  at: number;
  along: number;
}

/** Points that a row or a column of a table has at least. */
const thinnest = 7;

/** Points by which lines that are meant as one may be apart in different columns. */
const highestStep = 30;

/** The share of a side that has to be drawn to part two cells. */
const wallShare = 0.7;

/**
 * The cells within a group of edges that touch. Where the outermost lines are missing, because a page break
 * left the table open or its style has no outer border, they are thought of as drawn. Null where there are
 * less than two cells.
 */
export function latticeOf(
  edges: readonly Rule[],
  points: readonly Point[],
  mostCells: number,
): Lattice | null {
  const horizontal = edges.filter((edge) => edge.horizontal);
  const vertical = edges.filter((edge) => !edge.horizontal);
  const inside = within(points, edges);
  const down = evened(
    linesOf(vertical, horizontal),
    [],
    inside.map(({ x, y }) => ({ at: x, along: y })),
  );
  const across = evened(
    linesOf(horizontal, vertical),
    down,
    inside.map(({ x, y }) => ({ at: y, along: x })),
  );
  const ys = across.map((line) => line.at).reverse();
  const xs = down.map((line) => line.at);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  if (rows < 1 || columns < 1 || rows * columns < 2 || rows * columns > mostCells) return null;
  const above = across.map((line) => walls(line.pieces, xs)).reverse();
  const before = down.map((line) => walls(line.pieces, [...ys].reverse()).reverse());
  const regions = regionsOf(rows, columns, above, before);
  const spans = withoutSlivers(
    regions.flatMap((region) => rectangles(region, columns, above)),
    (span) => {
      const box = boxOf(span, xs, ys);
      return box.top - box.bottom < highestStep && !inside.some(({ x, y }) => contains(box, x, y));
    },
  );
  if (spans.length < 2) return null;
  const isOpen = (line: number, { column, columnSpan }: Span) =>
    above[line].slice(column, column + columnSpan).filter(Boolean).length < columnSpan / 2;
  const slots = spans.map((span) => ({
    ...span,
    box: boxOf(span, xs, ys),
    openTop: span.row === 0 && isOpen(0, span),
    openBottom: span.row + span.rowSpan === rows && isOpen(rows, span),
  }));
  return compact({ xs, ys, slots });
}

function boxOf({ row, column, rowSpan, columnSpan }: Span, xs: number[], ys: number[]): Box {
  return { left: xs[column], right: xs[column + columnSpan], top: ys[row], bottom: ys[row + rowSpan] };
}

/**
 * Makes one line of two neighbours that leave a strip too thin for any text; and of two that lie in different
 * columns, because some software ends the cells of a row that a page cuts at different heights.
 */
function evened(lines: GridLine[], columns: readonly GridLine[], written: readonly Mark[]): GridLine[] {
  const xs = columns.map(({ at }) => at);
  const evenedLines: GridLine[] = [];
  for (const line of lines) {
    const last = evenedLines.at(-1);
    const between = last ? written.filter(({ at }) => at > last.at && at < line.at) : [];
    const at = last && (isThin(last, line, between) ? line.at : commonHeight(last, line, xs, between));
    if (last && at) evenedLines[evenedLines.length - 1] = { at, pieces: [...last.pieces, ...line.pieces] };
    else evenedLines.push(line);
  }
  return evenedLines;
}

function isThin(lower: GridLine, upper: GridLine, between: readonly Mark[]): boolean {
  return upper.at - lower.at < thinnest && between.length === 0;
}

/** Where two lines in different columns can be one, so that no text changes its cell; null where they cannot. */
function commonHeight(
  lower: GridLine,
  upper: GridLine,
  xs: number[],
  between: readonly Mark[],
): number | null {
  if (xs.length === 0 || upper.at - lower.at > highestStep) return null;
  if (lower.pieces.length === 0 || upper.pieces.length === 0) return null;
  const [low, high] = [walls(lower.pieces, xs), walls(upper.pieces, xs)];
  if (low.some((drawn, column) => drawn && high[column])) return null;
  const writtenIn = (drawn: boolean[]) =>
    between.some(({ along }) =>
      drawn.some((is, column) => is && along > xs[column] && along < xs[column + 1]),
    );
  if (!writtenIn(high)) return lower.at;
  return writtenIn(low) ? null : upper.at;
}

function within(points: readonly Point[], edges: readonly Rule[]): Point[] {
  const box = union(edges.map(edgeBox));
  return points.filter(({ x, y }) => contains(box, x, y));
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

type Span = Pick<Slot, "row" | "column" | "rowSpan" | "columnSpan">;

/**
 * A region is one cell; one that is no rectangle, because a wall is missing, is cut into rectangles by its rows, and so is
 * one in which a wall is drawn over a part of its width.
 */
function rectangles(squares: number[], columns: number, walls: boolean[][]): Span[] {
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
    const { row, column, columnSpan } = run;
    const isParted = walls[row].slice(column, column + columnSpan).includes(true);
    const above = isParted ? undefined : ending.get([row, column, columnSpan].join());
    if (above) above.rowSpan++;
    else spans.push(run);
    ending.set([row + 1, column, columnSpan].join(), above ?? run);
  }
  return spans;
}

/** Joins a low blank cell to the one above or below where no other cell has the line between them. */
function withoutSlivers(spans: Span[], isLowAndBlank: (span: Span) => boolean): Span[] {
  const used = new Map<number, number>();
  const count = (line: number) => used.set(line, (used.get(line) ?? 0) + 1);
  for (const { row, rowSpan } of spans) {
    count(row);
    count(row + rowSpan);
  }
  const above = new Map<string, Span>();
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.row - b.row)) {
    const key = (row: number) => [row, span.column, span.columnSpan].join();
    const upper = above.get(key(span.row));
    const isSliver = upper && used.get(span.row) === 2 && (isLowAndBlank(span) || isLowAndBlank(upper));
    if (isSliver) upper.rowSpan += span.rowSpan;
    else joined.push(span);
    above.set(key(span.row + span.rowSpan), isSliver ? upper : span);
  }
  return joined;
}

/** Leaves out the grid lines on which no cell ends or begins. */
function compact({ xs, ys, slots }: Lattice): Lattice {
  const columns = used(slots.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const rows = used(slots.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const renumbered = slots.map((slot) => ({
    ...slot,
    row: rows.get(slot.row)!,
    column: columns.get(slot.column)!,
    rowSpan: rows.get(slot.row + slot.rowSpan)! - rows.get(slot.row)!,
    columnSpan: columns.get(slot.column + slot.columnSpan)! - columns.get(slot.column)!,
  }));
  return {
    xs: [...columns.keys()].map((x) => xs[x]),
    ys: [...rows.keys()].map((y) => ys[y]),
    slots: renumbered,
  };
}

/** Old number → new number of the grid lines that are used, in order. */
function used(lines: number[]): Map<number, number> {
  const ordered = [...new Set(lines)].sort((a, b) => a - b);
  return new Map(ordered.map((line, index) => [line, index]));
}
