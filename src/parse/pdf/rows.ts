import { hasNumber, isNumber, overlap, segmentsOf } from "./alignment.ts";
import type { Segment } from "./alignment.ts";
import { breakBetween } from "./leading.ts";
import { firstWidth } from "./lines.ts";
import type { Line } from "./lines.ts";
import { countGoingOn, isTopAligned } from "./top-aligned.ts";

/** Lines that a label goes on for under the middle of its row, at most, those of its neighbours among them. */
const mostLines = 12;

/** How the rows of a table follow each other: points from row to row, and how far its first column reaches. */
export interface Rhythm {
  pitch: number;
  edge: number;
}

export function rhythmOf(lines: readonly Line[]): Rhythm {
  const full = lines.filter((line) => segmentsOf(line).length > 1);
  const numbered = full.filter(hasNumber);
  const stepsOf = (rows: readonly Line[]) =>
    rows
      .slice(1)
      .map((line, index) => rows[index].baseline - line.baseline)
      .filter((step, index) => step > 0.9 * rows[index].size);
  // Where headings or wrapped texts stand among the rows, most steps are wider than that from row to row.
  const least = Math.min(...stepsOf(numbered.length > 3 ? numbered : full));
  return {
    pitch: Number.isFinite(least) ? least : 0,
    edge: Math.max(...full.map((line) => segmentsOf(line)[0].right)),
  };
}

/**
 * The y between the rows that these lines make. Each line of numbers is a row of its own, and lines of text
 * belong to the nearest; what is far from any is a row without numbers, or one of a header.
 */
export function rowEndsOf(lines: readonly Line[], rhythm: Rhythm): number[] {
  const rows: Line[][] = [];
  let waiting: Line[] = [];
  const fromTop = isTopAligned(lines);
  lines.forEach((line, index) => {
    if (!hasNumber(line)) {
      waiting.push(line);
      return;
    }
    const above = rows.at(-1);
    if (above && isLevel(above, line)) {
      above.push(...waiting, line);
      waiting = [];
      return;
    }
    const { before, between, after } =
      fromTop && above
        ? goingOn(above, waiting)
        : shared(above, waiting, line, rhythm, hangOf(line, lines.slice(index + 1, index + 1 + mostLines)));
    above?.push(...before);
    rows.push(...textRows(between, rhythm), [...after, line]);
    waiting = [];
  });
  const last = rows.at(-1);
  const { before, between } =
    fromTop && last ? goingOn(last, waiting) : shared(last, waiting, null, rhythm, 0);
  last?.push(...before);
  rows.push(...textRows(between, rhythm));
  const parted = withoutStrays(rows);
  return parted.slice(1).map((row, index) => endBetween(parted[index], row));
}

/**
 * Rows of text only that stand beside a row of numbers, and not clear above or below it, are no rows: their
 * text is centred on several, and belongs to the nearer one.
 */
function withoutStrays(rows: readonly Line[][]): Line[][] {
  const kept: Line[][] = [];
  rows.forEach((row, index) => {
    const above = kept.at(-1);
    const below = rows.at(index + 1);
    if (!above?.some(hasNumber) || row.some(hasNumber)) kept.push(row);
    else if (!isClear(above, row)) above.push(...row);
    else if (below?.some(hasNumber) && !isClear(row, below)) below.unshift(...row);
    else kept.push(row);
  });
  return kept;
}

function isClear(upper: readonly Line[], lower: readonly Line[]): boolean {
  return bottomOf(upper) >= topOf(lower);
}

function bottomOf(row: readonly Line[]): number {
  return Math.min(...row.map(({ baseline, size }) => baseline - 0.25 * size));
}

function topOf(row: readonly Line[]): number {
  return Math.max(...row.map(({ baseline, size }) => baseline + 0.85 * size));
}

/** Lines of text below a row of a table whose labels begin on the lines of their numbers. */
function goingOn(row: readonly Line[], texts: readonly Line[]): ReturnType<typeof shared> {
  const count = countGoingOn(numbersOf(row).at(-1)!, texts);
  return { before: texts.slice(0, count), between: texts.slice(count), after: [] };
}

/** Points from a line of numbers down to the end of a label that is set centred beside it; 0 where none is. */
function hangOf(line: Line, below: readonly Line[]): number {
  const next = below.findIndex(hasNumber);
  const texts = next < 0 ? below : below.slice(0, next);
  if (texts.length === 0) return 0;
  const end = next < 0 ? null : breakBetween(line, texts, below[next]);
  const room = next < 0 ? 2 * line.size : (line.baseline - below[next].baseline) / 2;
  const rest = texts.filter(
    (text) => text.baseline > (end ?? line.baseline - room) && text.right < leftOfNumbers(line),
  );
  return Math.max(0, ...rest.map(({ baseline }) => line.baseline - baseline));
}

function leftOfNumbers(line: Line): number {
  return Math.min(
    ...segmentsOf(line)
      .filter(isNumber)
      .map(({ left }) => left),
  );
}

