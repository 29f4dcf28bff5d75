import { opensItem } from "../values.ts";
import type { Piece } from "./label-columns.ts";
import type { LabelLine, ValueRow } from "./labels.ts";

/** Labels are not wrapped to lines of fewer characters. */
const shortestLine = 5;

/**
 * Labels of a column that has one for nearly every row, each wrapped around its line of values. Between two
 * rows, what is numbered begins a label; else a line that fills the column goes on, and one that does not ends.
 */
export function wrappedLabels(
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
    else for (const piece of rest) found.push({ pieces: [piece], row: null });
    for (const item of items) found.push({ pieces: item, row: null });
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
