import type { Block, Cell, Table } from "../model/document.ts";
import { opensSection } from "./sections.ts";

/** Rows over the whole width that open sections of the form; with so many, a table holds the report. */
const fewestSections = 2;

/** Letters of a row over the whole width that are a line of text; the captions inside the tables of the forms are shorter. */
const shortestLine = 12;

/**
 * The blocks of a document in which a table that holds the report itself, as of a spreadsheet or of a page laid out
 * by a table, is taken apart: its rows over the whole width are paragraphs, and what stands between them is tables.
 */
export function withoutReportTables(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === "table" && holdsReport(block) ? partsOf(block) : [block]));
}

function holdsReport(table: Table): boolean {
  return (
    table.cells.filter((cell) => isWide(cell, table) && opensSection(cell.text)).length >= fewestSections
  );
}

function isWide({ column, column_span, row_span }: Cell, { columns }: Table): boolean {
  return columns > 1 && column === 0 && column_span === columns && row_span === 1;
}

function partsOf(table: Table): Block[] {
  const lines = table.cells
    .filter((cell) => isWide(cell, table) && isLine(cell.text))
    .sort((a, b) => a.row - b.row);
  const parts: Block[] = [];
  let from = 0;
  const endTable = (to: number): void => {
    const cells = table.cells.filter(({ row }) => row >= from && row < to);
    if (cells.length > 0)
      parts.push({
        ...table,
        rows: to - from,
        cells: cells.map((cell) => ({ ...cell, row: cell.row - from })),
      });
  };
  for (const { row, text, place } of lines) {
    endTable(row);
    parts.push({ type: "paragraph", text, place });
    from = row + 1;
  }
  endTable(table.rows);
  return parts;
}

function isLine(text: string): boolean {
  return text.replace(/\s+/gu, "").length >= shortestLine || opensSection(text);
}
