import { segmentsOf } from "./alignment.ts";
import type { Draft } from "./draft.ts";
import { contains, median } from "./geometry.ts";
import { lineBox, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** The share of a page's height, at its head and at its foot, in which furniture is looked for. */
const margin = 0.13;

const dash = "[-–—―－﹣_~～·•]";
/** `- 5 -`, `第 5 页`, `5 / 12`, `第5页 共12页`: page numbers that show as such. */
const dressedNumber = new RegExp(
  `^(?:${dash}+\\s*\\d{1,4}\\s*${dash}+|第\\s*\\d{1,4}\\s*页(?:[,，/／\\s]*共\\s*\\d{1,4}\\s*页)?|\\d{1,4}\\s*[/／]\\s*\\d{1,4})$`,
  "u",
);

/** Ems between a running head and the text under it, at least. */
const clearance = 1.2;

/** Texts that stand side by side in the header of a table, and not in a running head, at least. */
const mostParts = 4;

interface Marginal {
  draft: Draft;
  line: Line;
  inTable: boolean;
}

/**
 * The words that belong to the paper and not to the document: page numbers, and headers and footers that
 * run through its pages. They are found also where a table is drawn around them.
 */
export function furnitureOf(drafts: readonly Draft[]): Set<Word> {
  const marginals = drafts.flatMap(marginalsOf);
  const running = runningKeys(marginals, drafts.length);
  const furniture = new Set<Word>();
  for (const marginal of marginals) {
    const { line, inTable } = marginal;
    const text = line.text.normalize("NFKC");
    const runs = keysOf(marginal).some((key) => running.has(key) && (!inTable || isNumbering(key)));
    if (runs || (!inTable && (dressedNumber.test(text) || isLoneNumber(marginal)))) {
      for (const word of line.words) furniture.add(word);
    }
  }
  return furniture;
}

/** The outermost two lines at the head and at the foot of a page. */
function marginalsOf(draft: Draft): Marginal[] {
  const { sheet, words, ruled } = draft;
  const { box } = sheet;
  const height = box.top - box.bottom;
  const upright = words.filter((word) => word.turn === 0);
  const head = upright.filter((word) => word.baseline > box.top - margin * height);
  const foot = upright.filter((word) => word.baseline < box.bottom + margin * height);
  return [...runningHead(linesOf(head), upright), ...linesOf(foot).slice(-2)].map((line) => ({
    draft,
    line,
    inTable: ruled.some((table) => contains(table.box, (line.left + line.right) / 2, line.baseline)),
  }));
}

/** Lines at the head that stand clear of the text: the header of a table that goes on does not. */
function runningHead(lines: readonly Line[], words: readonly Word[]): Line[] {
  const below = ({ baseline, size }: Line) =>
    words.reduce(
      (most, word) => (word.baseline < baseline - 0.35 * size ? Math.max(most, topOf(word)) : most),
      -Infinity,
    );
  const outer = lines.slice(0, 2);
  const last = outer.findLastIndex((line) => lineBox(line).bottom - below(line) > clearance * line.size);
  return outer.slice(0, last + 1).filter((line) => segmentsOf(line).length < mostParts);
}

function topOf({ baseline, size }: Word): number {
  return baseline + 0.8 * size;
}

/**
 * What a line says, with any of its numbers relative to the page or as they are: two lines that run through
 * the pages have one of these in common.
 */
function keysOf({ draft, line }: Marginal): string[] {
  const text = line.text.normalize("NFKC").replace(/\s+/gu, "");
  const numbers = text.match(/\d{1,4}/g) ?? [];
  if (text.length > 120 || numbers.length > 6) return [text];
  let keys = [""];
  let from = 0;
  for (const match of text.matchAll(/\d{1,4}/g)) {
    const before = text.slice(from, match.index);
    const relative = `<${Number(match[0]) - draft.sheet.page}>`;
    keys = keys.flatMap((key) => [key + before + match[0], key + before + relative]);
    from = match.index + match[0].length;
  }
  return keys.map((key) => key + text.slice(from));
}

/** Says nothing but the number of the page. */
function isNumbering(key: string): boolean {
  return /^[^\p{L}\p{N}<]*(?:第)?<-?\d+>(?:页)?[^\p{L}\p{N}<]*$/u.test(key);
}

/** Keys that come back on enough pages. Digits alone have to count the pages; data may repeat. */
function runningKeys(marginals: readonly Marginal[], pages: number): Set<string> {
  const seen = new Map<string, Set<number>>();
  for (const marginal of marginals) {
    for (const key of keysOf(marginal)) {
      const on = seen.get(key);
      if (on) on.add(marginal.draft.sheet.page);
      else seen.set(key, new Set([marginal.draft.sheet.page]));
    }
  }
  const enough = Math.max(2, 0.4 * pages);
  const says = (key: string) => /\p{L}{2}/u.test(key) || isNumbering(key) || /^<-?\d+>[/／]\d+$/u.test(key);
  return new Set([...seen].filter(([key, on]) => on.size >= enough && says(key)).map(([key]) => key));
}

/** A bare number at the foot of the page, well apart from the text above. */
function isLoneNumber({ draft, line }: Marginal): boolean {
  if (!/^\d{1,4}$/.test(line.text.normalize("NFKC"))) return false;
  const { top } = lineBox(line);
  if (line.baseline > (draft.sheet.box.top + draft.sheet.box.bottom) / 2) return false;
  const above = draft.words.filter(
    (word) => word.turn === 0 && word.baseline > line.baseline + line.size / 2,
  );
  const nearest = above.reduce((least, word) => Math.min(least, word.baseline - 0.2 * word.size), Infinity);
  const below = draft.words.some((word) => word.baseline < line.baseline - line.size / 2);
  return !below && nearest - top > 0.8 * median(above.map((word) => word.size));
}
