import { opensItem } from "../values.ts";
import type { Word } from "./words.ts";

/** A line of the body of a table: its words of labels, and whether values stand on it. */
export interface LabelLine {
  /** index among all lines of the text */
  index: number;
  words: Word[];
  values: boolean;
}

/** A label cell: its words from top to bottom, and the label columns `[left, right]` it stands in. */
export interface Label {
  words: Word[];
  left: number;
  right: number;
  /** first and last line, among all lines of the text */
  top: number;
  bottom: number;
  /** rows that it spans, if more than its own */
  rows?: number;
}

/** A row as its labels tell it: `line` is the body line with its values, null for a row that has none. */
export interface LabelledRow {
  line: number | null;
  /** the line it is printed at, among all lines of the text */
  at: number;
  labels: Label[];
}

interface ValueRow {
  line: number;
  labels: Label[];
}

/** Labels are not wrapped to lines of fewer characters. */
const shortestLine = 5;

/** Lines of one label are no farther apart, in lines of the text. */
const widestStep = 3;

/** Lines that are enough to tell where the columns of labels part. */
const mostCompared = 400;

interface Piece {
  word: Word;
  /** index among the lines of the body */
  line: number;
  /** index of that line among all lines of the text */
  at: number;
  left: number;
  right: number;
}

/**
 * The rows of a table's body: one for each line of values, with the labels that were wrapped above and below
 * that line, and one for each label of which all values are blank.
 */
export function labelRows(lines: LabelLine[]): { rows: LabelledRow[]; columns: number } {
  const splits = splitsOf(lines.slice(0, mostCompared));
  const pieces = lines.flatMap(({ index, words }, line) =>
    words
      .flatMap((word) => partedAt(word, splits))
      .map((word) => ({ word, line, at: index, ...stands(word, splits) })),
  );
  const rows = lines.flatMap(({ values }, line) => (values ? [{ line, labels: [] as Label[] }] : []));
  const blank = new Map<number, Label[]>();
  for (let column = splits.length; column >= 0; column--) {
    const own = pieces.filter(({ left }) => left === column);
    const onRows = new Set(own.filter(({ line }) => lines[line].values).map(({ line }) => line)).size;
    const give = (pieces: Piece[], row: ValueRow | null) => {
      const { line } = pieces[0];
      const labels = row?.labels ?? blank.get(line) ?? [];
      if (row === null) blank.set(line, labels);
      addLabel(labels, labelOf(pieces));
    };
    if (column === splits.length || onRows * 2 >= rows.length) {
      for (const { pieces, row } of wrappedLabels(own, lines, rows)) give(pieces, row);
    } else {
      for (const label of groupLabels(own, lines, rows)) give(label, rowOfGroup(label, column, rows));
    }
  }
  const all = [
    ...rows.map(({ line, labels }) => ({ at: line, line, labels })),
    ...[...blank].map(([at, labels]) => ({ at, line: null, labels })),
  ];
  all.sort((a, b) => a.at - b.at);
  return {
    rows: all.map(({ at, line, labels }) => ({ line, labels, at: lines[at].index })),
    columns: pieces.length === 0 ? 0 : splits.length + 1,
  };
}

