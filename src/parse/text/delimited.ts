import type { Piece, Rows } from "./grid.ts";
import { raggedRows, tableOf } from "./grid.ts";
import { longestRow, nothingBefore } from "./shape.ts";
import type { Shape, Sheet } from "./shape.ts";
import { endsSentence, isBlank, isValue, opensSection, trimmed } from "./values.ts";
import { displayWidth } from "./width.ts";

/** 1,234,567 is one number. */
const groupedDigits = /(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)/g;

/** Rows that show whether lines with commas are a table. */
const firstRows = 8;

/** A quoted cell that runs on for longer was never closed. */
const longestCell = 50;

/**
 * Rows as a browser, Word or Excel copies them: cells between tabs, a cell with line breaks in quotes. A row
 * of one merged cell comes without any tab; merged cells are not marked, so columns count cells in their row.
 */
export const tabSeparated: Shape = (sheet, at) => {
  const { rows: written, next } = rowsAt(sheet, at, "\t");
  const rows = withoutLastTab(written);
  const solid = rows.filter((row) =>
    row.some(({ text }, column) => column < row.length - 1 && !isBlank(text)),
  );
  const wide = solid.filter((row) => row.length >= 3 || row.every(({ text }) => !isBlank(text)));
  const single =
    solid.length === 1 && solid[0].length >= 4 && solid[0].some(({ text }) => isValue(text.trim()));
  return wide.length === 0 || (solid.length < 2 && !single) ? nothingBefore(next) : found(sheet, rows, next);
};

/** A tab behind every row (but the last, which a copy may lose) ends the last cell and begins none. */
function withoutLastTab(rows: Rows): Rows {
  const isClosed = (row: Piece[]) => row.length > 1 && isBlank(row.at(-1)!.text);
  const closed = rows.length > 1 && rows.slice(0, -1).every(isClosed);
  return closed ? rows.map((row) => (isClosed(row) ? row.slice(0, -1) : row)) : rows;
}

/** Rows with a comma or a semicolon between the cells; prose has those too, so most cells have to be values. */
export const commaSeparated: Shape = (sheet, at) => {
  const text = sheet.lines[at].text.replace(groupedDigits, "");
  for (const delimiter of [",", ";", "，", "；"]) {
    // The first rows decide, so that a long text with many commas is not read from every line to its end.
    if (
      !(text.includes(delimiter) || text.startsWith('"')) ||
      !looksFilled(rowsAt(sheet, at, delimiter, firstRows).rows)
    )
      continue;
    const { rows, next } = rowsAt(sheet, at, delimiter);
    return found(sheet, rows, next);
  }
  return nothingBefore(at + 1);
};

function found({ source }: Sheet, rows: Rows, next: number) {
  const table = tableOf(rows, source);
  return { blocks: [table], messages: raggedRows(rows, table), next };
}

function rowsAt(
  { lines, room }: Sheet,
  at: number,
  delimiter: string,
  enough = Infinity,
): { rows: Rows; next: number } {
  const rows: Rows = [];
  let cells = 0;
  let i = at;
  while (i < lines.length && cells <= room && rows.length < enough) {
    const { text } = lines[i];
    if (!text.includes(delimiter) && !opensRecord(lines, i, delimiter)) {
      // The row of one merged cell, or the blank line between two rows, stands inside the table or not at all.
      const between = rows.length > 0 && (lines[i + 1]?.text.includes(delimiter) ?? false);
      if (!between || (!isBlank(text) && !isCaption(text))) break;
      if (!isBlank(text))
        rows.push([{ text: trimmed(text), from: lines[i].start, to: lines[i].end, column: 0 }]);
      i++;
      continue;
    }
    if (text.length > longestRow || isProse(text, delimiter)) break;
    const record = readRecord(lines, i, delimiter);

    rows.push(record.cells);
    cells += record.cells.length;
    i = record.next;
  }
  return { rows, next: Math.max(i, at + 1) };
}

/** A record from line `at` on; a cell in quotes may hold the delimiter, line breaks, and quotes written twice. */
function readRecord(lines: Sheet["lines"], at: number, delimiter: string): { cells: Piece[]; next: number } {
  const cells: Piece[] = [];
  let line = at;
  let offset = 0;
  for (;;) {
    const quoted = readQuoted(lines, line, offset, delimiter);
    const stop = lines[line].text.indexOf(delimiter, offset);
    const end = quoted ?? { text: null, line, offset: stop < 0 ? lines[line].text.length : stop };
    const text = quoted?.text ?? trimmed(lines[line].text.slice(offset, end.offset));
    cells.push({
      text,
      from: lines[line].start + offset,
      to: lines[end.line].start + end.offset,
      column: cells.length,
    });
    line = end.line;
    offset = end.offset + 1;
    if (end.offset >= lines[line].text.length) return { cells, next: line + 1 };
  }
}

/** A line without a delimiter begins a record if it is the first of a quoted cell with another cell behind. */
function opensRecord(lines: Sheet["lines"], at: number, delimiter: string): boolean {
  const quoted = readQuoted(lines, at, 0, delimiter);
  return quoted !== null && quoted.offset < lines[quoted.line].text.length;
}

interface Quoted {
  text: string;
  /** where the delimiter or the end of the line after the closing quote is */
  line: number;
  offset: number;
}

/** The quoted cell that begins at an offset; null where none begins, or none that is closed before a delimiter. */
function readQuoted(lines: Sheet["lines"], at: number, offset: number, delimiter: string): Quoted | null {
  if (lines[at].text[offset] !== '"') return null;
  const parts: string[] = [];
  let from = offset + 1;
  for (let line = at; line < lines.length && line < at + longestCell; line++, from = 0) {
    const { text } = lines[line];
    const closing = /(?:[^"]|"")*/y;
    closing.lastIndex = from;
    const part = closing.exec(text)?.[0] ?? "";
    parts.push(part);
    const end = from + part.length;
    if (end < text.length) {
      const after = end + 1;
      if (after < text.length && text[after] !== delimiter) return null;
      return { text: trimmed(parts.join("\n").replaceAll('""', '"')), line, offset: after };
    }
  }
  return null;
}

function isCaption(text: string): boolean {
  return displayWidth(text) <= 40 && !opensSection(text) && !endsSentence(text);
}

function isProse(text: string, delimiter: string): boolean {
  if (delimiter !== "\t") return /。\s*$/.test(text);
  const indented = !text.trim().includes("\t") && endsSentence(text);
  return indented || text.split("\t").some((cell) => cell.length > 60 && cell.includes("。"));
}

function looksFilled(rows: Rows): boolean {
  const wide = rows.filter((row) => row.length >= 2);
  const cells = wide.flat();
  const body = wide.flatMap((row) => row.slice(1));
  const filled = body.filter(({ text }) => isBlank(text) || isValue(text.trim())).length;
  return (
    (wide.length >= 3 || (wide.length === 2 && wide[0].length >= 3)) &&
    filled * 3 >= body.length &&
    body.some(({ text }) => isValue(text.trim())) &&
    cells.every(({ text }) => displayWidth(text) <= 120 && !/。\s*$/.test(text))
  );
}
