import { median } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import type { Grid } from "./grid.ts";
import { lineBox, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** One thing on a page, and where it stands. */
export type Item = { box: Box } & ({ line: Line } | { grid: Grid } | { image: true });

/** Things that are read one after the other, within the left and right edges of one column of text. */
export interface Column {
  items: Item[];
  left: number;
  right: number;
}

/** Ems between the columns of a page. */
const gutterWidth = 1.2;

/** Lines that have to stand side by side before a page is read column by column. */
const fewestLines = 5;

/** The things on a page in the order in which they are read; pages of two columns are read column by column. */
export function readingOrder(words: readonly Word[], others: readonly Item[]): Column[] {
  const turns = [...new Set(words.map((word) => word.turn))];
  const lines = turns.flatMap((turn) => linesOf(words.filter((word) => word.turn === turn)));
  const items = [...lines.map((line): Item => ({ line, box: lineBox(line) })), ...others];
  items.sort((a, b) => b.box.top - a.box.top);
  const gutter = gutterOf(lines);
  if (gutter === null) return [columnOf(items)];
  const columns: Column[] = [];
  let band: Item[] = [];
  let single: Item[] = [];
  const flush = () => {
    const both = band.filter((item) => "line" in item && isParted(item.line, gutter)).length;
    if (both < fewestLines) single.push(...band);
    else {
      if (single.length > 0) columns.push(columnOf(single));
      single = [];
      columns.push(...sides(band, gutter));
    }
    band = [];
  };
  for (const item of items) {
    if (crosses(item, gutter)) {
      flush();
      single.push(item);
    } else band.push(item);
  }
  flush();
  if (single.length > 0) columns.push(columnOf(single));
  return columns;
}

/** Whether a page is set in two columns of running text. */
export function isSetInColumns(words: readonly Word[]): boolean {
  return gutterOf(linesOf(words.filter(({ turn }) => turn === 0))) !== null;
}

/** The x that parts two columns of running text; null where there is one column. */
function gutterOf(lines: readonly Line[]): number | null {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const middles = lines.flatMap((line) =>
    gaps(line)
      .map(({ from, to }) => (from + to) / 2)
      .filter((x) => x > left + 0.3 * (right - left) && x < left + 0.7 * (right - left)),
  );
  if (middles.length < fewestLines) return null;
  const gutter = median(middles);
  const parted = lines.filter((line) => isParted(line, gutter));
  if (parted.length < fewestLines) return null;
  // Running text fills its lines; the cells of a table that has no rules do not.
  const share = (line: Line) => {
    const wide = gaps(line);
    const { from, to } = wide.find((gap) => gap.from <= gutter && gap.to >= gutter)!;
    const empty = (isSide: (gap: { from: number }) => boolean) =>
      wide.filter(isSide).reduce((sum, gap) => sum + gap.to - gap.from, 0);
    const before = from - line.left - empty((gap) => gap.from < from);
    const behind = line.right - to - empty((gap) => gap.from > from);
    return Math.min(before / (gutter - left), behind / (right - gutter));
  };
  const full = parted.filter((line) => share(line) > 0.75 && gaps(line).length <= 2).length;
  return full >= 0.6 * parted.length ? gutter : null;
}

function gaps(line: Line): { from: number; to: number }[] {
  const wide: { from: number; to: number }[] = [];
  for (let i = 1; i < line.words.length; i++) {
    const [from, to] = [line.words[i - 1].right, line.words[i].left];
    if (to - from > gutterWidth * line.size) wide.push({ from, to });
  }
  return wide;
}

function isParted(line: Line, gutter: number): boolean {
  return gaps(line).some(({ from, to }) => from <= gutter && to >= gutter);
}

function crosses(item: Item, gutter: number): boolean {
  if ("line" in item && isParted(item.line, gutter)) return false;
  return item.box.left < gutter && item.box.right > gutter;
}

function sides(band: Item[], gutter: number): Column[] {
  const isLeft = (item: Item) => (item.box.left + item.box.right) / 2 < gutter;
  const words = band.flatMap((item) => ("line" in item ? item.line.words : []));
  const others = band.filter((item) => !("line" in item));
  const half = (left: boolean) => [
    ...linesOf(words.filter((word) => word.left < gutter === left)).map((line) => ({
      line,
      box: lineBox(line),
    })),
    ...others.filter((item) => isLeft(item) === left),
  ];
  return [half(true), half(false)].map((items) => columnOf(items.sort((a, b) => b.box.top - a.box.top)));
}

function columnOf(items: Item[]): Column {
  const lines = items.filter((item) => "line" in item || "grid" in item);
  return {
    items,
    left: Math.min(...lines.map((item) => item.box.left)),
    right: Math.max(...lines.map((item) => item.box.right)),
  };
}
