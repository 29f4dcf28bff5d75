import type { Heading } from "../forms/index.ts";
import { alike, fold, numberOf, similarity } from "./labels.ts";
import type { RunningText } from "./running-text.ts";
import { endOfNumbers, unit } from "./stream-runs.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wordings } from "./vocabulary.ts";

/** A label found in running text: `[from, to)` in `text`, its numbering included in front. */
export interface Found {
  row: Heading;
  from: number;
  to: number;
  /** the wording is not the form's: the order of the form decided */
  byPosition?: boolean;
}

/** A number, or the strokes of a row that has none. */
const numberFollows = new RegExp(`^[:：]?${unit}?(?:[+-]?\\d|[-—/]{3})`, "u");

/** Letters between two labels of one table; more is another part of the document. */
const farthest = 220;
/** Rows that are looked for ahead of one that may be missing. */
const lookAhead = 4;
/** Starts that are tried for one table. */
const starts = 40;

/** The labels of a table that numbers follow, in the order of the form: of all the starts, the one with most. */
export function bestChain(text: RunningText, { table, groups }: Vocabulary): Found[] {
  const longer = [...groups.keys()];
  let best: Found[] = [];
  for (const row of table.rows.slice(0, 3)) {
    let at = -1;
    for (let n = 0; n < starts; n++) {
      const found = next(text, row, at + 1);
      if (!found) break;
      at = found.letter;
      const labels = chain(text, table.rows, at, longer);
      if (weight(text, labels) > weight(text, best)) best = labels;
    }
  }
  const filled = weight(text, best);
  return filled >= Math.max(2, table.rows.length / 4) ? best : [];
}

/** Labels that numbers follow: prose names the same things without. */
function weight(text: RunningText, labels: Found[]): number {
  return labels.filter((l) => numberFollows.test(text.text.slice(l.to, l.to + 6)) || hasInnerNumber(text, l))
    .length;
}

const hasInnerNumber = (text: RunningText, l: Found) =>
  /\d/.test(text.text.slice(l.from, l.to).replace(/^[\d(]+[.、)]/, ""));

/** Rows in the order of the form from a letter on; a row whose label only comes after that of later rows is not there. */
function chain(text: RunningText, rows: Heading[], from: number, groups: string[]): Found[] {
  const labels: Found[] = [];
  let at = from;
  rows.forEach((row, i) => {
    const found = next(text, row, at, at + farthest, groups);
    if (!found) return;
    const overtaken = rows.slice(i + 1, i + 1 + lookAhead).some((later) => {
      const other = next(text, later, at, found.letter - 1, groups);
      return other !== null && numberFollows.test(text.text.slice(other.to, other.to + 6));
    });
    if (overtaken) return;
    labels.push({ row, from: found.from, to: found.to });
    at = found.letter + found.length;
  });
  return labels;
}

/** The first label of a row that begins between two letters, the last one included. */
function next(
  text: RunningText,
  row: Heading,
  after: number,
  last = Infinity,
  longer: string[] = [],
): { letter: number; length: number; from: number; to: number } | null {
  let best: { letter: number; length: number } | null = null;
  for (const word of wordings(row)) {
    const letters = text.letters.slice(0, last + word.length);
    let at = letters.indexOf(word, after);
    // 其他 at the beginning of 其他处理 is no row of its own.
    while (at >= 0 && longer.some((g) => g.length > word.length && text.letters.startsWith(g, at)))
      at = letters.indexOf(word, at + 1);
    if (at >= 0 && (best === null || at < best.letter || (at === best.letter && word.length > best.length)))
      best = { letter: at, length: word.length };
  }
  if (!best) return null;
  const { letter, length } = best;
  const ends = [length, ...misspelt(text, row, letter, length)].map((letters) =>
    bracketAfter(text, text.letterAt[letter + letters - 1] + 1),
  );
  const at = Math.max(
    0,
    ends.findIndex((end) => numberFollows.test(text.text.slice(end, end + 6))),
  );
  const first = text.letterAt[letter];
  return { letter, length, from: first - numberingBefore(text, first, row.label), to: ends[at] };
}

/** Lengths of longer wordings of a row that its label, short as it is, may be the beginning of: 结转下年度|续继办理. */
function misspelt(text: RunningText, row: Heading, letter: number, length: number): number[] {
  const begun = text.letters.slice(letter, letter + length);
  return wordings(row)
    .filter((word) => word.length > length && word.startsWith(begun))
    .filter((word) => similarity(word, text.letters.slice(letter, letter + word.length)) >= alike)
    .map((word) => word.length);
}

