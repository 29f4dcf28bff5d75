import { median } from "./geometry.ts";
import { firstWidth } from "./lines.ts";
import type { Line } from "./lines.ts";
import { textOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Ems between two texts of a line that stand in different columns. */
const columnGap = 0.9;

/** The share of the narrower one that two texts of one column have in common, at least. */
const sameColumn = 0.2;

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

/** The pieces of a line that a wide gap parts. */
export function segmentsOf(line: Line): Segment[] {
  const segments: Segment[] = [];
  for (const word of line.words) {
    const last = segments.at(-1);
    if (last && word.left - last.right < columnGap * Math.max(line.size, word.size)) {
      last.words.push(word);
      last.right = Math.max(last.right, word.right);
    } else segments.push({ left: word.left, right: word.right, words: [word] });
  }
  return segments;
}

/**
 * The spaces between the columns that the texts of these lines stand in; null where the texts only happen to
 * leave gaps. `fewest` is how many lines have to have several texts.
 */
export function guttersOf(lines: readonly Line[], fewest: number): { from: number; to: number }[] | null {
  const segments = lines.map(segmentsOf);
  const columns = columnsOf(segments);
  const parted = segments.filter((line) => line.length > 1);
  if (columns.length < 2 || parted.length < fewest) return null;
  const isFitting = (segment: Segment) =>
    columns.filter((column) => overlap(column, segment) > sameColumn).length < 2;
  if (parted.filter((line) => line.every(isFitting)).length < 0.6 * parted.length) return null;
  return columns.slice(1).map((column, index) => ({ from: columns[index].right, to: column.left }));
}

/** The columns that the texts stand in. The line with most texts begins; a text over several columns is none. */
function columnsOf(lines: readonly Segment[][]): Span[] {
  const columns: Span[] = [];
  for (const line of [...lines].sort((a, b) => b.length - a.length)) {
    for (const segment of line) {
      const over = columns.filter((column) => overlap(column, segment) > sameColumn);
      if (over.length === 1) {
        const at = columns.indexOf(over[0]);
        over[0].left = Math.max(Math.min(over[0].left, segment.left), columns[at - 1]?.right ?? -Infinity);
        over[0].right = Math.min(Math.max(over[0].right, segment.right), columns[at + 1]?.left ?? Infinity);
      } else if (over.length === 0 && columns.every((column) => overlap(column, segment) <= 0)) {
        columns.push({ left: segment.left, right: segment.right });
        columns.sort((a, b) => a.left - b.left);
      }
    }
  }
  // Texts that never stand side by side are of one column, though one be set left in it and the other right.
  for (let i = columns.length - 1; i > 0; i--) {
    const [a, b] = [columns[i - 1], columns[i]];
    if (!lines.some((line) => hasBeside(line, a, b)))
      columns.splice(i - 1, 2, { left: a.left, right: b.right });
  }
  return columns;
}

/** Whether one text of the line stands in the one column, and another in the other. */
function hasBeside(line: readonly Segment[], a: Span, b: Span): boolean {
  const stands = (column: Span, text: Segment) => overlap(column, text) > sameColumn;
  return (
    line.some((text) => stands(a, text) && !stands(b, text)) &&
    line.some((text) => stands(b, text) && !stands(a, text))
  );
}

/** The common part, as a share of the narrower one. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return common / Math.max(1, Math.min(a.right - a.left, b.right - b.left));
}

/** How the rows of a table follow each other: points from row to row, and how far its first column reaches. */
export interface Rhythm {
  pitch: number;
  edge: number;
}

export function rhythmOf(lines: readonly Line[]): Rhythm {
  const full = lines.filter((line) => segmentsOf(line).length > 1);
  return {
    pitch: median(full.slice(1).map((line, index) => full[index].baseline - line.baseline)),
    edge: Math.max(...full.map((line) => segmentsOf(line)[0].right)),
  };
}

/**
 * The y between the rows that these lines make. Lines closer together than rows usually are belong to one
 * row, unless numbers stand in both; so does the rest of a first text that was too long for its column.
 */
export function rowEndsOf(lines: readonly Line[], { pitch, edge }: Rhythm): number[] {
  const ends: number[] = [];
  let row: Line[] = [];
  for (const line of lines) {
    const last = row.at(-1);
    if (last && !isNear(row, line, pitch) && !isWrapped(row, line, edge)) {
      ends.push((last.baseline - 0.3 * last.size + line.baseline + 0.9 * line.size) / 2);
      row = [];
    }
    row.push(line);
  }
  return ends;
}

function isNear(row: readonly Line[], line: Line, pitch: number): boolean {
  const last = row[row.length - 1];
  const size = Math.max(last.size, line.size);
  if (last.baseline - line.baseline < 0.8 * size) return true;
  if (row[0].baseline - line.baseline > 0.75 * pitch || last.baseline - line.baseline > 1.9 * size)
    return false;
  return !(row.some(hasNumber) && hasNumber(line));
}

/** The only text of a line, under a first text that left no room for what it begins with. */
function isWrapped(row: readonly Line[], line: Line, edge: number): boolean {
  const last = row[row.length - 1];
  const [text, ...others] = segmentsOf(line);
  const [above] = segmentsOf(last);
  const isBelow =
    Math.abs(above.left - text.left) < line.size && last.baseline - line.baseline < 1.9 * line.size;
  return (
    others.length === 0 &&
    isBelow &&
    !hasNumber(line) &&
    above.right + firstWidth(line) > edge + 0.2 * line.size
  );
}

/** Whether a text of the line is nothing but a number. */
export function hasNumber(line: Line): boolean {
  return segmentsOf(line).some(({ words }) =>
    words.every((word) => /^[\d０-９.,，．%％+/／—-]+$/u.test(textOf(word))),
  );
}
