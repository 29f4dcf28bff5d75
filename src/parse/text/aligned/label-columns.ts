import type { LabelLine } from "./labels.ts";
import type { Word } from "./words.ts";

/** A word of a label: where it stands among the lines of the body, and among the columns of labels. */
export interface Piece {
  word: Word;
  /** index among the lines of the body */
  line: number;
  /** index of that line among all lines of the text */
  at: number;
  left: number;
  right: number;
}

/** Lines that are enough to tell where the columns of labels part. */
const mostCompared = 400;

/** Words of lines one below the other stand apart by chance, where labels have different lengths. */
const seldom = 3;
const mostSplits = 4;

interface Gap {
  from: number;
  to: number;
}

/** The words of all labels in the columns they stand in: labels of groups to the left, of rows to the right. */
export function labelPieces(lines: LabelLine[]): { pieces: Piece[]; columns: number } {
  const splits = splitsOf(lines.slice(0, mostCompared));
  const pieces = lines.flatMap(({ index, words }, line) =>
    words
      .flatMap((word) => partedAt(word, splits))
      .map((word) => ({ word, line, at: index, ...stands(word, splits) })),
  );
  return { pieces, columns: pieces.length === 0 ? 0 : splits.length + 1 };
}

/**
 * Where the columns of labels part: where no label is, in the gaps of lines that have several words, and between
 * words of lines that follow one another; if few labels reach across.
 */
function splitsOf(lines: LabelLine[]): number[] {
  const words = lines.flatMap((line) => line.words);
  const beside = lines.flatMap((line) => gapsBetween(line.words.map((word, i) => [line.words[i - 1], word])));
  const below = lines.slice(1).map((line, i) => [lines[i], line].map((own) => own.words.at(-1)));
  const apart = gapsBetween([...below, ...below.map(([a, b]) => [b, a])]);
  const splits = splitsIn(apart, words, splitsIn(beside, words, riversOf(words), 1), seldom);
  return splits.sort((a, b) => a - b);
}

/** Adds the places that most gaps share and fewest words cross, one after the other. */
function splitsIn(all: Gap[], words: Word[], before: number[], least: number): number[] {
  const splits = [...before];
  const holds = ({ from, to }: Gap, at: number) => from <= at && at <= to;
  let gaps = all.filter((gap) => !splits.some((split) => holds(gap, split)));
  while (gaps.length > 0 && splits.length < mostSplits) {
    const score = (at: number) => ({
      at,
      within: gaps.filter((gap) => holds(gap, at)).length,
      crossing: words.filter(({ x0, x1 }) => x0 < at - 1 && x1 > at).length,
    });
    const scores = [...new Set(words.map(({ x0 }) => x0))].map(score);
    const best = scores.reduce((a, b) =>
      b.within > a.within || (b.within === a.within && b.crossing < a.crossing) ? b : a,
    );
    if (best.within < least) break;
    if (best.crossing * 5 <= words.length * 3) splits.push(best.at);
    gaps = gaps.filter((gap) => !holds(gap, best.at));
  }
  return splits;
}

/** The gaps of pairs of words of which the first ends before the second begins. */
function gapsBetween(pairs: (Word | undefined)[][]): Gap[] {
  return pairs.flatMap(([a, b]) =>
    a !== undefined && b !== undefined && a.x1 <= b.x0 ? [{ from: a.x1, to: b.x0 }] : [],
  );
}

/** Columns of the page that no label crosses, with labels on both sides. */
function riversOf(words: Word[]): number[] {
  const rivers: number[] = [];
  let reached = Infinity;
  for (const { x0, x1 } of [...words].sort((a, b) => a.x0 - b.x0)) {
    if (x0 > reached + 1) rivers.push(x0);
    reached = reached === Infinity ? x1 : Math.max(reached, x1);
  }
  return rivers.slice(0, 3);
}

/** A word with a blank where two columns of labels part is one of each. */
function partedAt(word: Word, splits: number[]): Word[] {
  const step = (word.x1 - word.x0) / word.text.length;
  for (const { index } of word.text.matchAll(/\s/gu)) {
    const x = word.x0 + Math.round((index + 1) * step);
    if (!splits.some((split) => Math.abs(split - x) <= 1)) continue;
    const upper = { ...word, text: word.text.slice(0, index), to: word.from + index, x1: x - 1 };
    const lower = { ...word, text: word.text.slice(index + 1), from: word.from + index + 1, x0: x };
    return [upper, ...partedAt(lower, splits)];
  }
  return [word];
}

function stands(word: Word, splits: number[]): { left: number; right: number } {
  const left = splits.filter((split) => split <= word.x0 + 1).length;
  return { left, right: Math.max(left, splits.filter((split) => split < word.x1).length) };
}
