import type { Place } from "../model/place.ts";
import type { Form, FormTable, Heading } from "../forms/index.ts";
import { fold, numberOf, similarity } from "./labels.ts";
import type { Run, TableReading } from "./reading.ts";
import type { RunningText } from "./running-text.ts";
import { orderOfColumns } from "./stream-columns.ts";
import { runsOfOneRow } from "./stream-one-row.ts";
import { dropSerials } from "./stream-serials.ts";
import { hasOneRow } from "./lines.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readValue } from "./values.ts";
import { vocabularyOf, wordings } from "./vocabulary.ts";

/** A label found in running text: `[from, to)` in `text`, its numbering included in front. */
interface Found {
  row: Heading;
  from: number;
  to: number;
  /** the wording is not the form's: the order of the form decided */
  byPosition?: boolean;
}

const unit = "(?:亿元|万元|人次|元|件|条|项|次|篇|个|人)";
const numberFollows = new RegExp(`^[:：]?${unit}?[+-]?\\d`, "u");

/** Letters between two labels of one table; more is another part of the document. */
const farthest = 220;
/** Rows that are looked for ahead of one that may be missing. */
const lookAhead = 4;
/** Characters before the first row among which its header stands. */
const longestHeader = 160;
/** Starts that are tried for one table. */
const starts = 40;

/**
 * Reads a table whose cells have become running text (`一、本年新收政府信息公开申请数量2000002…`): the
 * labels are found in the order of the form, what stands between two of them is the run of the row.
 * Returns null where the text holds no such table.
 */
export function readStream(text: RunningText, form: Form, table: FormTable): TableReading | null {
  const vocabulary = vocabularyOf(table);
  if (hasOneRow(vocabulary)) {
    const found = runsOfOneRow(text, table);
    return found && readingOf(found.runs, text.placeOf(found.from, found.to), form, table);
  }
  const labels = bestChain(text, vocabulary);
  if (labels.length === 0) return null;
  const runs: Run[] = [];
  const marks = otherWords(text, vocabulary, labels);
  const all = withMissing(text, table.rows, withMoved(text, vocabulary, labels));
  let header = lettersBetween(text, Math.max(0, all[0].from - longestHeader), all[0].from);
  all.forEach((label, i) => {
    const next = Math.min(all[i + 1]?.from ?? text.text.length, ...marks.filter((m) => m >= label.to));
    const run = runOf(text, table, label, next, header);
    runs.push(run);
    // What stands between two rows heads the rows that follow (table 二 has a header for each block).
    const following = all[i + 1];
    if (!following) return;
    const between = lettersBetween(text, next, following.from);
    const { cells } = vocabulary.cellsOf.get(following.row.key)!;
    if (cells.length > 1 && orderOfColumns(between, cells, table).named) header = between;
  });
  dropSerials(runs);
  if (runs.filter((r) => r.tokens.length > 0).length === 0) return null;
  return readingOf(runs, text.placeOf(labels[0].from, labels[0].to), form, table);
}

function readingOf(runs: Run[], place: Place, form: Form, table: FormTable): TableReading {
  return {
    form,
    table,
    layout: "stream",
    readings: new Map(),
    runs,
    rows: new Set(runs.map((r) => r.row.key)),
    findings: [],
    place,
    blocks: [],
  };
}

function bestChain(text: RunningText, { table, groups }: Vocabulary): Found[] {
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
  const first = text.letterAt[best.letter];
  const end = text.letterAt[best.letter + best.length - 1] + 1;
  return { ...best, from: first - numberingBefore(text, first, row.label), to: bracketAfter(text, end) };
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

/** A filling note in brackets belongs to the label, not to its numbers. */
function bracketAfter(text: RunningText, at: number): number {
  const closing = /^["“”‘’'》〉]+/u.exec(text.text.slice(at, at + 4));
  const from = at + (closing?.[0].length ?? 0);
  const note = /^[([]\D{0,4}[^\d()]{2}[^()]{0,120}?[)\]]/u.exec(text.text.slice(from, from + 130));
  return from + (note?.[0].length ?? 0);
}

/** A row that was moved from its place in the form: its label stands once between the others, with a number after it. */
function withMoved(text: RunningText, { table, groups }: Vocabulary, labels: Found[]): Found[] {
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

function lettersBetween(text: RunningText, from: number, to: number): string {
  return text.text.slice(from, to).replace(/\([^()]*\)|[^\p{L}]/gu, "");
}

/**
 * A row whose wording is not the form's stands between two that are: where the text between them has
 * as many words followed by numbers as the form has rows there, they are those rows.
 */
function withMissing(text: RunningText, rows: Heading[], labels: Found[]): Found[] {
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
        const near = wordings(row).some((w) => similarity(w, word) >= 0.75);
        all.push({ row, from: start, to, byPosition: !near });
      });
  });
  return all;
}

