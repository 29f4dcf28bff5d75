import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits, type Document } from "../../src/model/document.ts";
import { reader } from "../../src/parse/html.ts";
import { readPage } from "./html/page.ts";
import { habits, plannedTable, writeLikeWord } from "./html/word.ts";

describe("any table", () => {
  it("comes back cell by cell from the HTML that editors make of it", () => {
    fc.assert(
      fc.property(plannedTable, habits, (table, habits) => {
        const source = `<p>前</p>${writeLikeWord(table, habits)}<p>后</p>`;
        const { blocks } = readPage(source);
        expect(blocks.map((block) => block.type)).toEqual(["paragraph", "table", "paragraph"]);
        const read = blocks[1];
        if (read.type !== "table") throw new Error("no table");
        expect([read.rows, read.columns]).toEqual([table.rows, table.columns]);
        const cells = read.cells.map(({ place, ...cell }) => {
          expect(place.in === "html" && source.slice(place.start, place.start + 3).toLowerCase()).toMatch(
            /^<t[dh]/,
          );
          return cell;
        });
        expect(cells).toEqual(table.cells.map(({ lines, ...cell }) => ({ ...cell, text: lines.join("\n") })));
      }),
      { numRuns: 500 },
    );
  });
});

/** What every Document must be, whatever was read. */
function expectSound(document: Document, length: number): void {
  for (const block of document.blocks) {
    const places = [block.place, ...(block.type === "table" ? block.cells.map((cell) => cell.place) : [])];
    for (const place of places) {
      if (place.in !== "html") throw new Error("a place of another format");
      expect(0 <= place.start && place.start <= place.end && place.end <= length).toBe(true);
    }
    if (block.type !== "table") continue;
    const taken = new Set<number>();
    for (const cell of block.cells) {
      expect(cell.row + cell.row_span <= block.rows && cell.column + cell.column_span <= block.columns).toBe(
        true,
      );
      for (let row = cell.row; row < cell.row + cell.row_span; row++) {
        for (let column = cell.column; column < cell.column + cell.column_span; column++) {
          expect(taken.has(row * block.columns + column)).toBe(false);
          taken.add(row * block.columns + column);
        }
      }
    }
  }
}

describe("any bytes", () => {
  const soup = fc.array(
    fc.constantFrom(
      ...[
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td rowspan=3>",
        "<td colspan=2>",
        "<th rowspan=0>",
        "<p>",
        "</p>",
      ],
      ...[
        "<div>",
        "</div>",
        "<span>",
        "</span>",
        "<span hidden>",
        "<div style='display:none'>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<li>",
      ],
      ...[
        "<ul>",
        "</ul>",
        "<h1>",
        "</h2>",
        "<tbody>",
        "<tfoot>",
        "<caption>",
        "<form>",
        "</form>",
        "<svg>",
        "</svg>",
        "<select>",
      ],
      ...[
        "<pre>",
        "<title>",
        "</title>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<body>",
        "</html>",
        "<td",
        " colspan=",
        '"',
        ">",
      ],
      ...["7", "甲", " ", "\n", "&nbsp;", "&#", "发布时间：2025-01-02", "来源：", '\\"'],
    ),
    { maxLength: 60 },
  );

  it("of tag soup give a sound document", () => {
    fc.assert(
      fc.property(soup, (parts) => {
        const source = parts.join("");
        expectSound(readPage(source), source.length);
      }),
      { numRuns: 1500 },
    );
  });

  it("of tag soup give the text that a browser's parser finds in it", () => {
    const names =
      "table tr td th p div span b br li ul h1 h2 tbody thead tfoot caption form center pre hr dl dt dd".split(
        " ",
      );
    const tags = names.flatMap((name) => [`<${name}>`, `</${name}>`]);
    const texts = fc.nat({ max: 999 }).map((number) => `文${number}。`);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...tags), texts), { maxLength: 50 }), (parts) => {
        const source = parts.join("");
        const words = (text: string) => (text.match(/文\d+。/g) ?? []).sort();
        const read = readPage(source).blocks.map((block) => {
          if (block.type === "image") return "";
          return block.type === "table" ? block.cells.map((cell) => cell.text).join() : block.text;
        });
        expect(words(read.join())).toEqual(words(load(source)("body").text()));
      }),
      { numRuns: 1000 },
    );
  });

  it("of a page cut at any place, or with bytes changed, give a sound document", () => {
    const table = fc.sample(plannedTable, { numRuns: 1, seed: 7 })[0];
    const page = new TextEncoder().encode(
      `<html><head><meta charset=gbk><title>题_站</title></head><body><div><h1>题</h1>${writeLikeWord(table, [1, 2, 3])}</div></body></html>`,
    );
    const edits = fc.array(fc.tuple(fc.nat({ max: page.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.nat({ max: page.length }), fc.nat({ max: 20 }), edits, (end, start, edits) => {
        const bytes = page.slice(start, end);
        for (const [at, byte] of edits) bytes[at] = byte;
        const document = reader.read(bytes, defaultLimits) as Document;
        expectSound(document, bytes.length);
        expect(reader.recognise(bytes)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it("of noise give a document", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        Array.isArray((reader.read(bytes, defaultLimits) as Document).blocks),
      ),
    );
  });
});
