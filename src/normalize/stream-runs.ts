import type { FormTable } from "../forms/index.ts";
import type { Run } from "./reading.ts";
import type { RunningText } from "./running-text.ts";
import { orderOfColumns } from "./stream-columns.ts";
import type { Found } from "./stream-labels.ts";
import { readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** The units that stand between a label and its number. */
export const unit = "(?:亿元|万元|人次|元|件|条|项|次|篇|个|人)";
/** Stands among the numbers of a row for those that cannot be told to be its own. */
export const undecidable = "?";

/** What digits look like that go on behind none or some of a row's numbers: before the next row, or where the text goes on. */
const behindNone = { inTable: /\d/u, atEnd: /^\p{L}{1,8}\d/u };
const behindSome = { inTable: /^\P{L}*\p{L}{0,4}\d/u, atEnd: /^[^\p{L}\d]{1,2}\d/u };

/** The numbers of a row: those a wrapped label holds inside, then those that follow it. */
export function runOf(text: RunningText, table: FormTable, label: Found, next: number, header: string): Run {
  const own = text.text.slice(label.from, label.to);
  const formCells = vocabularyOf(table).cellsOf.get(label.row.key)!.cells;
  const order = orderOfColumns(header, formCells, table);
  const inner = interior(text, label, own, formCells.length);
  const end = endOfNumbers(text, label.to, next);
  const tokens = bordered(text, label, next, formCells.length) ?? [
    ...inner,
    ...tokensOf(text, label.to, end),
  ];
  // Digits that go on after these numbers, or after a remark in a cell (详见附表), belong to the row, but cannot be told how.
  const left = text.text.slice(end, next).replace(/\([^()]*\)|\d[.、]/gu, "");
  const { inTable, atEnd } = tokens.length === 0 ? behindNone : behindSome;
  const goesOn = next === text.text.length ? atEnd : inTable;
  if (tokens.length !== formCells.length && goesOn.test(left)) tokens.push(undecidable);
  const rest = text.text.slice(label.to, end);
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
    units: [
      headingBefore.exec(text.text.slice(Math.max(0, label.from - 16), label.from))?.[0] ?? "",
      own,
      unitBefore.exec(rest)?.[0] ?? "",
    ],
  };
}

/** The bracket that ends the heading above a row, and the unit before its number. */
const headingBefore = /\([^()]{1,12}\)$/u;
const unitBefore = new RegExp(`(?<=^:?)${unit}`, "u");

/** Pieces between spaces, as many as the row has cells: each is a cell, whatever it says. */
function bordered(text: RunningText, label: Found, next: number, count: number): string[] | null {
  if (count === 1 || next - label.to > count * 12 || next === text.text.length) return null;
  const found: string[] = [];
  for (let i = label.to; i < next; i++) {
    if (text.gapBefore[i] || found.length === 0) found.push("");
    found[found.length - 1] += text.text[i];
  }
  const said = found.map((piece) => readValue(piece).status);
  const numbers = said.filter((status) => status === "reported").length;
  const values = said.filter((status) => status === "reported" || status === "placeholder").length;
  return found.length === count && (numbers >= count / 2 || values === count) ? found : null;
}

/** Numbers inside a label that was wrapped around them, its numbering left out. */
function interior(text: RunningText, label: Found, own: string, count: number): string[] {
  const numbering =
    /^(?:\([^)]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:]|\d[.、,:])/u.exec(own)?.[0].length ?? 0;
  const bare = own.slice(numbering).replace(/[([].*?[)\]]/gu, (m) => "\u0000".repeat(m.length));
  const start = label.from + numbering;
  if (/\d/.test(bare)) return numbersIn(bare).flatMap(([from, to]) => pieces(text, start + from, start + to));
  // Inside a note they are its own, unless they stand apart from its words and are as many as the row has cells.
  const apart = numbersIn(own.slice(numbering)).filter(
    ([from, to]) => text.gapBefore[start + from] && text.gapBefore[start + to],
  );
  const inNote = apart.flatMap(([from, to]) => pieces(text, start + from, start + to));
  return count > 1 && inNote.length === count ? inNote : [];
}

const numbersIn = (words: string): [from: number, to: number][] =>
  [...words.matchAll(/[+-]?\d[\d.]*/gu)].map((m) => [m.index, m.index + m[0].length]);

/** Where the numbers that begin at a place of the text end, before `next`. */
export function endOfNumbers(text: RunningText, from: number, next: number): number {
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