const renamed = /(?<label>(?:\([^()]{1,3}\)|\d[.、])?[^\d]{2,60}(?:\([^()]*\))?)(?=[+-]?\d)/gu;

/** Where words of the table that head no row begin: they end the run before them. */
function otherWords(text: RunningText, { table }: Vocabulary, labels: Found[]): number[] {
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

/** The numbers of a row: those a wrapped label holds inside, then those that follow it. */
function runOf(text: RunningText, table: FormTable, label: Found, next: number, header: string): Run {
  const own = text.text.slice(label.from, label.to);
  const formCells = vocabularyOf(table).cellsOf.get(label.row.key)!.cells;
  const order = orderOfColumns(header, formCells, table);
  const inner = interior(text, label, own);
  const end = endOfNumbers(text, label.to, next);
  const tokens = bordered(text, label, next, formCells.length) ?? [
    ...inner,
    ...tokensOf(text, label.to, end),
  ];
  // Digits that go on after these numbers belong to the row, but cannot be told how.
  const left = text.text.slice(end, next).replace(/\([^()]*\)|\d[.、]/gu, "");
  const goesOn = next < text.text.length ? /^\P{L}*\p{L}?\d/u : /^[^\p{L}\d]{1,2}\d/u;
  if (tokens.length !== formCells.length && goesOn.test(left)) tokens.push("?");
  const from = inner.length > 0 ? label.from : label.to;
  return {
    row: label.row,
    labelled: !label.byPosition,
    byPosition: label.byPosition || !order.named,
    cells: order.cells,
    tokens,
    whole: false,
    raw: text.raw(from, Math.max(end, label.to)),
    place: text.placeOf(label.from, Math.max(end, label.to)),
    label: [text.raw(label.from, label.to).replace(/\s+/gu, "")],
  };
}

/** Pieces between spaces, as many as the row has cells: each is a cell, whatever it says. */
function bordered(text: RunningText, label: Found, next: number, count: number): string[] | null {
  if (count === 1 || next - label.to > count * 12 || next === text.text.length) return null;
  const found: string[] = [];
  for (let i = label.to; i < next; i++) {
    if (text.gapBefore[i] || found.length === 0) found.push("");
    found[found.length - 1] += text.text[i];
  }
  const numbers = found.filter((piece) => readValue(piece).status === "reported").length;
  return found.length === count && numbers >= count / 2 ? found : null;
}

/** Numbers inside a label that was wrapped around them, its numbering left out. */
function interior(text: RunningText, label: Found, own: string): string[] {
  const numbering =
    /^(?:\([^)]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:]|\d[.、,:])/u.exec(own)?.[0].length ?? 0;
  const bare = own.slice(numbering).replace(/[([].*?[)\]]/gu, (m) => "\u0000".repeat(m.length));
  if (!/\d/.test(bare)) return [];
  const tokens: string[] = [];
  for (const match of bare.matchAll(/[+-]?\d[\d.]*/gu)) {
    const at = label.from + numbering + match.index;
    tokens.push(...pieces(text, at, at + match[0].length));
  }
  return tokens;
}

function endOfNumbers(text: RunningText, from: number, next: number): number {
  const rest = text.text.slice(from, Math.min(next, from + 200));
  const match = new RegExp(
    `^[:：]?${unit}?(?:[+-]?\\d[\\d.,]*${unit}?(?:\\([^)]{0,40}\\))?|[-—/])*`,
    "u",
  ).exec(rest);
  const length = match?.[0].length ?? 0;
  // A numbering that no known label claims (`…0000000` + `3.` + an unknown word) is not a value.
  const numbering = /\d(?:[.,:]$|(?=$))/u.exec(rest.slice(0, length));
  const follows = text.text.slice(from + length, from + length + 3);
  const words = numbering?.[0].length === 1 ? /^[.、:,]["“《]?\p{L}/u : /^["“《]?\p{L}/u;
  return numbering && from + length < next && words.test(follows) && length > 1
    ? from + length - numbering[0].length
    : from + length;
}

function tokensOf(text: RunningText, from: number, end: number): string[] {
  const area = text.text.slice(from, end).replace(/\([^)]*\)/gu, (m) => " ".repeat(m.length));
  const tokens: string[] = [];
  for (const match of area.matchAll(/[+-]?\d[\d.,+-]*|[-—/]+/gu)) {
    const at = from + match.index;
    tokens.push(...pieces(text, at, at + match[0].replace(/[.,]+$/u, "").length));
  }
  return tokens.some((t) => /\d/.test(t)) ? tokens : [];
}

/** Cuts a stretch of digits at the spaces that were there. */
function pieces(text: RunningText, from: number, to: number): string[] {
  const cut: string[] = [];
  let current = "";
  for (let i = from; i < to; i++) {
    if (text.gapBefore[i] && current !== "") {
      cut.push(current);
      current = "";
    }
    current += text.text[i];
  }
  return current === "" ? cut : [...cut, current];
}
