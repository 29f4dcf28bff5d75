import { defaultLimits } from "../../src/model/document.ts";
import type { Block, Cell, Document, Limits, Table } from "../../src/model/document.ts";
import { reader } from "../../src/parse/docx.ts";
import { docx } from "./docx-writer.ts";
import type { DocxOptions, Xml } from "./docx-writer.ts";

/** Reads the bytes of a DOCX file with the default limits, or others. */
export async function read(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Document> {
  return reader.read(bytes, { ...defaultLimits, ...limits });
}

/** Writes a body into a DOCX file and reads it. */
export const reread = (body: readonly Xml[], options: DocxOptions = {}): Promise<Document> =>
  read(docx(body, options));

/** The text of each block but images; a table is shown by `show`. */
export const texts = (document: Document): string[] =>
  document.blocks.flatMap((block) => {
    if (block.type === "image") return [];
    return [block.type === "table" ? show(block) : block.text];
  });

export const tables = (document: Document): Table[] =>
  document.blocks.filter((block): block is Table => block.type === "table");

export const kinds = (document: Document): Block["type"][] => document.blocks.map(({ type }) => type);

export const codes = (document: Document): string[] => document.messages.map(({ code }) => code);

/** A table as text, a row a line: `column:text`, with `+n` for n columns and `vn` for n rows. */
export function show(table: Table): string {
  const line = (row: number) =>
    table.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map(showCell)
      .join(" | ");
  return Array.from({ length: table.rows }, (_, row) => line(row)).join("\n");
}

function showCell({ column, column_span, row_span, text }: Cell): string {
  const across = column_span > 1 ? `+${column_span}` : "";
  const down = row_span > 1 ? `v${row_span}` : "";
  return `${column}${across}${down}:${text.replaceAll("\n", "⏎")}`;
}
