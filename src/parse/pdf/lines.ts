import { isWide } from "./characters.ts";
import { turned, union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { between, textOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Words on one baseline, from left to right. */
export interface Line {
  words: Word[];
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** of its largest word */
  size: number;
}

/** The share by which small characters that are set higher are smaller than those of their line, at least. */
const raisedSize = 0.1;

/** Ems between the baselines of a number and a raised digit, at least. */
const raisedShift = 0.1;

/** A digit that is smaller than this share of the number before it is a note, wherever it is set. */
const noteSize = 0.7;

/** Puts words of one direction into lines, from top to bottom; raised and lowered small words belong to theirs. */
export function linesOf(words: readonly Word[]): Line[] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => b.baseline - a.baseline)) {
    const row = [rows.at(-1), rows.at(-2)].find((each) => each !== undefined && belongs(word, anchor(each)));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => lineOf(row)).sort((a, b) => b.baseline - a.baseline);
}

/** One line of these words, whatever their order. */
export function lineOf(words: readonly Word[]): Line {
  const row = [...words].sort((a, b) => a.left - b.left);
  let text = "";
  row.forEach((word, index) => {
    if (index > 0) text += between(row[index - 1], word) || raisedFrom(row[index - 1], word);
    text += textOf(word);
  });
  const { baseline, size } = anchor(row);
  const right = row.reduce((most, word) => Math.max(most, word.right), -Infinity);
  return { words: row, text, left: row[0].left, right, baseline, size };
}

/**
 * The mark between a number and a digit set higher or lower, or very small, which is no digit of it; none elsewhere.
 * Text that was put together from several fonts has digits of one number in two sizes, on one baseline.
 */
function raisedFrom(before: Word, after: Word): string {
  const size = Math.max(before.size, after.size);
  const shift = Math.abs(before.baseline - after.baseline);
  const differ = shift > raisedShift * size || Math.min(before.size, after.size) < noteSize * size;
  return differ && /\p{Nd}$/u.test(textOf(before)) && /^\p{Nd}/u.test(textOf(after)) ? "^" : "";
}

/** Where a line stands on the sheet. */
export function lineBox({
  left,
  right,
  baseline,
  size,
  words,
}: Pick<Line, "left" | "right" | "baseline" | "size" | "words">): Box {
  return turned({ left, right, bottom: baseline - 0.2 * size, top: baseline + 0.8 * size }, words[0].turn);
}

export function linesBox(lines: readonly Line[]): Box {
  return union(lines.map(lineBox));
}

/**
 * The text of lines that stand in a box from `left` to `right`: a line break where the text has one, none
 * where only the width of the box broke it. Digits on both sides of a break are kept apart, because two
 * numbers must never become one.
 */
export function joinLines(lines: readonly Line[], left: number, right: number): string {
  if (lines.length >= 3 && lines.every(({ text }) => Array.from(text).length === 1)) {
    return lines.map(({ text }) => text).join("");
  }
  const size = Math.max(...lines.map((line) => line.size));
  const inset = Math.min(0.8 * size, ...lines.flatMap((line) => [line.left - left, right - line.right]));
  let joined = "";
  lines.forEach((line, index) => {
    if (index > 0) {
      const before = lines[index - 1];
      const room = right - left - 2 * Math.max(0, inset) - (before.right - before.left);
      joined += firstWidth(line) > room ? softBreak(before.text, line.text) : "\n";
    }
    joined += line.text;
  });
  return joined;
}

/** What stands for the end of a line that was only broken because it was full. */
export function softBreak(before: string, after: string): string {
  const [last, next] = [before.at(-1) ?? "", after.at(0) ?? ""];
  if (/\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(after)) return "\n";
  return isWide(last) || isWide(next) ? "" : " ";
}

/** Points that the first thing of a line needs which cannot be broken: an ideograph, or a word. */
export function firstWidth({ words, left }: Line): number {
  const { glyphs } = words[0];
  if (isWide(glyphs[0].text)) return glyphs[0].right - left;
  const wide = glyphs.findIndex((glyph) => isWide(glyph.text));
  return (wide < 0 ? words[0].right : glyphs[wide].left) - left;
}

/** The word that a line is measured by: small ones may be raised or lowered. */
function anchor(row: readonly Word[]): Word {
  return row.reduce((largest, word) => (word.size > 1.05 * largest.size ? word : largest));
}

function belongs(word: Word, to: Word): boolean {
  const [small, large] = word.size < to.size ? [word, to] : [to, word];
  if (Math.abs(small.baseline - large.baseline) <= 0.35 * small.size) return true;
  if (small.size > (1 - raisedSize) * large.size) return false;
  const top = Math.min(small.baseline + 0.8 * small.size, large.baseline + 0.8 * large.size);
  const bottom = Math.max(small.baseline - 0.1 * small.size, large.baseline - 0.2 * large.size);
  return top - bottom >= 0.5 * small.size;
}
