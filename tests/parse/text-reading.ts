import { defaultLimits } from "../../src/model/document.ts";
import type { Document, Limits, Table } from "../../src/model/document.ts";
import { reader } from "../../src/parse/text.ts";

export async function read(text: string, limits: Partial<Limits> = {}): Promise<Document> {
  return reader.read(new TextEncoder().encode(text), { ...defaultLimits, ...limits });
}

export async function tables(text: string): Promise<Table[]> {
  return (await read(text)).blocks.filter((block) => block.type === "table");
}

export async function onlyTable(text: string): Promise<Table> {
  const found = await tables(text);
  if (found.length !== 1) throw new Error(`${found.length} tables in:\n${text}`);
  return found[0];
}

/** Rows of texts; a position that no cell begins at is null. */
export function rowsOf(table: Table): (string | null)[][] {
  const rows = Array.from({ length: table.rows }, () => new Array<string | null>(table.columns).fill(null));
  for (const { row, column, text } of table.cells) rows[row][column] = text;
  return rows;
}

/** Rows with the cells that are there, as in a text that does not mark merged cells. */
export function ordinalRows(table: Table): string[][] {
  return rowsOf(table).map((row) => row.filter((text) => text !== null));
}

export function proseOf(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));
}

export function codesOf(document: Document): string[] {
  return document.messages.map(({ code }) => code);
}

/** What is wrong with a document as a document: cells that overlap or stick out, places outside the text. */
export function flawsOf(document: Document, text: string): string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const flaws: string[] = [];
  for (const block of document.blocks) {
    for (const { place } of block.type === "table" ? [block, ...block.cells] : [block]) {
      if (place.in !== "text") flaws.push(`place in ${place.in}`);
      else if (place.end_line > lines.length || place.line > place.end_line)
        flaws.push("line outside the text");
      else if (place.column > lines[place.line - 1].length + 2) flaws.push("column outside its line");
    }
    if (block.type !== "table") continue;
    const taken = new Set<string>();
    for (const { row, column, row_span, column_span } of block.cells) {
      if (row + row_span > block.rows || column + column_span > block.columns)
        flaws.push("cell outside its table");
      for (let r = row; r < row + row_span; r++) {
        for (let c = column; c < column + column_span; c++) {
          if (taken.has(`${r}:${c}`)) flaws.push(`cells overlap at ${r}:${c}`);
          taken.add(`${r}:${c}`);
        }
      }
    }
  }
  return flaws;
}
