import type { Line } from "../source.ts";
import { isBlank, isUnit, opensItem } from "../values.ts";
import { valuesOf, wordsOf } from "./words.ts";
import type { PrintedLine, Ruler, Word } from "./words.ts";

/** The lines of a table that stand on one page: those of its header, if it has one there or alone on the page before, and those below. */
export interface Part {
  header: PrintedLine[];
  body: PrintedLine[];
}

/** Lines around one that tell where its columns are. */
const nearby = 16;

/** A table with one header: its parts, page by page. */
export type Section = Part[];

/**
 * The tables of a region. Words above the columns of values, after rows with values, begin a new header: of
 * another table, or the same one again on the next page.
 */
export function sectionsOf(lines: Line[], from: number, to: number, ruler: Ruler): Section[] {
  const printed: PrintedLine[] = [];
  for (let index = from; index < to; index++) {
    if (isBlank(lines[index].text)) continue;
    printed.push({ index, page: lines[index].page, words: wordsOf(lines[index], ruler) });
  }
  unmarkSerials(printed);
  const sections: Section[] = [];
  let part: Part = { header: [], body: [] };
  for (const [i, line] of printed.entries()) {
    const previous = printed[i - 1];
    const edges = edgesOf(printed, i, part.body);
    const begins =
      isHeader(line, edges) ||
      (part.body.length === 0 && goesOn(line, part.header, edges)) ||
      (isCaption(line, edges) && i + 1 < printed.length && isHeader(printed[i + 1], edges));
    const opens = begins && (part.body.some(hasValues) || previous === undefined);
    if (opens || previous === undefined) {
      part = { header: [], body: [] };
      sections.push([part]);
    } else if (line.page !== previous.page && part.body.some(hasValues)) {
      part = { header: [], body: [] };
      sections.at(-1)?.push(part);
    }
    // Labels may reach above the first values; what stands before words of the header belongs to it.
    if (begins) {
      for (const above of part.body.splice(0)) part.header.push(above);
      part.header.push(line);
    } else part.body.push(line);
  }
  return joinRepeated(sections);
}

/** Numbers that count the rows are labels: integers before a label, each one more than the last. */
function unmarkSerials(lines: PrintedLine[]): void {
  const serials = lines.flatMap(({ words }) => serialIn(words) ?? []);
  const steps = serials.slice(1).filter(({ number }, i) => number === serials[i].number + 1).length;
  if (serials.length >= 3 && steps * 3 >= serials.length * 2)
    for (const { words } of serials) for (const word of words) word.value = false;
}

/** The integer at the start of a line, before a label; its digits may be set apart, as letters are. */
function serialIn(words: Word[]): { number: number; words: Word[] } | null {
  const end = words.findIndex(({ value }) => !value);
  const own = words.slice(0, Math.max(0, end));
  const digits = own.map(({ text }) => text).join("");
  const isOne = own.every(
    (word, i) => i === 0 || (digits.length === own.length && word.from - own[i - 1].to === 1),
  );
  return isOne && /^\d{1,3}$/.test(digits) ? { number: Number(digits), words: own } : null;
}

/** Where labels end and columns of values begin, as the lines around one tell; -1 and Infinity where none do. */
interface Edges {
  labels: number;
  values: number;
}

function edgesOf(lines: PrintedLine[], at: number, body: PrintedLine[]): Edges {
  const { page } = lines[at];
  const above = body.slice(-nearby).filter((line) => line.page === page);
  const below = lines.slice(at + 1, at + 1 + nearby).filter(hasValues);
  const next = below.find((line) => line.page === page) ?? below[0];
  const around = above.some(hasValues) || next === undefined ? above : [...above, next];
  const edges: Edges = { labels: -1, values: Infinity };
  for (const { words } of around) {
    const values = valuesOf(words);
    edges.values = Math.min(edges.values, values[0]?.x0 ?? Infinity);
    edges.labels = Math.max(edges.labels, words.at(-1 - values.length)?.x1 ?? -1);
  }
  return edges;
}

export function hasValues({ words }: PrintedLine): boolean {
  return valuesOf(words).length > 0;
}

/**
 * Words and no values, some of them above the columns of values, or at least nearer to them than to the
 * labels. What is numbered is a label; notes in brackets go on with a cell above.
 */
function isHeader(line: PrintedLine, { labels, values }: Edges): boolean {
  if (hasValues(line)) return false;
  const nearer = labels + (values - labels) * 0.6;
  const above = line.words.filter(
    ({ text, x0, x1 }) =>
      !opensItem(text) &&
      !isUnit(text) &&
      (x1 > values + 1 || (labels >= 0 && x0 > labels + 2 && x1 > nearer)),
  );
  return above.length > 0 && !above.every(({ text }) => /^[（(].*[)）]$/.test(text));
}

/** Words below those of the header line before, which end before the columns of values begin. */
function goesOn(line: PrintedLine, header: PrintedLine[], { labels }: Edges): boolean {
  const above = header.at(-1)?.words.filter(({ x0 }) => x0 > labels + 2) ?? [];
  return (
    !hasValues(line) &&
    line.words.some(({ x0, x1, text }) => !isUnit(text) && above.some((word) => word.x0 < x1 && word.x1 > x0))
  );
}

/** A word that is set in the middle of the whole table, and so reaches beyond the labels. */
function isCaption({ words }: PrintedLine, { labels }: Edges): boolean {
  return (
    words.length === 1 &&
    !words[0].value &&
    labels >= 0 &&
    words[0].x1 > labels + 1 &&
    !opensItem(words[0].text)
  );
}

/** A header that is printed again on the next page begins no new table. */
function joinRepeated(sections: Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    const again =
      before !== undefined &&
      section[0].body[0]?.page !== before.at(-1)?.body.at(-1)?.page &&
      headerText(section[0].header) === headerText(before[0].header);
    if (again) for (const part of section) before.push(part);
    else joined.push(section);
  }
  return joined;
}

function headerText(lines: PrintedLine[]): string {
  return lines.flatMap(({ words }) => words.map((word: Word) => word.text.replace(/\s/g, ""))).join("|");
}