/** Lines of text between two rows of numbers: those of the row above, those of the row below, and the others. */
function shared(
  above: readonly Line[] | undefined,
  texts: readonly Line[],
  below: Line | null,
  rhythm: Rhythm,
  hang: number,
): { before: Line[]; between: Line[]; after: Line[] } {
  const upper = above ? numbersOf(above).at(-1) : undefined;
  const caption = upper && below ? captionIn(texts, upper, below) : -1;
  if (caption >= 0) {
    const [ahead, behind] = [texts.slice(0, caption), texts.slice(caption + 1)];
    const over = shared(above, ahead, null, rhythm, 0);
    const under = shared(undefined, behind, below, rhythm, hang);
    return {
      before: over.before,
      between: [...over.between, texts[caption], ...under.between],
      after: under.after,
    };
  }
  const before: Line[] = [];
  const between: Line[] = [];
  const after: Line[] = [];
  const { pitch, edge } = rhythm;
  const end = upper && below && texts.length > 0 ? breakBetween(upper, texts, below) : null;
  if (end !== null) {
    const isUpper = ({ baseline }: Line) => baseline > end;
    return { before: texts.filter(isUpper), between, after: texts.filter((text) => !isUpper(text)) };
  }
  for (const text of texts) {
    const down = below ? text.baseline - below.baseline : Infinity;
    const up = upper ? upper.baseline - text.baseline : Infinity;
    // Above the first row of numbers stands the header, and only what overlaps the row belongs to it.
    const reach = upper ? Math.max(0.75 * pitch, 0.8 * text.size) : 0.8 * text.size;
    const last = before.at(-1) ?? upper;
    // A label that goes on under its numbers begins as far above them.
    const isCentred = below && hang > 0 && down < hang + 0.2 * text.size && text.right < leftOfNumbers(below);
    if (down <= up && (down < reach || isCentred)) after.push(text);
    else if (last && between.length === 0 && (up < reach || isWrapped(last, text, edge))) before.push(text);
    else between.push(text);
  }
  return { before, between, after };
}

/**
 * Where a text stands alone between two rows of numbers, clear of both, and reaches over their columns: it is the
 * caption of the rows below and no label of either; -1 where none does.
 */
function captionIn(texts: readonly Line[], upper: Line, lower: Line): number {
  return texts.findIndex(
    (text) =>
      segmentsOf(text).length === 1 &&
      text.right > Math.max(leftOfNumbers(upper), leftOfNumbers(lower)) &&
      isClear([upper], [text]) &&
      isClear([text], [lower]),
  );
}

/** Rows of text only, as those of a header. */
function textRows(lines: readonly Line[], { pitch, edge }: Rhythm): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && (isNear(row, line, pitch) || isWrapped(row[row.length - 1], line, edge))) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function isNear(row: readonly Line[], line: Line, pitch: number): boolean {
  const last = row[row.length - 1];
  const size = Math.max(last.size, line.size);
  const distance = last.baseline - line.baseline;
  if (distance < 0.8 * size || (distance < Math.min(1.4 * size, 0.93 * pitch) && isUnder(row, line)))
    return true;
  return row[0].baseline - line.baseline <= 0.75 * pitch && distance <= 1.9 * size;
}

/** Whether each text of a line stands under one of the row before that is its own, as in a wrapped header. */
function isUnder(row: readonly Line[], line: Line): boolean {
  const above = row.flatMap(segmentsOf);
  const below = segmentsOf(line);
  return below.every((text) =>
    above.some(
      (over) =>
        overlap(over, text) > 0.5 && below.every((other) => other === text || overlap(over, other) <= 0),
    ),
  );
}

/** The only text of a line, under a first text that left no room for what it begins with. */
function isWrapped(last: Line, line: Line, edge: number): boolean {
  const [text, ...others] = segmentsOf(line);
  const [above] = segmentsOf(last);
  const isBelow =
    Math.abs(above.left - text.left) < line.size && last.baseline - line.baseline < 1.9 * line.size;
  return others.length === 0 && isBelow && above.right + firstWidth(line) > edge + 0.2 * line.size;
}

/** The y between two rows; where the texts of both overlap, because one is centred on several, their numbers tell. */
function endBetween(upper: readonly Line[], lower: readonly Line[]): number {
  const [above, below] = isClear(upper, lower) ? [upper, lower] : [numbersOf(upper), numbersOf(lower)];
  return (bottomOf(above) + topOf(below)) / 2;
}

/** The lines of a row that have numbers; all of them where none has. */
function numbersOf(row: readonly Line[]): readonly Line[] {
  const numbers = row.filter(hasNumber);
  return numbers.length > 0 ? numbers : row;
}

/** Whether numbers are of the row above: a note that wraps under its number moves the two up and down by half a line. */
function isLevel(row: readonly Line[], line: Line): boolean {
  const upper = numbersOf(row);
  const distance = Math.min(...upper.map(({ baseline }) => baseline)) - line.baseline;
  if (distance < 0.4 * line.size) return true;
  const isOver = (text: Segment) => upper.flatMap(segmentsOf).some((other) => overlap(other, text) > 0);
  return distance < 0.8 * line.size && !segmentsOf(line).some(isOver);
}
