import { inlineText } from "./markdown.ts";
import { tableOf } from "./grid.ts";
import type { Piece, Rows } from "./grid.ts";
import { longestRow, nothingBefore } from "./shape.ts";
import type { Shape, Sheet } from "./shape.ts";
import { isBlank, isValue } from "./values.ts";

const pipe = /(?<!\\)[|｜]/;
const pipes = /(?<!\\)[|｜]/g;
/** `|---|:--:|`; one dash alone is a cell that says "none", not a rule. */
const rule = /^\s*\|?(?:\s*(?::?-{2,}:?|:-+:?|-+:)\s*\|)*\s*(?::?-{2,}:?|:-+:?|-+:)\s*\|?\s*$/;

/** A cell whose line breaks were not written as `<br>` runs over no more lines than this. */
const longestCell = 8;

/**
 * Markdown tables, and rows with a pipe between the cells: with or without pipes at the ends and a rule below
 * the header. A table that was torn apart comes as several with a rule below the first row of each; pieces
 * that follow one another with as many columns, and nothing but page furniture between, are one table.
 */
export const pipeTable: Shape = ({ lines, source, room }, at) => {
  if (!pipe.test(lines[at].text) || isRule(lines[at].text)) return nothingBefore(at + 1);
  const outer = startsWithPipe(lines[at].text);
  const rows: Rows = [];
  let cells = 0;
  let ruled = false;
  let closed: boolean | null = outer || null;
  let lastRow = at;
  let i = at;
  while (i < lines.length && cells <= room) {
    if (isBlank(lines[i].text)) {
      const resumed = afterFurniture(lines, i);
      if (rows.length === 0 || resumed === null) break;
      i = resumed;
    }
    const { text } = lines[i];
    if (text.length > longestRow || !pipe.test(text) || (outer && !startsWithPipe(text))) break;
    if (isRule(text)) {
      if (rows.length > 1 && rows.at(-1)?.length !== rows[0].length) {
        rows.pop();
        return found(rows, lastRow);
      }
      ruled = true;
      i++;
      continue;
    }
    const last = outer ? lastLineOf(lines, i) : i;
    const { start } = lines[i];
    closed ??= endsWithPipe(lines[last].text);
    const row = cellsOf(source.text.slice(start, lines[last].end), start, outer, closed);
    lastRow = i;
    cells += row.length;
    rows.push(row);
    i = last + 1;
  }
  return ruled || outer || isFilled(rows) ? found(rows, i) : nothingBefore(i);

  function found(rows: Rows, next: number) {
    if (rows.every((row) => row.length < 2)) return nothingBefore(next);
    return { blocks: [tableOf(rows, source)], messages: [], next };
  }
};

function isRule(text: string): boolean {
  return text.length < 5000 && text.includes("|") && rule.test(text);
}

function startsWithPipe(text: string): boolean {
  return /^\s*[|｜]/.test(text);
}

function endsWithPipe(text: string): boolean {
  return /(?<!\\)[|｜]$/.test(text.trimEnd());
}

/** The line after blank lines, if something was taken out between them (a page number, a repeated caption). */
function afterFurniture(lines: Sheet["lines"], blank: number): number | null {
  let torn = false;
  let i = blank;
  for (; i < lines.length && isBlank(lines[i].text); i++) torn ||= isTorn(lines, i);
  return i < lines.length && (torn || isTorn(lines, i)) ? i : null;
}

/** Whether something was taken out before a line: between lines there is a line end, of two characters at most. */
function isTorn(lines: Sheet["lines"], i: number): boolean {
  return i > 0 && lines[i].start - lines[i - 1].end > 2;
}

/** The last line of a row whose cells hold line breaks: it began with a pipe, so it ends with one. */
function lastLineOf(lines: Sheet["lines"], at: number): number {
  if (endsWithPipe(lines[at].text)) return at;
  for (let i = at + 1; i < lines.length && i < at + longestCell; i++) {
    const { text } = lines[i];
    if (isBlank(text) || startsWithPipe(text)) return at;
    if (endsWithPipe(text)) return i;
  }
  return at;
}

function cellsOf(text: string, offset: number, opened: boolean, closed: boolean): Piece[] {
  const edges = [...text.matchAll(pipes)].map(({ index }) => index);
  const starts = edges.map((edge) => edge + 1);
  if (!opened) starts.unshift(0);
  const ends = [...edges.slice(opened ? 1 : 0), text.length];
  if (closed && endsWithPipe(text)) starts.pop();
  return starts.map((from, column) => {
    const cell = inlineText(text.slice(from, ends[column]).replaceAll("\\|", "|"));
    return { text: cell, from: offset + from, to: offset + ends[column], column };
  });
}

/** Without any other sign of a table, rows have to be alike and hold values. */
function isFilled(rows: Rows): boolean {
  return (
    rows.length >= 2 &&
    rows.every((row) => row.length >= 2) &&
    rows.some((row) => row.slice(1).some(({ text }) => isValue(text)))
  );
}
