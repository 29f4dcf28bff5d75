import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { defaultLimits, type Document } from "../../src/model/document.ts";
import { decodeText } from "../../src/parse/charset.ts";
import { reader } from "../../src/parse/html.ts";

const samples = process.env.GONGKAI_SAMPLES ?? "../shared/samples";
const pages = [samples, join(samples, "formats")].flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".html"))
        .map((name) => join(folder, name))
    : [],
);

const unspaced = (text: string) => text.replace(/\s+/g, "");

describe.skipIf(pages.length === 0)("real pages", () => {
  it.each(pages)("give the cells and the text that a browser's parser finds: %s", (file) => {
    const bytes = readFileSync(file);
    const document = reader.read(bytes, defaultLimits) as Document;
    const $ = load(decodeText(bytes).text);
    const tables = document.blocks.filter((block) => block.type === "table");
    const cells = tables.map((table) => table.cells.map((cell) => unspaced(cell.text)));
    expect(cells).toEqual(
      $("table")
        .toArray()
        .map((table) =>
          $(table)
            .find("td,th")
            .toArray()
            .map((cell) => unspaced($(cell).text())),
        ),
    );
    for (const { rows, columns, cells } of tables) {
      const covered = cells.reduce((sum, cell) => sum + cell.row_span * cell.column_span, 0);
      expect(covered).toBe(rows * columns);
    }
    const paragraphs = $("body p")
      .toArray()
      .filter((p) => $(p).closest("table, .footer").length === 0);
    const texts = document.blocks
      .filter((block) => block.type === "paragraph")
      .map((block) => unspaced(block.text));
    for (const paragraph of paragraphs.map((p) => unspaced($(p).text())).filter((text) => text !== "")) {
      expect(texts).toContain(paragraph);
    }
  });
});
