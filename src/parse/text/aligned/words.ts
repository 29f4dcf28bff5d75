import type { Line } from "../source.ts";
import { isValue, opensItem } from "../values.ts";
import { unitWidth } from "../width.ts";

/** A piece of a printed line: what stands between two gaps. */
export interface Word {
  text: string;
  /** offsets in the source */
  from: number;
  to: number;
  /** columns `[x0, x1)` of the page, by the ruler the table was printed with */
  x0: number;
  x1: number;
  /** a number or a sign for none */
  value: boolean;
}

/** A line that is not blank, cut into words. */
export interface PrintedLine {
  /** index among all lines, to tell neighbours and blank lines between */
  index: number;
  page: number;
  words: Word[];
}

/**
 * How columns were counted by whoever printed the lines: `pdftotext -layout` counts characters, others
 * display columns, in which quotation marks and dashes take one column or two.
 */
export type Ruler = (unit: number) => number;

export const rulers: Ruler[] = [
  (unit) => (unit >= 0xdc00 && unit <= 0xdfff ? 0 : 1),
  (unit) => unitWidth(unit, 1),
  (unit) => unitWidth(unit, 2),
];

/** Words of a header that are kept in mind. */
const mostHeads = 60;
/** Longer lines are no printed rows, and are not cut. */
const longest = 2000;

/**
 * The words of a line: pieces with two or more blanks between, and the values at the end of a piece, which
 * stand close together in narrow columns.
 */
export function wordsOf({ text, start }: Line, ruler: Ruler = rulers[0]): Word[] {
  if (text.length > longest) return [];
  const words: Word[] = [];
  let x = 0;
  let at = 0;
  const advance = (to: number) => {
    for (; at < to; at++) x += ruler(text.charCodeAt(at));
    return x;
  };
  for (const { 0: piece, index } of text.matchAll(/\S+(?:\s\S+)*/gu)) {
    for (const [from, to] of splitValues(piece)) {
      const own = piece.slice(from, to);
      const x0 = advance(index + from);
      const x1 = advance(index + to);
      words.push({
        text: own,
        from: start + index + from,
        to: start + index + to,
        x0,
        x1,
        value: isValue(own),
      });
    }
  }
  return words;
}

/** A piece as ranges: `申请 0 101` is three words, `（四） 1.本机关` two, `总 计` one. */
function splitValues(piece: string): [number, number][] {
  if (isValue(piece)) return [[0, piece.length]];
  const tokens = [...piece.matchAll(/\S+/gu)].map(({ 0: token, index }): [number, number] => [
    index,
    index + token.length,
  ]);
  let first = tokens.length;
  while (
    first > 0 &&
    isValue(piece.slice(...tokens[first - 1])) &&
    !isOpen(piece.slice(0, tokens[first - 1][0]))
  )
    first--;
  const ranges: [number, number][] = [];
  for (const [i, [from, to]] of tokens.entries()) {
    const last = ranges.at(-1);
    if (last === undefined || i >= first || opensItem(piece.slice(from, to))) ranges.push([from, to]);
    else last[1] = to;
  }
  return ranges;
}

/** Whether a text ends within the note of a number: `22（其中修订` */
export function isOpen(text: string): boolean {
  return /(?:^|\s)[+-]?\p{Nd}[^\s()（）]{0,20}[（(][^()（）]*$/u.test(text);
}

/** The cells of a row beside its labels: from its first value on, which is not the number of a label. */
export function valuesOf(words: Word[]): Word[] {
  const numbered =
    words.length > 1 && words[0].value && !words[1].value && words.some(({ value }, i) => i > 1 && value);
  const first = words.findIndex(({ value }, i) => value && (i > 0 || !numbered) && !isFragment(words, i));
  return first < 0 ? [] : words.slice(first);
}

/** 无 is a value beside others or a label, and a piece of a label that is set upright, one character a line. */
function isFragment(words: Word[], at: number): boolean {
  if (words[at].text !== "无") return false;
  const [before, after] = [words[at - 1], words[at + 1]] as (Word | undefined)[];
  return after === undefined ? before === undefined || before.text.length === 1 : !after.value;
}

function isFlush(head: Word, value: Word): boolean {
  const off = [head.x0 - value.x0, head.x1 - value.x1, (head.x0 + head.x1 - value.x0 - value.x1) / 2];
  return off.some((columns) => Math.abs(columns) <= 0.5);
}

/** The ruler by which the values of these lines stand below one another best, and below the words before them. */
export function rulerOf(lines: Line[]): Ruler {
  const printed = lines
    .filter(({ text }) => text.length <= longest && /\S\s{2,}\S/.test(text))
    .slice(0, 1000);
  const scores = rulers.map((ruler) => {
    const values: Word[] = [];
    let heads: Word[] = [];
    let below = 0;
    for (const line of printed) {
      const words = wordsOf(line, ruler);
      const own = valuesOf(words);
      if (own.length === 0) heads = [...heads.slice(-mostHeads), ...words];
      for (const value of own) {
        values.push(value);
        if (heads.some((head) => head.x0 < value.x1 && head.x1 > value.x0)) below++;
        if (heads.some((head) => isFlush(head, value))) below++;
      }
    }
    const distinct = (edge: (word: Word) => number) => new Set(values.map(edge)).size;
    const spread = Math.min(
      distinct(({ x0 }) => x0),
      distinct(({ x1 }) => x1),
      distinct(({ x0, x1 }) => x0 + x1),
    );
    return { ruler, order: below - spread };
  });
  return scores.reduce((a, b) => (b.order > a.order ? b : a)).ruler;
}
