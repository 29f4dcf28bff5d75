import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { forgeZip } from "./archive-forge.ts";
import { codes, read, reread, tables } from "./docx-reading.ts";
import {
  cell,
  control,
  deleted,
  docx,
  documentXml,
  field,
  footnoteReference,
  gridTable,
  heading,
  paragraph,
  picture,
  raw,
  row,
  run,
  symbol,
  table,
  textBox,
} from "./docx-writer.ts";

const withMain = (xml: string) => reread([], { parts: { "word/document.xml": xml } });

describe("bombs", () => {
  test("64 KB that inflate to 64 MB are refused before they are inflated, or while", async () => {
    const megabytes = 64 * 1024 * 1024;
    const deflated = deflateRawSync(Buffer.alloc(megabytes, " "));
    expect(deflated.length).toBeLessThan(66_000);
    for (const size of [megabytes, 1000]) {
      const document = await read(forgeZip([{ name: "word/document.xml", deflated, size }]));
      expect(codes(document)).toEqual(["archive.ratio", "docx.missing_part", "docx.broken"]);
    }
  });

  test("entities that stand for entities are not expanded", async () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    ).join("");
    const laughs = `<!DOCTYPE x [<!ENTITY l0 "哈">${entities}]>`;
    const document = await withMain(
      documentXml([paragraph(raw("<w:r><w:t>甲&l9;</w:t></w:r>"))]).replace("?>\n", `?>${laughs}`),
    );
    expect(codes(document)).toEqual(["docx.doctype"]);
    expect(JSON.stringify(document.blocks).length).toBeLessThan(200);
  });

  test("a password is said", async () => {
    const document = await read(forgeZip([{ name: "word/document.xml", data: new Uint8Array(9), flags: 1 }]));
    expect(codes(document)).toEqual(["archive.encrypted", "docx.missing_part", "docx.broken"]);
  });
});

describe("bounds", () => {
  test("cells", async () => {
    const rows = Array.from({ length: 40 }, () => row(Array.from({ length: 5 }, () => cell("1"))));
    const document = await read(docx([table(rows)]), { cells: 100 });
    expect(codes(document)).toEqual(["docx.too_many_cells"]);
    expect(tables(document)[0].rows).toBe(20);
  });

  test("grid positions, which spans make out of few cells", async () => {
    const document = await read(docx([table([row([cell("甲", { span: 100_000 })]), row([cell("1")])])]), {
      cells: 1500,
    });
    expect(codes(document)).toEqual(["docx.span_too_wide", "docx.too_many_cells"]);
    expect(tables(document)[0]).toMatchObject({ rows: 1, columns: 1000 });
  });

  test("a million cells end in what is read of them", async () => {
    const line = row(Array.from({ length: 100 }, () => cell("1"))).xml;
    const data = Buffer.from(documentXml([raw(`<w:tbl>${line.repeat(10_000)}</w:tbl>`)]));
    const document = await read(forgeZip([{ name: "word/document.xml", data, method: 0 }]), {
      cells: 20_000,
    });
    expect(codes(document)).toContain("docx.too_many_cells");
    expect(tables(document)[0].cells.length).toBe(20_000);
  });

  test("elements of any kind", async () => {
    const document = await withMain(documentXml([raw("<w:p/>".repeat(3000))]).replace("<w:sectPr/>", ""));
    expect(codes(document)).toEqual(["docx.no_text"]);
    const few = await read(docx([raw("<w:p/>".repeat(3000)), paragraph("甲")]), { cells: 100 });
    expect(codes(few)).toEqual(["docx.too_large", "docx.no_text"]);
  });

  test("depth, of tables or of anything", async () => {
    let nested = table([row([cell("1"), cell("2")])]);
    for (let i = 0; i < 200; i++) nested = table([row([cell("1"), cell([nested])])]);
    expect(codes(await reread([nested]))).toEqual(["docx.too_deep"]);
    const deep = "<w:x>".repeat(500_000);
    expect(codes(await withMain(documentXml([paragraph("甲"), raw(deep)])))).toEqual(["docx.too_deep"]);
  });

  test("fifty megabytes of one paragraph", async () => {
    const words = "公开".repeat(1024 * 1024 * 8);
    const data = Buffer.from(documentXml([paragraph(words)]));
    const [block] = (await read(forgeZip([{ name: "word/document.xml", data, method: 0 }]))).blocks;
    expect(block).toMatchObject({ type: "paragraph" });
    expect("text" in block && block.text.length).toBe(words.length);
  });

  test("paragraphs that all join, digits that all change height", async () => {
    const joining = paragraph(["1", textBox([paragraph("框")])], { markDeleted: true }).xml;
    const { blocks } = await withMain(documentXml([raw(joining.repeat(20_000))]));
    expect(blocks.length).toBe(20_001);
    const high = run("1").xml + run("1", { raised: true }).xml;
    const [one] = (await withMain(documentXml([raw(`<w:p>${high.repeat(50_000)}</w:p>`)]))).blocks;
    expect("text" in one && one.text.length).toBe(199_999);
  });

  test("names that objects know are only names", async () => {
    const xml = documentXml([
      raw('<w:p __proto__="1"><w:constructor/><w:r><w:t>__proto__</w:t></w:r></w:p>'),
    ]);
    expect((await withMain(xml)).blocks[0]).toMatchObject({ text: "__proto__" });
  });
});

