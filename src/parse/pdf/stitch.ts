import { snap } from "./edges.ts";
import { cellText, isBlank } from "./grid.ts";
import type { Grid, GridCell } from "./grid.ts";

/** Points by which a column may move from page to page. */
const drift = 9;

/** Points that are left at the foot of a page before a row that would have fitted is seen as a new table's. */
const slack = 24;

/**
 * Puts the part of a table on the next page under the part before: one grid of columns, the repeated header
 * left out, rows and merged cells that the page cut joined again. Null where the two are different tables.
 * `room` is how many points of the page were left below the first part.
 */
export function stitch(above: Grid, below: Grid, room: number): Grid | null {
  const columns = above.ruled && below.ruled ? ruledColumns(above, below) : textColumns(above, below);
  if (columns === null) return null;
  const same = columns.xs.length === above.xs.length && columns.xs.length === below.xs.length;
  const upper = onColumns(above, columns.xs, columns.above);
  const lower = withoutHeader(upper, onColumns(below, columns.xs, columns.below));
  const open = above.cells.some((cell) => cell.openBottom) || below.cells.some((cell) => cell.openTop);
  if (!same && !open && room > firstHeight(below) + slack) return null;
  return lower === null ? { ...upper, last: below.last } : joined(upper, lower);
}

/** The grid lines of both parts together, and for each part the new number of each of its lines. */
interface Columns {
  xs: number[];
  above: number[];
  below: number[];
}

/** Columns of aligned text: as many, each roughly where it was. Their edges are between texts that differ. */
function textColumns(above: Grid, below: Grid): Columns | null {
  const shift = below.first.box.left - above.last.box.left;
  const widths = above.xs.slice(1).map((x, index) => x - above.xs[index]);
  const isNear = (x: number, index: number) =>
    Math.abs(below.xs[index] + shift - x) <
    0.5 * Math.min(widths[index - 1] ?? Infinity, widths[index] ?? Infinity);
  if (above.xs.length !== below.xs.length || !above.xs.slice(1, -1).every((x, i) => isNear(x, i + 1)))
    return null;
  const numbers = above.xs.map((_, index) => index);
  return { xs: above.xs, above: numbers, below: numbers };
}

function ruledColumns(above: Grid, below: Grid): Columns | null {
  const aligned = alignedTo(above, below);
  return aligned && commonColumns(above.xs, aligned);
}

/**
 * The grid lines of the lower part in the coordinates of the upper one: it is as wide, wherever it stands on
 * its page; or it lacks the columns at one side, of which browsers draw no border while one cell fills them.
 */
function alignedTo(above: Grid, below: Grid): number[] | null {
  const width = above.xs[above.xs.length - 1];
  const own = below.xs[below.xs.length - 1];
  if (Math.abs(own - width) <= Math.max(drift, 0.03 * width)) return below.xs.map((x) => (x * width) / own);
  const shift = below.first.box.left - above.last.box.left;
  const sides = [shift, shift + own - width].map(Math.abs);
  const inner = above.xs.some((x) => Math.abs(x - (sides[0] < sides[1] ? own : shift)) <= snap);
  return own < width && Math.min(...sides) <= snap && inner ? below.xs.map((x) => x + shift) : null;
}

function firstHeight({ cells }: Grid): number {
  const heights = cells
    .filter(({ row, rowSpan }) => row === 0 && rowSpan === 1)
    .map(({ parts: [{ passage }] }) => passage.box.top - passage.box.bottom);
  return Math.min(...heights);
}

function commonColumns(above: number[], below: number[]): Columns {
  const lines = above.map((x, index) => ({ x, above: index, below: -1 }));
  below.forEach((x, index) => {
    const nearest = lines
      .filter((line) => line.below < 0 && line.above >= 0 && Math.abs(line.x - x) <= drift)
      .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
    if (nearest) nearest.below = index;
    else lines.push({ x, above: -1, below: index });
  });
  lines.sort((a, b) => a.x - b.x);
  const numbers = (part: "above" | "below", count: number) =>
    Array.from({ length: count }, (_, index) => lines.findIndex((line) => line[part] === index));
  return {
    xs: lines.map(({ x }) => x),
    above: numbers("above", above.length),
    below: numbers("below", below.length),
  };
}

function onColumns(grid: Grid, xs: number[], numbers: number[]): Grid {
  const cells = grid.cells.map((cell) => ({
    ...cell,
    column: numbers[cell.column],
    columnSpan: numbers[cell.column + cell.columnSpan] - numbers[cell.column],
  }));
  return { ...grid, xs, cells };
}

/** Leaves out the rows at the top that are the first rows of the table again; null where nothing else is there. */
function withoutHeader(above: Grid, below: Grid): Grid | null {
  let rows = 0;
  while (rows < below.rows && rows < above.rows && rowText(above, rows) === rowText(below, rows)) rows++;
  while (rows > 0 && crossesRow(below, rows)) rows--;
  if (rows === below.rows && rows > 0 && hasWords(below, rows)) return null;
  if (rows === 0 || !hasWords(below, rows)) return below;
  const cells = below.cells
    .filter((cell) => cell.row >= rows)
    .map((cell) => ({ ...cell, row: cell.row - rows }));
  return { ...below, rows: below.rows - rows, cells };
}

