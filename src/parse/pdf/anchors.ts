import { isWide } from "./characters.ts";
import { median } from "./geometry.ts";
import { linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { textOf, wordOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Points by which texts set on one line down the page may be off. */
const tolerance = 1.2;

/** Lines that have to agree before an alignment is no accident. */
const fewest = 3;

/** Ems between two texts that were drawn apart. */
const leastGap = 0.05;

/** Ems before a word that may begin a column. */
const smallGap = 0.3;

/**
 * Lines of words, with the words marked that begin a column though they stand close to the one before: many
 * lines have a word there, or a number with the same middle. Numbers that touch a label are taken off it.
 */
export function anchoredLines(words: readonly Word[]): Line[] {
  const lines = linesOf(words.flatMap(partsOf));
  const starts = common(lines.map(startsOf));
  const middles = common(lines.map(({ words: line }) => line.slice(1).filter(isNumber).map(middleOf)));
  const isAnchored = (word: Word) => starts(word.left) || middles(middleOf(word));
  const isCentred = common(
    lines.map(({ words: line }) => line.map(middleOf)),
    2,
  );
  const isOverOther = (word: Word) => isCentred(middleOf(word));
  return linesOf(
    lines.flatMap((line) =>
      line.words.flatMap((word, index) => {
        const [label, number] = numberOff(word);
        if (number && isAnchored(number)) return [label, { ...number, apart: true }];
        if (!mayBegin(line, index)) return [word];
        const isBeside = isHeadingBeside(line, index) && [line.words[index - 1], word].every(isOverOther);
        return isAnchored(word) || isBeside ? [{ ...word, apart: true }] : [word];
      }),
    ),
  ).map(onItsNumbers);
}

/** Two words with a small gap between: headings of two columns, if each has the same middle as a word of another line. */
function isHeadingBeside({ words, size }: Line, index: number): boolean {
  const [before, word] = [words[index - 1], words[index]];
  return word.left - before.right > smallGap * size && before.glyphs.length > 1 && word.glyphs.length > 1;
}

/** Labels of other rows may stand a little higher or lower on a line: its row is where its numbers are. */
function onItsNumbers(line: Line): Line {
  const numbers = line.words.filter(isNumber);
  return numbers.length === 0 ? line : { ...line, baseline: median(numbers.map(({ baseline }) => baseline)) };
}

/** Texts of neighbouring columns may all but touch; what parts them is that they were drawn apart. */
function partsOf(word: Word): Word[] {
  const { glyphs, size } = word;
  const parts: Word[] = [];
  let from = 0;
  for (let i = 1; i <= glyphs.length; i++) {
    const isEnd =
      i === glyphs.length ||
      (glyphs[i].run !== glyphs[i - 1].run && glyphs[i].left - glyphs[i - 1].right > leastGap * size);
    if (!isEnd) continue;
    parts.push(wordOf(glyphs.slice(from, i), from === 0 ? word.lead : ""));
    from = i;
  }
  return parts;
}

/** Where words of a line begin that have a gap before them, or are numbers. */
function startsOf(line: Line): number[] {
  const { words, size } = line;
  return words
    .filter(
      (word, index) =>
        mayBegin(line, index) && (isNumber(word) || word.left - words[index - 1].right > smallGap * size),
    )
    .map(({ left }) => left);
}

/** The first word of a line begins a column anyway; one behind the number of a list item does not, nor one letter of many set apart. */
function mayBegin({ words }: Line, index: number): boolean {
  if (index === 0 || (isLetter(words[index - 1]) && isLetter(words[index]))) return false;
  if (isThousands(words[index - 1], words[index])) return false;
  return !/^[(（]?[\d０-９一二三四五六七八九十]{1,3}[)）.．、]$/u.test(textOf(words[index - 1]));
}

/** Digits set off in threes, as 12 345. */
function isThousands(before: Word, word: Word): boolean {
  const isNear = word.left - before.right < 0.6 * word.size;
  return (
    isNear &&
    /^[\d０-９]{1,3}$/u.test(textOf(before)) &&
    /^[\d０-９]{3}(?:[.．][\d０-９]+)?$/u.test(textOf(word))
  );
}

function isLetter(word: Word): boolean {
  return word.glyphs.length === 1 && isWide(word.glyphs[0].text);
}

/** A test for the positions that so many lines have in common. */
function common(lines: readonly (readonly number[])[], least = fewest): (at: number) => boolean {
  const all = lines.flat().sort((a, b) => a - b);
  const anchors: number[] = [];
  for (let i = 0; i + least <= all.length; i++) {
    if (all[i + least - 1] - all[i] <= tolerance) anchors.push(all[i + 1]);
  }
  return (at) => anchors.some((anchor) => Math.abs(anchor - at) <= tolerance);
}

/** A word that ends in digits after an ideograph, parted there. */
function numberOff(word: Word): [label: Word, number: Word | null] {
  const { glyphs } = word;
  let from = glyphs.length;
  while (from > 0 && /^[\d０-９.,，]$/u.test(glyphs[from - 1].text)) from--;
  if (from === 0 || from === glyphs.length || !isWide(glyphs[from - 1].text)) return [word, null];
  return [wordOf(glyphs.slice(0, from), word.lead), wordOf(glyphs.slice(from))];
}

function isNumber(word: Word): boolean {
  return /^[\d０-９][\d０-９.,，]*$/u.test(textOf(word));
}

function middleOf({ left, right }: Word): number {
  return (left + right) / 2;
}