/** Where the columns of labels part: in the gaps of lines that have several, if few labels reach across. */
function splitsOf(lines: LabelLine[]): number[] {
  const words = lines.flatMap((line) => line.words);
  let gaps = lines.flatMap((line) =>
    line.words.slice(1).map((word, i) => ({ from: line.words[i].x1, to: word.x0 })),
  );
  const splits = riversOf(words);
  gaps = gaps.filter(({ from, to }) => !splits.some((split) => from <= split && split <= to));
  while (gaps.length > 0 && splits.length < 4) {
    const within = (at: number) => gaps.filter(({ from, to }) => from <= at && at <= to).length;
    const candidates = [...new Set(gaps.map(({ to }) => to))];
    const best = candidates.reduce((a, b) => (within(b) > within(a) ? b : a));
    const crossing = words.filter(({ x0, x1 }) => x0 < best - 1 && x1 > best).length;
    if (crossing * 5 <= words.length * 3) splits.push(best);
    gaps = gaps.filter(({ from, to }) => from > best || to < best);
  }
  return splits.sort((a, b) => a - b);
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

/**
 * Labels of a column that has one for nearly every row, each wrapped around its line of values. Between two
 * rows, what is numbered begins a label; else a line that fills the column goes on, and one that does not ends.
 */
function wrappedLabels(
  pieces: Piece[],
  lines: LabelLine[],
  rows: ValueRow[],
): { pieces: Piece[]; row: ValueRow | null }[] {
  const isFull = fullness(pieces);
  // Where every label is numbered, what is not goes on with the label before it.
  const numbered = pieces.filter(({ word }) => opensItem(word.text)).length >= rows.length * 0.9;
  const found: { pieces: Piece[]; row: ValueRow | null }[] = [];
  let at = 0;
  const until = (line: number) => {
    const from = at;
    while (at < pieces.length && pieces[at].line < line) at++;
    return pieces.slice(from, at);
  };
  let above: Piece[] = [];
  let upper: { row: ValueRow; own: Piece[] } | null = null;
  for (let r = 0; r <= rows.length; r++) {
    const between = until(rows[r]?.line ?? Infinity);
    const row = rows[r] as ValueRow | undefined;
    const own = row === undefined ? [] : until(row.line + 1);
    const starts = between.flatMap(({ word }, i) => (opensItem(word.text) ? [i] : []));
    const head = between.slice(0, starts[0] ?? between.length);
    const items = starts.map((start, i) => between.slice(start, starts[i + 1]));

    const opens = own.length > 0 && opensItem(own[0].word.text);
    const mayGoOn =
      row !== undefined && !opens && (own.length > 0 || isFree(lines[row.line], pieces[at], row.line));
    let share = 0;
    if (upper !== null) {
      const label = [...above, ...upper.own];
      const most = continued(label, head, isFull);
      const shared = mayGoOn && items.length === 0;
      share = shared ? Math.min(most, splitHead(head, upper.own, own, above.length, lines, isFull)) : most;
      found.push({ pieces: [...label, ...head.slice(0, share)], row: upper.row });
    }
    above = [];
    // A numbered label goes on in the line of values below it, if it was wrapped at all.
    const tail = items.at(-1);
    if (mayGoOn && tail !== undefined && (own.length === 0 || numbered || isFull(tail[tail.length - 1])))
      above = items.pop() ?? [];
    const rest = head.slice(share);
    if (mayGoOn && items.length === 0 && (own.length === 0 || rest.every(isFull))) above.unshift(...rest);
    else found.push(...rest.map((piece) => ({ pieces: [piece], row: null })));
    found.push(...items.map((item) => ({ pieces: item, row: null })));
    upper = row === undefined ? null : { row, own };
  }
  return found.filter((label) => label.pieces.length > 0);
}

/**
 * Whether a line of values without a label in a column may have it on the lines around: it has no other numbered
 * label, or that is one of a group, for a piece of this label follows below.
 */
function isFree({ words }: LabelLine, below: Piece | undefined, line: number): boolean {
  const labelled = words.some(({ text }) => opensItem(text));
  return !labelled || (below !== undefined && below.line === line + 1 && !opensItem(below.word.text));
}

/**
 * Tells whether a piece fills its column, as the lines of a wrapped label do but the last: it is about as wide as
 * the widest one that begins below it, or that is set around the same middle.
 */
function fullness(pieces: Piece[]): (piece: Piece) => boolean {
  const widest = new Map<string, number>();
  const places = ({ word: { x0, x1 } }: Piece) => [`at ${x0}`, `around ${x0 + x1}`];
  const note = (place: string, width: number) => widest.set(place, Math.max(width, widest.get(place) ?? 0));
  for (const piece of pieces) {
    const { x0, x1 } = piece.word;
    note(`at ${x0}`, x1 - x0);
    for (const middle of [x0 + x1 - 1, x0 + x1, x0 + x1 + 1]) note(`around ${middle}`, x1 - x0);
  }
  return (piece) => {
    const width = piece.word.x1 - piece.word.x0;
    const most = Math.max(...places(piece).map((place) => widest.get(place) ?? 0));
    return piece.word.text.length >= shortestLine && width * 4 >= most * 3;
  };
}

/** How many of the pieces below a label can be more of it: a label that was wrapped fills its lines. */
function continued(label: Piece[], below: Piece[], isFull: (piece: Piece) => boolean): number {
  if (label.length === 0 || opensItem(label[0].word.text)) return below.length;
  const ends = [label[label.length - 1], ...below].findIndex((piece) => !isFull(piece));
  return ends < 0 ? below.length : ends;
}

/** How many of the pieces between two rows belong to the upper one. */
function splitHead(
  head: Piece[],
  upper: Piece[],
  lower: Piece[],
  above: number,
  lines: LabelLine[],
  isFull: (piece: Piece) => boolean,
): number {
  const chain = [upper.at(-1), ...head, lower[0]];
  const gapAfter = (i: number) => {
    const [a, b] = [chain[i], chain[i + 1]];
    return a === undefined || b === undefined ? 0 : lines[b.line].index - lines[a.line].index;
  };
  const gaps = Array.from({ length: head.length + 1 }, (_, i) => gapAfter(i));
  const least = Math.min(...gaps.filter((gap) => gap > 0));
  let best = 0;
  let most = -Infinity;
  for (let split = 0; split <= head.length; split++) {
    const toLower = head.slice(split);
    let score = gaps[split] > least ? 4 : 0;
    score -=
      3 * toLower.filter((piece, i) => !isFull(piece) && (i < toLower.length - 1 || lower.length > 0)).length;
    if (split > 0 && upper.length > 0 && !isFull(upper[upper.length - 1])) score -= 3;
    if (lower.length === 0 && toLower.length === 0) score -= 3;
    score -= Math.abs(split - above) / 2;
    if (score > most) [best, most] = [split, score];
  }
  return best;
}

/**
 * Labels in a column that many rows leave free: of groups of rows, printed beside some of them line by line, and
 * of rows that have no other label. What is numbered begins a label.
 */
function groupLabels(pieces: Piece[], lines: LabelLine[], rows: ValueRow[]): Piece[][] {
  const bare = new Set(rows.flatMap(({ line, labels }) => (labels.length === 0 ? [line] : [])));
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run !== undefined && !opensItem(piece.word.text)) {
      const last = run[run.length - 1];
      const numbered = opensItem(run[0].word.text);
      const near = lines[piece.line].index - lines[last.line].index <= (numbered ? widestStep : 1);
      const ownRow = bare.has(piece.line) && (!numbered || run.some(({ line }) => bare.has(line)));
      if (near && !ownRow) {
        run.push(piece);
        continue;
      }
    }
    runs.push([piece]);
  }
  return runs;
}

