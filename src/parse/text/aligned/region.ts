import type { Sheet } from "../shape.ts";
import type { Line } from "../source.ts";
import { isBlank, opensItem, opensSection } from "../values.ts";
import { displayWidth } from "../width.ts";
import { valuesOf, wordsOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Lines of a printed table, `[from, to)`, with what stands between its rows. */
export interface Region {
  from: number;
  to: number;
}

/** Blank lines that a table may have between two rows on one page. */
const widestGap = 6;
/** Lines with nothing but a piece of a label that may follow one another. */
const mostLabels = 12;

/** Lines of prose begin nearer to the edge of the page, in characters. */
const deepestIndent = 8;

type Kind = "blank" | "row" | "label" | "section" | "prose";

/**
 * The printed table that begins at a line: lines with gaps between their words, the pieces of labels between
 * and around them, never prose. `null` says that none begins before the line `next`.
 */
export function regionAt(sheet: Sheet, at: number): { region: Region | null; next: number } {
  const { lines } = sheet;
  const first = kindOf(lines[at], sheet.wrap);
  if (first === "blank" || first === "prose" || first === "section") return { region: null, next: at + 1 };

  let core = -1;
  let spaced = 0;
  let narrow = 0;
  let labels = 0;
  let blanks = 0;
  let cells = 0;
  let headings = 0;
  let full = 0;
  let number = 0;
  let values: Word[] = [];
  let i = at;
  for (; i < lines.length && cells <= sheet.room; i++) {
    const { text, page } = lines[i];
    const kind = kindOf(lines[i], sheet.wrap);
    if (kind === "prose") break;
    if (kind === "blank") {
      if (++blanks > widestGap && lines[i].page === lines[core]?.page) break;
      continue;
    }
    if (kind === "section" && !isRowLabel(sheet, i, values, number)) break;
    number = sectionNumber(text) ?? number;
    if (kind === "row") {
      const own = valuesOf(wordsOf(lines[i], sheet.ruler));
      if (own.length > 0) values = own;
      else headings++;
      full = Math.max(full, own.length);
      cells += own.length + 1;
      // Rows with one blank between their values are not aligned; they are read as running text.
      if (own.length > 0 && /\S\s{2,}\S/.test(text)) spaced++;
      else if (own.length > 1) narrow++;
      core = i;
      labels = 0;
    } else if (++labels > mostLabels) break;
    else if (core >= 0 && blanks === 0 && core === i - 1 && page === lines[core].page && isTail(text))
      core = i;
    blanks = 0;
  }
  const single = spaced === 1 && full >= 4 && headings >= 1;
  if ((spaced < 2 && !single) || narrow > spaced) return { region: null, next: Math.max(core, at) + 1 };
  return { region: { from: at, to: core + 1 }, next: core + 1 };
}

/** A line is looked at from each of those before it. */
const kinds = new WeakMap<Line, Kind>();

function kindOf(line: Line, wrap: number): Kind {
  const known = kinds.get(line) ?? judged(line, wrap);
  kinds.set(line, known);
  return known;
}

function judged(line: Line, wrap: number): Kind {
  const { text } = line;
  if (isBlank(text)) return "blank";
  if (text.includes("\t") || /\.{4,}|…{3,}|·{4,}/.test(text)) return "prose";
  const words = wordsOf(line);
  if (words.length === 0 || words.some((word) => word.text.includes("。"))) return "prose";
  if (words.length > 1 || words[0].value) return words.some(isLong) ? "prose" : "row";
  const width = displayWidth(words[0].text);
  if (/[；：！？;:]$/.test(words[0].text)) return "prose";
  const bracketed = /^[（(].*[)）]$/.test(words[0].text);
  const filled = words[0].x0 <= deepestIndent && displayWidth(text.trimEnd()) >= wrap - 3;
  if (!bracketed && (width > 60 || (filled && width > 40))) return "prose";
  return opensSection(text) ? "section" : "label";
}

/** A piece of a sentence is no cell; notes in brackets and the labels of forms can be long. */
function isLong({ text }: Word): boolean {
  const width = displayWidth(text);
  return width > 120 || (width > 60 && /，/.test(text) && !/^[（(]|[（(].*[)）]$/.test(text));
}

/**
 * Whether a line numbered 一、 is a label of the table and not the next heading of the text: the values that
 * belong to it stand in one of the next lines, where others stood before; or it counts on from the labels of
 * the table, whose last number is `before`, and no header follows.
 */
function isRowLabel({ lines, wrap, ruler }: Sheet, at: number, values: Word[], before: number): boolean {
  const counts = sectionNumber(lines[at].text) === before + 1;
  for (let i = at + 1; i < lines.length && i <= at + widestGap; i++) {
    const kind = kindOf(lines[i], wrap);
    if (kind === "blank" || (kind === "label" && !opensItem(lines[i].text))) continue;
    if (kind === "label" || kind === "section") return counts;
    if (kind !== "row") return false;
    const words = wordsOf(lines[i], ruler);
    const own = valuesOf(words);
    if (own.length === 0) return counts && words.some(({ text }) => opensItem(text));
    if (own.length > 1 && (own.length === words.length || !opensItem(lines[i].text))) return true;
    const near = (word: Word, other: Word) =>
      Math.abs(word.x0 - other.x0) <= 1 || Math.abs(word.x1 - other.x1) <= 1;
    return counts || own.every((word) => values.some((other) => near(word, other)));
  }
  return false;
}

/** The number of a line of the first level, up to 十. */
function sectionNumber(text: string): number | null {
  const number = /^\s*([一二三四五六七八九十]) ?[、.．]/.exec(text)?.[1];
  return number === undefined ? null : "一二三四五六七八九十".indexOf(number) + 1;
}

/** The end of a label that was wrapped; what is numbered begins something new. */
function isTail(text: string): boolean {
  return !opensItem(text);
}