/** What a row says, and in which columns; how far its cells reach may differ where no rule tells. */
function rowText({ cells }: Grid, row: number): string {
  return cells
    .filter((cell) => cell.row === row && !isBlank(cell))
    .sort((a, b) => a.column - b.column)
    .map((cell) => `${cell.column}\t${cellText(cell).replace(/\s+/gu, "")}`)
    .join("\n");
}

function crossesRow({ cells, rows }: Grid, row: number): boolean {
  return row < rows && cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
}

function hasWords({ cells }: Grid, rows: number): boolean {
  return cells.some((cell) => cell.row < rows && /\p{L}/u.test(cellText(cell)));
}

/** Two cells of the same columns, the one at the end of a page and the other at the beginning of the next. */
interface Pair {
  upper: GridCell;
  lower: GridCell;
}

function joined(above: Grid, below: Grid): Grid {
  const pairs = below.cells
    .filter(({ row }) => row === 0)
    .flatMap((lower): Pair[] => {
      const upper = above.cells.find(
        ({ row, rowSpan, column, columnSpan }) =>
          row + rowSpan === above.rows && column === lower.column && columnSpan === lower.columnSpan,
      );
      return upper ? [{ upper, lower }] : [];
    });
  const cut = pairs.length === below.cells.filter(({ row }) => row === 0).length && isCutRow(pairs);
  const someClosed = pairs.some((pair) => !isOpen(pair));
  const merged = new Map<GridCell, GridCell>();
  const said = below.cells.filter((cell) => cell.row === 0 && !isBlank(cell));
  const firstText = said.length === 0 ? 0 : Math.min(...said.map(({ column }) => column));
  for (const pair of pairs) {
    if (cut || (someClosed && isOpen(pair)) || isMergedCell(pair, firstText))
      merged.set(pair.lower, pair.upper);
  }
  const overlap = cut ? 1 : 0;
  const cells = above.cells.map((cell) => ({ ...cell }));
  const copies = new Map(above.cells.map((cell, index) => [cell, cells[index]]));
  for (const cell of below.cells) {
    const upper = copies.get(merged.get(cell)!);
    if (upper) {
      upper.rowSpan += cell.rowSpan - overlap;
      upper.parts = [...upper.parts, ...cell.parts];
      upper.openBottom = cell.openBottom;
    } else cells.push({ ...cell, row: cell.row + above.rows - overlap });
  }
  const rows = above.rows + below.rows - overlap;
  const left = Math.min(...below.cells.map(({ column }) => column));
  const right = Math.max(...below.cells.map(({ column, columnSpan }) => column + columnSpan));
  for (const cell of cells) {
    const goesOn =
      cell.row + cell.rowSpan === above.rows &&
      (cell.column + cell.columnSpan <= left || cell.column >= right);
    if (goesOn) cell.rowSpan = rows - cell.row;
  }
  return { ...above, rows, cells, last: below.last };
}

/** No line parts the two. Where lines part other cells of the row, these are one. */
function isOpen({ upper, lower }: Pair): boolean {
  return upper.openBottom && lower.openTop;
}

/**
 * Whether the page cut one row in two. Then no cell says two things: where both parts have text, the first
 * fills its part and the second goes on with it; numbers stand on one of the pages only. A row that says
 * nothing at all is what was left over of the other part.
 */
function isCutRow(pairs: readonly Pair[]): boolean {
  const single = pairs.filter(({ upper, lower }) => upper.rowSpan === 1 || lower.rowSpan === 1);
  const both = single.filter(({ upper, lower }) => !isBlank(upper) && !isBlank(lower));
  if (!both.every(continues)) return false;
  if (both.length > 0) return true;
  const says = (side: "upper" | "lower") => single.some((pair) => !isBlank(pair[side]));
  if (says("upper") !== says("lower") || pairs.every(isOpen)) return pairs.length > 0;
  const [label] = [...single].sort((a, b) => a.lower.column - b.lower.column);
  return !isBlank(label.upper) && isBlank(label.lower);
}

function continues(pair: Pair): boolean {
  const [before, after] = [
    pair.upper.parts[pair.upper.parts.length - 1].passage,
    pair.lower.parts[0].passage,
  ];
  if (isNumeric(before.text) || isEnumerated(after.text)) return false;
  return before.isFullBefore(after) && (before.isFilled || isOpen(pair));
}

/** Whether a cell over several rows goes on over the page break. */
function isMergedCell(pair: Pair, firstText: number): boolean {
  const { upper, lower } = pair;
  const open = isOpen(pair);
  const tall = upper.rowSpan > 1 || lower.rowSpan > 1;
  if (isBlank(lower))
    return lower.rowSpan > 1 || (lower.column < firstText && !isBlank(upper)) || (tall && open);
  if (isBlank(upper)) return tall && open;
  return (tall || isEnumerated(cellText(upper))) && continues(pair);
}

function isNumeric(text: string): boolean {
  return /^[\s\d０-９.,，．+-]*$/u.test(text);
}

/** Begins as the items of a list do: 1. （二） 三、 ① */
function isEnumerated(text: string): boolean {
  return /^\s*(?:[(（]?[\d０-９一二三四五六七八九十]{1,3}[)）.．、:：]|[\u2460-\u249b])/u.test(text);
}
