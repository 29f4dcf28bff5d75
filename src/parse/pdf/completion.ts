import { guttersOf, hasNumber, isNumber, overlap, segmentsOf } from "./alignment.ts";
import type { Segment } from "./alignment.ts";
import { anchoredLines } from "./anchors.ts";
import { collinear, edgeBox, snap } from "./edges.ts";
import { union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { groupSides } from "./group-sides.ts";
import { lineBox, linesBox } from "./lines.ts";
import type { Line } from "./lines.ts";
import { rhythmOf, rowEndsOf } from "./rows.ts";
import type { Rhythm } from "./rows.ts";
import type { Rule } from "./rules.ts";
import type { Word } from "./words.ts";

/** Points by which text may stand over a line that is thought and not drawn. */
const tolerance = 1.5;

/**
 * The rules that a table would have if all its cells were ruled: those that are drawn, if any, and for the
 * others how the text is aligned. No rule is thought of where text stands across it. Null where the text
 * makes no table.
 */
export function completedRules(drawn: readonly Rule[], words: readonly Word[]): Rule[] | null {
  const lines = anchoredLines(words.filter(({ turn }) => turn === 0));
  if (lines.length < 2) return null;
  const across = collinear(
    drawn.filter(({ horizontal }) => horizontal),
    snap,
  );
  const down = collinear(
    drawn.filter(({ horizontal }) => !horizontal),
    snap,
  );
  const box = union([...drawn.map(edgeBox), linesBox(lines)]);
  // A rule that ends within the table ends where a column does.
  const drawnEnds = across.flat().flatMap(({ from, to }) => [from, to]);
  const inner = ascending([...down.map(([{ at }]) => at), ...drawnEnds]).filter(
    (at) => at > box.left + snap && at < box.right - snap,
  );
  const gutters = guttersOf(lines, across.length > 2 || isHeadedRow(lines) ? 2 : 3) ?? [];
  if (inner.length + gutters.length === 0) return null;
  const wanted = gutters.filter(({ from, to }) => !inner.some((at) => at > from - snap && at < to + snap));
  const bands = descending([box.top, ...across.map(([{ at }]) => at), box.bottom]);
  const rhythm = rhythmOf(lines);
  const ends = bands.slice(1).flatMap((bottom, index) => {
    const inside = lines.filter((line) => middleOf(line) < bands[index] && middleOf(line) >= bottom);
    return rowEndsIn(inside, rhythm, across.length > 2);
  });
  if (bands.length + ends.length < 3) return null;
  const columns = [...inner, ...wanted.map(({ at }) => at)];
  const xs = [box.left, ...ascending([...columns, ...groupSides(ends, lines)]), box.right];
  const texts = lines.flatMap(textBoxes);
  const ys = descending([...bands, ...ends]);
  const rows = ys.slice(1).map((bottom, index): Row => ({ top: ys[index], bottom }));
  return [
    ...drawn,
    ...horizontals([box.top, ...ends, box.bottom], xs, texts),
    ...sidesOf(across, bands, xs, texts),
    ...rows.flatMap((row) => verticals(xs, row, texts)),
    ...rows.flatMap((row) => ownVerticals(xs, row, lines, texts)),
  ];
}

/** Whether the lines with several texts are a row of headings and a row of as many numbers under them. */
function isHeadedRow(lines: readonly Line[]): boolean {
  const parted = lines.map(segmentsOf).filter((texts) => texts.length > 1);
  if (parted.length !== 2) return false;
  const [headings, numbers] = parted;
  const isUnder = (number: Segment, i: number) => overlap(number, headings[i]) > 0.5;
  return (
    numbers.length > 2 &&
    numbers.length === headings.length &&
    numbers.every(isNumber) &&
    numbers.every(isUnder)
  );
}

function middleOf({ baseline, size }: Line): number {
  return baseline + 0.3 * size;
}

/**
 * Rows within a band between rules. Where rules part the rows, a band with one row of numbers is one row,
 * unless one text of it stands over columns that others have to themselves.
 */
function rowEndsIn(inside: readonly Line[], rhythm: Rhythm, ruled: boolean): number[] {
  const ends = rowEndsOf(inside, rhythm);
  const rows = [...ends, -Infinity].map((end, index) =>
    inside.filter(({ baseline }) => baseline > end && baseline < (ends[index - 1] ?? Infinity)),
  );
  if (!ruled || rows.filter((row) => row.some(hasNumber)).length > 1) return ends;
  const texts = rows.map((row) => row.flatMap(segmentsOf));
  const isOver = ({ left, right }: Segment, others: readonly Segment[]) =>
    others.filter((other) => other.left < right && other.right > left).length > 1;
  const isHeader = texts.some((row) =>
    row.some((text) => texts.some((other) => other !== row && isOver(text, other))),
  );
  return isHeader && !inside.some(hasNumber) ? ends : [];
}

/** Lines beside a rule that parts only some of the columns: in the others two texts may stand over each other too. */
function sidesOf(
  across: readonly Rule[][],
  bands: readonly number[],
  xs: readonly number[],
  texts: readonly Box[],
): Rule[] {
  return across.flatMap((pieces) => {
    const { at } = pieces[0];
    const [above, below] = [
      Math.min(...bands.filter((y) => y > at + snap)),
      Math.max(...bands.filter((y) => y < at - snap)),
    ];
    return horizontals([at], xs, texts).filter(({ from, to }) => {
      const isDrawn = pieces.some((piece) => piece.from < from + snap && piece.to > to - snap);
      const here = texts.filter((text) => text.left < to && text.right > from);
      const isIn = (low: number, high: number) =>
        here.some(({ bottom, top }) => bottom + top > 2 * low && bottom + top < 2 * high);
      return !isDrawn && isIn(at, above) && isIn(below, at);
    });
  });
}

/** The words of a line as boxes. */
export function textBoxes(line: Line): Box[] {
  return line.words.map((word) => lineBox({ ...word, words: [word] }));
}

function horizontals(ys: readonly number[], xs: readonly number[], texts: readonly Box[]): Rule[] {
  return ys.flatMap((at) =>
    xs.slice(1).flatMap((to, index): Rule[] => {
      const from = xs[index];
      const isCrossed = texts.some(
        (text) =>
          text.bottom < at - tolerance && text.top > at + tolerance && text.left < to && text.right > from,
      );
      return isCrossed ? [] : [{ horizontal: true, at, from, to }];
    }),
  );
}

interface Row {
  top: number;
  bottom: number;
}

function verticals(xs: readonly number[], row: Row, texts: readonly Box[]): Rule[] {
  return xs
    .filter((at) => !isCrossed(at, row, texts))
    .map((at) => ({ horizontal: false, at, from: row.bottom, to: row.top }));
}

/**
 * Lines between texts of one row that stand apart though the columns of the table do not part them: some rows
 * divide the width in a way of their own.
 */
function ownVerticals(
  xs: readonly number[],
  row: Row,
  lines: readonly Line[],
  texts: readonly Box[],
): Rule[] {
  const parted = xs.filter((at) => !isCrossed(at, row, texts));
  const own: number[] = [];
  for (const line of lines.filter((each) => isIn(middleOf(each), row))) {
    const segments = segmentsOf(line);
    segments.slice(1).forEach((segment, index) => {
      const before = segments[index];
      const at = (before.right + segment.left) / 2;
      const isParted = [...parted, ...own].some((x) => x > before.right - snap && x < segment.left + snap);
      if (!isParted && !isSpaced(before, segment) && !isCrossed(at, row, texts)) own.push(at);
    });
  }
  return own.map((at) => ({ horizontal: false, at, from: row.bottom, to: row.top }));
}

/** Whether these are letters of one word that is set wide. */
function isSpaced(...segments: Segment[]): boolean {
  return segments.some(
    ({ words }) => words.length === 1 && words[0].glyphs.length === 1 && !isNumber({ words }),
  );
}

function isCrossed(at: number, row: Row, texts: readonly Box[]): boolean {
  return texts.some(
    (text) =>
      text.left < at - tolerance && text.right > at + tolerance && isIn((text.bottom + text.top) / 2, row),
  );
}

function isIn(y: number, { top, bottom }: Row): boolean {
  return y > bottom && y < top;
}

function descending(values: readonly number[]): number[] {
  return ascending(values).reverse();
}

/** In order, of values that are meant as one only the first. */
function ascending(values: readonly number[]): number[] {
  return [...values]
    .sort((a, b) => a - b)
    .filter((value, index, all) => index === 0 || value - all[index - 1] > snap);
}
