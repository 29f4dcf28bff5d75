import { columnsOf, distance, fit, middle, mostColumns, moved } from "./columns.ts";
import type { Column } from "./columns.ts";
import { groupSpans } from "./groups.ts";
import type { Span } from "./groups.ts";
import { cutsOf } from "./headings.ts";
import type { Cut } from "./headings.ts";
import type { PrintedLine, Word } from "./words.ts";

/** A heading and the columns `[left, right]` of values it stands above. */
export interface Heading {
  words: Word[];
  left: number;
  right: number;
}

export interface Header {
  /** lines that stand beside or across the columns: captions, and all lines where they fit no column */
  captions: Word[][];
  /** headings of several columns, line by line */
  groups: Heading[][];
  /** headings of one column; those of several lines are one */
  leaves: Heading[];
  /** words above the labels */
  corner: Word[];
}

/** Where the labels of the rows end, and where their values begin. */
export interface Zones {
  labelEnd: number;
  valueStart: number;
}

/** What is said of the whole table, above its headings: 单位：件. */
const saysOf = /^[^:：（(]{1,8}[:：]./u;

const noHeader: Header = { captions: [], groups: [], leaves: [], corner: [] };

/** How far values may stand beside their headings, on average, for the headings to tell the columns. */
const widestMisfit = 0.75;
/** Longer headers are none, and would take too long to compare. */
const mostLines = 40;
/** Rows that are enough to tell whether they stand below the headings. */
const mostRows = 300;
/** Values that are enough to tell where columns are. */
const mostValues = 500;

/**
 * Lays the words of a header above the values of the rows. Where values stand below the headings, these are
 * the columns, empty ones too. Headings are often printed with other gaps than values: then they are laid by
 * order, if there are as many as columns of values; or there are more, and the values clearly stand below some.
 * Else the lines are kept whole, for a heading above a wrong column is worse than none.
 */
export function layHeader(
  lines: PrintedLine[],
  rows: Word[][],
  zones: Zones,
): { header: Header; columns: Column[] } {
  const first = lines.findIndex(({ words }) => words.some(({ text }) => !saysOf.test(text)));
  if (first <= 0) return layHeadings(lines, rows, zones);
  const { header, columns } = layHeadings(lines.slice(first), rows, zones);
  const above = lines.slice(0, first).map(({ words }) => words);
  return { header: { ...header, captions: [...above, ...header.captions] }, columns };
}

function layHeadings(
  lines: PrintedLine[],
  rows: Word[][],
  zones: Zones,
): { header: Header; columns: Column[] } {
  const whole = { ...noHeader, captions: lines.map(({ words }) => words) };
  if (lines.length > mostLines || lines.some(({ words }) => words.length > mostColumns)) {
    return { header: whole, columns: columnsOf(rows) };
  }
  const parted = lines.map((line) => ({ ...line, words: line.words.flatMap((word) => atZone(word, zones)) }));
  const values = rows.flat().slice(0, mostValues);
  const cuts = cornersOf(parted, zones).flatMap(({ corner, above }) =>
    cutsOf(above, values).map((pair) => pair.map((cut) => ({ ...cut, corner }))),
  );
  const headed = headedBy(cuts, rows.slice(0, mostRows));
  if (headed !== null) {
    const cut = withCorner(headed, rows, zones);
    return { header: headerOf(cut, zones), columns: columnsBelow(cut.leaves, rows) };
  }
  const columns = columnsOf(rows);
  // Of several ways, the one that makes most words pieces of headings of single columns: those are wrapped.
  const equal = cuts
    .flat()
    .filter(({ leaves }) => leaves.length === columns.length)
    .sort((a, b) => groupWords(a) - groupWords(b))
    .at(0);
  if (equal !== undefined) return { header: headerOf(equal, zones, columns), columns };
  const more = cuts
    .flat()
    .find(({ leaves }) => leaves.length > columns.length && !fit(leaves, columns).doubtful);
  if (more !== undefined)
    return { header: headerOf(more, zones), columns: columnsBelow(more.leaves, [columns]) };
  return { header: whole, columns };
}

const groupWords = ({ groups }: Cut) => groups.reduce((sum, { words }) => sum + words.length, 0);

/** The cut whose headings all values stand below; of words apart and together, the one with fewer columns left empty. */
function headedBy<T extends Cut>(pairs: T[][], rows: Word[][]): T | null {
  for (const pair of pairs) {
    const fitting = pair.filter(({ leaves }) => standsAbove(leaves, rows));
    if (fitting.length > 0) return fitting.reduce((a, b) => (b.leaves.length < a.leaves.length ? b : a));
  }
  return null;
}

function standsAbove(leaves: Column[], rows: Word[][]): boolean {
  if (rows.some((row) => row.length > leaves.length)) return false;
  const fits = rows.map((row) => fit(leaves, row));
  if (fits.some(({ doubtful }) => doubtful)) return false;
  const off = rows.flatMap((row, r) => row.map((word, i) => beside(word, leaves[fits[r].columns[i]])));
  return off.reduce((sum, own) => sum + own, 0) <= off.length * widestMisfit;
}

/** Of two headings and none above the labels, the first is theirs if no value is below it: it was moved to the right. */
function withCorner<T extends Cut & { corner: Word[] }>(cut: T, rows: Word[][], { labelEnd }: Zones): T {
  const [first, ...leaves] = cut.leaves;
  const empty = rows.every((row) => row.length < cut.leaves.length && fit(cut.leaves, row).columns[0] !== 0);
  return cut.corner.length === 0 && labelEnd >= 0 && leaves.length === 1 && empty
    ? { ...cut, leaves, corner: first.words }
    : cut;
}

/** How far a value stands from a heading that is not above it. */
function beside(word: Column, leaf: Column): number {
  return word.x0 < leaf.x1 && word.x1 > leaf.x0 ? 0 : distance(word, leaf);
}

/** Columns as the values below the headings show them, or the heading where there are none. */
function columnsBelow(leaves: Column[], rows: Column[][]): Column[] {
  return moved(
    leaves.map(({ x0, x1 }) => ({ x0, x1 })),
    rows,
  );
}

/** A word that reaches from the labels over the values was printed with one blank between two. */
function atZone(word: Word, { labelEnd, valueStart }: Zones): Word[] {
  if (word.x0 >= labelEnd || word.x1 <= valueStart + 1) return [word];
  const step = (word.x1 - word.x0) / word.text.length;
  const blanks = [...word.text.matchAll(/\s/gu)].map(({ index }) => index);
  const blank = blanks.findLast((index) => word.x0 + index * step <= valueStart + 1);
  if (blank === undefined) return [word];
  const x = word.x0 + Math.round(blank * step);
  return [
    { ...word, text: word.text.slice(0, blank), to: word.from + blank, x1: x },
    { ...word, text: word.text.slice(blank + 1), from: word.from + blank + 1, x0: x + 1 },
  ];
}

/**
 * The words above the labels, told from those above the values. One that stands before the values alone is
 * nearer to the labels than to them; of several, those above the labels, or above their left half where headings
 * were printed closer together than values.
 */
function cornersOf(
  lines: PrintedLine[],
  { labelEnd, valueStart }: Zones,
): { corner: Word[]; above: Word[][] }[] {
  const isBefore = ({ x1 }: Word) => x1 <= valueStart + 1;
  const single = labelEnd >= 0 && lines.every(({ words }) => words.filter(isBefore).length <= 1);
  const ways: ((word: Word) => boolean)[] = [({ x0 }) => x0 < labelEnd];
  if (single) ways.unshift(({ x0, x1 }) => x0 + x1 < labelEnd + valueStart);
  ways.push(({ x0 }) => x0 * 2 < labelEnd);
  return ways.map((isCorner) => ({
    corner: lines.flatMap(({ words }) => words.filter((word) => isBefore(word) && isCorner(word))),
    above: lines.map(({ words }) => words.filter((word) => !isBefore(word) || !isCorner(word))),
  }));
}

/**
 * The headings of several columns are laid above those of single ones, or, where these were printed closer together
 * than their columns, above the columns themselves: where they stand nearer to the middle.
 */
function headerOf(
  { leaves, groups, corner }: Cut & { corner: Word[] },
  zones: Zones,
  columns: Column[] = leaves,
): Header {
  const captions: Word[][] = [];
  const laid: Heading[][] = [];
  const texts = leaves.map(({ words }) => words.map(({ text }) => text).join(""));
  let inner: Span[] = [];
  for (const line of [...groups].reverse()) {
    if (line.words.length === 1 && line.words[0].x0 < zones.labelEnd) captions.unshift(line.words);
    else if (line.words.length > 0) {
      const strain = (span: Span) => (offEdges(texts, span) + cuts(inner, span)) * 4;
      const over = (places: Column[]) => {
        const taken = line.leaves.flatMap((leaf) => places[leaves.findIndex((each) => each === leaf)] ?? []);
        const spans = groupSpans(line.words, places, taken, strain);
        return { spans, off: offMiddle(line.words, spans, places) };
      };
      const { spans } = [over(leaves), over(columns)].reduce((a, b) => (b.off < a.off ? b : a));
      laid.unshift(line.words.map((word, i) => ({ words: [word], ...spans[i] })));
      inner = spans;
    }
  }
  const single = leaves.map(({ words }, i) => ({ words, left: i, right: i }));
  return { captions, groups: laid, leaves: single, corner };
}

/** How far words stand from the middles of what they span, in all. */
function offMiddle(words: Word[], spans: Span[], places: Column[]): number {
  const off = (word: Word, { left, right }: Span) =>
    Math.abs((places[left].x0 + places[right].x1) / 2 - middle(word));
  return words.reduce((sum, word, i) => sum + off(word, spans[i]), 0);
}

/** Edges of a span that part no groups: where the first heading comes again, each group begins with it. */
function offEdges(texts: string[], { left, right }: Span): number {
  const begins = (at: number) => at === texts.length || texts[at] === texts[0];
  return texts.lastIndexOf(texts[0]) === 0 ? 0 : Number(!begins(left)) + Number(!begins(right + 1));
}

/** Groups of groups hold whole ones. */
function cuts(inner: Span[], { left, right }: Span): number {
  return inner.filter(
    (span) => (span.left < left && left <= span.right) || (span.left <= right && right < span.right),
  ).length;
}