/**
 * The row that a label belongs to which stands in a column of groups: the one with values on its lines, best
 * one that has no label yet. A label between two rows of the group stands for the group, beside the nearer one;
 * any other is a row of its own, without values.
 */
function rowOfGroup(label: Piece[], column: number, rows: ValueRow[]): ValueRow | null {
  const first = firstFrom(rows, label[0].line);
  const after = firstFrom(rows, label[label.length - 1].line + 1);
  const beside = rows.slice(first, after).filter(({ line }) => label.some((piece) => piece.line === line));
  const middle = (label[0].line + label[label.length - 1].line) / 2;
  const nearest = (among: ValueRow[]) =>
    among.reduce((a, b) => (Math.abs(b.line - middle) < Math.abs(a.line - middle) ? b : a));
  const bare = beside.find(({ labels }) => labels.length === 0);
  if (beside.length > 0) return bare ?? nearest(beside);
  const around = rows.slice(Math.max(0, first - 1), after + 1);
  const unlabelled = around.find(({ labels, line }) => labels.length === 0 && isNear(label, line));
  if (unlabelled !== undefined) return unlabelled;
  const inGroup = around.length > 1 && around.every(({ labels }) => labels.some(({ left }) => left > column));
  return inGroup ? nearest(around) : null;
}

/** Index of the first row at or below a line. */
function firstFrom(rows: ValueRow[], line: number): number {
  let low = 0;
  for (let high = rows.length; low < high;) {
    const middle = (low + high) >> 1;
    if (rows[middle].line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNear(label: Piece[], line: number): boolean {
  return line >= label[0].line - 1 && line <= label[label.length - 1].line + 1;
}

function labelOf(pieces: Piece[]): Label {
  return {
    words: pieces.map(({ word }) => word),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    top: pieces[0].at,
    bottom: pieces[pieces.length - 1].at,
  };
}

/** Labels of a row that stand in the same columns are one cell. */
function addLabel(labels: Label[], label: Label): void {
  for (let i = labels.length - 1; i >= 0; i--) {
    const other = labels[i];
    if (other.left > label.right || label.left > other.right) continue;
    labels.splice(i, 1);
    label = {
      words: [...other.words, ...label.words].sort((a, b) => a.from - b.from),
      left: Math.min(other.left, label.left),
      right: Math.max(other.right, label.right),
      top: Math.min(other.top, label.top),
      bottom: Math.max(other.bottom, label.bottom),
    };
  }
  labels.push(label);
  labels.sort((a, b) => a.left - b.left);
}
