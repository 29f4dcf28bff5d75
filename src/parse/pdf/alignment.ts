import { median } from "./geometry.ts";
import type { Line } from "./lines.ts";
import { textOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Ems between two texts of a line that stand in different columns. */
const columnGap = 0.9;

/** The share of the narrower one that two texts of one column have in common, at least. */
const sameColumn = 0.2;

/** Ems from one line down to another that stands beside it, at most. */
const level = 0.95;

/** Words of one line that stand together. */
export interface Segment {
  left: number;
  right: number;
  words: Word[];
}

interface Span {
  left: number;
  right: number;
}

/** A column, and the middles of the texts that it was first told by: of the leftmost and of the rightmost. */
interface Column extends Span {
  first: number;
  last: number;
}

/** The pieces of a line that a wide gap parts. */
export function segmentsOf(line: Line): Segment[] {
  const segments: Segment[] = [];
  for (const word of line.words) {
    const last = segments.at(-1);
    if (last && !word.apart && word.left - last.right < columnGap * Math.max(line.size, word.size)) {
      last.words.push(word);
      last.right = Math.max(last.right, word.right);
    } else segments.push({ left: word.left, right: word.right, words: [word] });
  }
  return segments;
}

/** A space between two columns, and where in it the fewest texts stand. */
export interface Gutter {
  from: number;
  to: number;
  at: number;
}

/**
 * The spaces between the columns that the texts of these lines stand in; null where the texts only happen to
 * leave gaps. `fewest` is how many lines have to have several texts.
 */
export function guttersOf(lines: readonly Line[], fewest: number): Gutter[] | null {
  const segments = lines.map(segmentsOf);
  const columns = columnsOf(
    segments,
    lines.map((line, i) => levelWith(line, lines.slice(i))),
  );
  const parted = segments.filter((line) => line.length > 1);
  if (columns.length < 2 || parted.length < fewest) return null;
  const texts = parted.flat();
  const fitting = texts.filter((text) => columns.filter((column) => isOver(column, text)).length < 2);
  if (fitting.length < 0.7 * texts.length) return null;
  const words = lines.flatMap((line) => line.words);
  return columns.slice(1).map((column, index) => ({
    from: columns[index].right,
    to: column.left,
    at: clearest(words, columns[index].last, column.first),
  }));
}

/** The middle of the widest stretch in which the fewest words stand: headings may stand over several columns. */
function clearest(words: readonly Span[], from: number, to: number): number {
  const near = words.filter((word) => word.right > from && word.left < to);
  const ends = near.flatMap(({ left, right }) => [left, right]).filter((x) => x > from && x < to);
  const stops = [from, ...ends.sort((a, b) => a - b), to];
  const stretches = stops.slice(1).map((stop, index) => {
    const at = (stops[index] + stop) / 2;
    return {
      at,
      width: stop - stops[index],
      crossed: near.filter(({ left, right }) => left < at && right > at).length,
    };
  });
  return stretches.reduce((best, next) =>
    next.crossed < best.crossed || (next.crossed === best.crossed && next.width > best.width) ? next : best,
  ).at;
}

/** The texts of a line, and those of the lines below that reach up beside it, as wrapped headings do. */
function levelWith(line: Line, below: readonly Line[]): Segment[] {
  const isLevel = ({ baseline, size }: Line) => line.baseline - baseline < level * Math.min(line.size, size);
  return below.filter(isLevel).flatMap(segmentsOf);
}

/** The columns that the texts stand in. The line with most texts begins; a text over several columns is none. */
function columnsOf(lines: readonly Segment[][], levels: readonly Segment[][]): Column[] {
  const columns: Column[] = [];
  for (const line of [...lines].sort((a, b) => b.length - a.length)) {
    for (const segment of line) {
      const over = columns.filter((column) => isOver(column, segment));
      if (over.length === 1) {
        const at = columns.indexOf(over[0]);
        over[0].left = Math.max(Math.min(over[0].left, segment.left), columns[at - 1]?.right ?? -Infinity);
        over[0].right = Math.min(Math.max(over[0].right, segment.right), columns[at + 1]?.left ?? Infinity);
      } else if (over.length === 0) {
        for (const column of columns) giveWay(column, segment);
        const middle = (segment.left + segment.right) / 2;
        columns.push({ left: segment.left, right: segment.right, first: middle, last: middle });
        columns.sort((a, b) => a.left - b.left);
      }
    }
  }
  // Texts that never stand side by side are of one column, though one be set left in it and the other right.
  const numbers = lines.flat().filter(isNumber);
  for (let i = columns.length - 1; i > 0; i--) {
    const [a, b] = [columns[i - 1], columns[i]];
    if (!levels.some((texts) => hasBeside(texts, a, b)) && !goesOnInStep(columns, i, numbers))
      columns.splice(i - 1, 2, { left: a.left, right: b.right, first: a.first, last: b.last });
  }
  return columns;
}

/** Columns that show how far one stands from the next. */
const fewestInStep = 3;

/** The share by which steps from column to column may differ that are meant to be one. */
const sameStep = 0.12;

/**
 * Whether a column stands as far from the one before as those to the left do, columns of numbers or at even steps:
 * a column of which no row has a number shows by its heading alone, and that may stand on a line of its own.
 */
function goesOnInStep(columns: readonly Column[], index: number, numbers: readonly Segment[]): boolean {
  const isNumbered = (column: Column) => numbers.some((text) => isOver(column, text));
  // Numbers in both, of which never two stand side by side, are of rows that divide the width in ways of their own.
  if (isNumbered(columns[index - 1]) && isNumbered(columns[index])) return false;
  const step = columns[index].first - columns[index - 1].last;
  const before = columns.slice(0, index);
  const numbered = before.slice(0, -1).filter(isNumbered);
  if (numbered.length >= fewestInStep && step > 0.85 * median(stepsOf(numbered))) return true;
  const near = stepsOf(before.slice(-fewestInStep - 1));
  return near.length === fewestInStep && near.every((other) => Math.abs(other - step) < sameStep * step);
}

const stepsOf = (columns: readonly Column[]) =>
  columns.slice(1).map(({ first }, i) => first - columns[i].last);

/** Makes a column end where a text begins that reaches into it only a little. */
function giveWay(column: Span, { left, right }: Span): void {
  if (column.left < left) column.right = Math.min(column.right, left);
  else column.left = Math.max(column.left, right);
}

/** Whether one text of the line stands in the one column, and another in the other. */
function hasBeside(line: readonly Segment[], a: Span, b: Span): boolean {
  return (
    line.some((text) => isOver(a, text) && !isOver(b, text)) &&
    line.some((text) => isOver(b, text) && !isOver(a, text))
  );
}

const isOver = (column: Span, text: Span) => overlap(column, text) > sameColumn;

/** The common part, as a share of the narrower one. */
export function overlap(a: Span, b: Span): number {
  const common = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return common / Math.max(1, Math.min(a.right - a.left, b.right - b.left));
}

/** Whether a text of the line is nothing but a number. */
export function hasNumber(line: Line): boolean {
  return segmentsOf(line).some(isNumber);
}

export function isNumber({ words }: Pick<Segment, "words">): boolean {
  return words.every((word) => /^[\d０-９.,，．%％+/／—-]+$/u.test(textOf(word)));
}