/** How many characters before a label are its numbering: `2.` in `00000002.其他法律…`. */
function numberingBefore(text: RunningText, at: number, label: string): number {
  const before = text.text.slice(Math.max(0, at - 8), at);
  const quotes = /["“”‘’'《〈]*$/u.exec(before)![0].length;
  const bare = before.slice(0, before.length - quotes);
  const number = numberOf(label);
  const own = number === null ? null : new RegExp(`(?:\\(${number}\\)|${number}[.、,:)])$`, "u").exec(bare);
  const numbering =
    own ??
    /(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:]|\(\d\)|\d[.、,:])$/u.exec(bare);
  return numbering ? numbering[0].length + quotes : quotes;
}

const unitInBrackets = new RegExp(`^[([](?:单位:?)?${unit}[)\\]]`, "u");

/** A filling note in brackets belongs to the label, not to its numbers. */
function bracketAfter(text: RunningText, at: number): number {
  const closing = /^["“”‘’'》〉]+/u.exec(text.text.slice(at, at + 4));
  const from = at + (closing?.[0].length ?? 0);
  const rest = text.text.slice(from, from + 140);
  const note = /^[([]\D{0,4}[^\d()]{2}[^()]{0,120}?[)\]]/u.exec(rest)?.[0] ?? "";
  const itsUnit = unitInBrackets.exec(rest.slice(note.length))?.[0] ?? "";
  return from + note.length + itsUnit.length;
}

/** A row that was moved from its place in the form: its label stands once between the others, with a number after it. */
export function withMoved(text: RunningText, { table, groups }: Vocabulary, labels: Found[]): Found[] {
  const longer = [...groups.keys()];
  const all = [...labels];
  const begin = text.letterAt.findIndex((i) => i >= labels[0].from);
  const end = text.letterAt.findLastIndex((i) => i <= labels.at(-1)!.to + farthest);
  for (const row of table.rows.filter((r) => !labels.some((l) => l.row === r))) {
    const found: Found[] = [];
    for (
      let one = next(text, row, begin, end, longer);
      one !== null && found.length < 2;
      one = next(text, row, one.letter + 1, end, longer)
    ) {
      const { from, to } = one;
      const taken = all.some((l) => from < l.to && l.from < to);
      if (!taken && numberFollows.test(text.text.slice(to, to + 6))) found.push({ row, from, to });
    }
    if (found.length === 1) all.push(found[0]);
  }
  return all.sort((a, b) => a.from - b.from);
}

/**
 * A row whose wording is not the form's stands between two that are: where the text between them has
 * as many words followed by numbers as the form has rows there, they are those rows.
 */
export function withMissing(text: RunningText, rows: Heading[], labels: Found[]): Found[] {
  const all: Found[] = [];
  labels.forEach((label, i) => {
    all.push(label);
    const next = labels[i + 1];
    const missing = next ? rows.slice(rows.indexOf(label.row) + 1, rows.indexOf(next.row)) : [];
    if (missing.length === 0) return;
    const from = endOfNumbers(text, label.to, next.from);
    const found = [...text.text.slice(from, next.from).matchAll(renamed)].map((m) => ({
      from: from + m.index,
      to: from + m.index + m.groups!.label.length,
      word: fold(m.groups!.label),
    }));
    const fits = missing.every(
      (row, k) => found[k] && wordings(row).some((w) => similarity(w, found[k].word) >= 0.3),
    );
    if (found.length === missing.length && fits)
      missing.forEach((row, k) => {
        const { from: start, to, word } = found[k];
        const near = wordings(row).some((w) => similarity(w, word) >= alike);
        all.push({ row, from: start, to, byPosition: !near });
      });
  });
  return all;
}

const renamed = /(?<label>(?:\([^()]{1,3}\)|\d[.、])?[^\d]{2,60}(?:\([^()]*\))?)(?=[+-]?\d)/gu;

/** Where words of the table that head no row begin: they end the run before them. */
export function otherWords(text: RunningText, { table }: Vocabulary, labels: Found[]): number[] {
  const from = labels[0].from;
  const to = labels.at(-1)!.to + farthest;
  const marks: number[] = [];
  const begin = text.letterAt.findIndex((i) => i >= from);
  const end = text.letterAt.findIndex((i) => i >= to);
  const slice = text.letters.slice(begin, end < 0 ? undefined : end);
  for (const group of table.groups)
    for (const word of wordings(group)) {
      for (let at = slice.indexOf(word); at >= 0; at = slice.indexOf(word, at + 1)) {
        const first = text.letterAt[begin + at];
        if (labels.some((l) => first > l.from && first < l.to)) continue;
        marks.push(first - numberingBefore(text, first, group.label));
      }
    }
  return marks;
}
