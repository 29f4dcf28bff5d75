import type { Document, Limits } from "../../../src/model/document.ts";
import { defaultLimits } from "../../../src/model/document.ts";
import { reader } from "../../../src/parse/html.ts";

/** Reads a page given as text. */
export function readPage(source: string, limits: Partial<Limits> = {}): Document {
  return reader.read(new TextEncoder().encode(source), { ...defaultLimits, ...limits }) as Document;
}

/** The blocks in one line each: headings with #, images with !, tables as their grid. */
export function outline(document: Document): string[] {
  return document.blocks.map((block) => {
    if (block.type === "heading") return `${"#".repeat(block.level)} ${block.text}`;
    if (block.type === "paragraph") return block.text;
    if (block.type === "image") return `! ${block.alt ?? ""}`;
    return gridOf(block)
      .map((row) => row.join(" | "))
      .join(" // ");
  });
}

/** Every position of a table: the text of its cell, `<` and `^` where a cell reaches on, `.` for a hole. */
export function gridOf(block: Document["blocks"][number]): string[][] {
  if (block.type !== "table") throw new Error(`a ${block.type} is no table`);
  const grid = Array.from({ length: block.rows }, () => Array<string>(block.columns).fill("."));
  for (const cell of block.cells) {
    for (let row = cell.row; row < cell.row + cell.row_span; row++) {
      for (let column = cell.column; column < cell.column + cell.column_span; column++) {
        if (grid[row][column] !== ".") throw new Error(`cells overlap at ${row}, ${column}`);
        grid[row][column] = column > cell.column ? "<" : row > cell.row ? "^" : cell.text;
      }
    }
  }
  return grid;
}

export function codes(document: Document): string[] {
  return document.messages.map((message) => message.code);
}