/** A file with something of everything. */
const everything = docx(
  [
    heading(1, "一、总体情况"),
    paragraph(
      ["本年公开", field("=1", "12"), deleted("3"), footnoteReference(1), symbol("Wingdings", "F0FE")],
      {
        list: { id: 1 },
      },
    ),
    control([paragraph([picture("图"), textBox([paragraph("框")])])]),
    gridTable([
      { row: 0, column: 0, row_span: 2, text: "甲" },
      { row: 0, column: 1, column_span: 2, text: "乙" },
      { row: 1, column: 1, text: "1" },
      { row: 1, column: 2, text: "2" },
    ]),
  ],
  {
    lists: [[{ format: "decimal", text: "%1." }]],
    footnotes: { 1: [paragraph("注")] },
    core: { title: "题" },
  },
);

describe("damage", () => {
  test("a file cut anywhere ends, and says that it was cut", async () => {
    for (let end = 0; end < everything.length; end += 7) {
      const document = await read(everything.subarray(0, end));
      expect(document.messages.some(({ severity }) => severity === "error")).toBe(true);
    }
  });

  test("a main part cut anywhere ends, and says that it was cut", async () => {
    const xml = Buffer.from(unzipSync(everything)["word/document.xml"]).toString();
    const rooted = xml.indexOf("<w:body>");
    for (let end = 0; end < xml.lastIndexOf("</w:document>"); end += 11)
      expect(codes(await withMain(xml.slice(0, end)))).toContain(
        end < rooted ? "docx.broken" : "docx.malformed",
      );
  });

  test("an element that is lost is said, before its cells shift", async () => {
    const xml = documentXml([table([row([cell("1"), cell("2")])])]);
    expect(codes(await withMain(xml.replace("<w:tc>", "<w:tx>")))).toContain("docx.malformed");
    expect(codes(await withMain(xml.replace("</w:tc>", "")))).toContain("docx.malformed");
  });

  test("any bytes changed end, and changed content is said", async () => {
    const flips = fc.array(fc.record({ at: fc.nat(everything.length - 1), to: fc.nat(255) }), {
      minLength: 1,
      maxLength: 5,
    });
    const before = JSON.stringify((await read(everything)).blocks);
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = everything.slice();
        for (const { at, to } of changes) bytes[at] = to;
        const document = await read(bytes);
        if (JSON.stringify(document.blocks) !== before) expect(document.messages.length).toBeGreaterThan(0);
      }),
      { numRuns: 120 },
    );
  });

  test("any markup changed ends", async () => {
    const xml = Buffer.from(unzipSync(everything)["word/document.xml"]).toString();
    const pieces = xml.split(/(?=<)/);
    const swap = fc.record({ from: fc.nat(pieces.length - 1), to: fc.nat(pieces.length - 1) });
    await fc.assert(
      fc.asyncProperty(fc.array(swap, { minLength: 1, maxLength: 8 }), async (swaps) => {
        const changed = pieces.slice();
        for (const { from, to } of swaps) changed[to] = pieces[from];
        const document = await withMain(changed.join(""));
        for (const { cells, rows, columns } of tables(document)) {
          const taken = new Set<string>();
          for (const c of cells)
            for (let r = c.row; r < c.row + c.row_span; r++)
              for (let k = c.column; k < c.column + c.column_span; k++) {
                expect(r < rows && k < columns && !taken.has(`${r} ${k}`)).toBe(true);
                taken.add(`${r} ${k}`);
              }
        }
      }),
      { numRuns: 120 },
    );
  });
});
