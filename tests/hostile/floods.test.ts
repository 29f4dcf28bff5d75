import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/index.ts";
import { forgeZip } from "../parse/archive-forge.ts";
import { documentXml, raw } from "../parse/docx-writer.ts";
import { bytesOf, codesOf, page, reportAsPage, title, trial } from "./trial.ts";

/** A document part of one table, stored, since deflating it is not what is tested. */
const docxOf = (rows: string): Uint8Array =>
  forgeZip([
    { name: "word/document.xml", data: Buffer.from(documentXml([raw(`<w:tbl>${rows}</w:tbl>`)])), method: 0 },
  ]);

describe("a table of a million cells", () => {
  test("in a page", async () => {
    const row = `<tr>${"<td>1</td>".repeat(100)}</tr>`;
    const document = await readDocument(page(`<table>${row.repeat(10_000)}</table>`));
    expect(document.messages.map((m) => m.code)).toContain("html.too_many_cells");
    expect(await codesOf(page(`<table>${row.repeat(10_000)}</table>`))).toEqual(["report.too_short"]);
  });

  test("in a page, of labels of the form", async () => {
    const row = `<tr>${"<td>予以公开</td><td>1</td>".repeat(50)}</tr>`;
    expect(await codesOf(page(`<table>${row.repeat(10_000)}</table>`))).toHaveLength(1);
  });

  test("in a DOCX", async () => {
    const cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";
    const rows = `<w:tr>${cell.repeat(100)}</w:tr>`.repeat(10_000);
    const document = await readDocument(docxOf(rows));
    expect(document.messages.map((m) => m.code)).toContain("docx.too_many_cells");
  });

  test("in tab-separated text", async () => {
    const bytes = bytesOf(`${title}\n${`${"1\t".repeat(99)}1\n`.repeat(10_000)}`);
    const document = await readDocument(bytes);
    expect(document.messages.map((m) => m.code)).toContain("text.too_many_cells");
  });
});

describe("a table of the form", () => {
  const table = (rows: string) =>
    page(`<table><tr><td>本列数据的勾稽关系</td><td>自然人</td><td>总计</td></tr>${rows}</table>`);
  const known = ["予以公开", "部分公开", "属于国家秘密"].map(
    (l) => `<tr><td>${l}</td><td>1</td><td>1</td></tr>`,
  );

  test("with five thousand rows that are not the form's: some of the findings are listed, and how many there are", async () => {
    const others = Array.from(
      { length: 5_000 },
      (_, i) => `<tr><td>第${i}号的另一行</td><td>2</td><td>2</td></tr>`,
    );
    const { report } = await trial(table([...known, ...others].join("")));
    const unknown = report!.findings.filter((f) => f.rule === "reading.row_unknown");
    expect(unknown).toHaveLength(101);
    expect(unknown.at(-1)!.message.en).toBe(
      "100 of 5000 findings of this rule are listed; 4900 more are alike.",
    );
  });

  test("with one row said five thousand times: the values that are left in doubt stay named", async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, i) => `<tr><td>予以公开</td><td>${i}</td><td>${i}</td></tr>`,
    );
    const { report } = await trial(table([...known, ...rows].join("")));
    const id = "requests.granted.natural_person";
    expect(report!.facts[id]).toMatchObject({ status: "unreadable", value: null });
    expect(report!.findings.length).toBeLessThan(300);
  });

  test("with two hundred thousand rows, each of a table of its own", async () => {
    const rows = "<tr><td>予以公开</td></tr><tr><td>规章</td></tr>".repeat(100_000);
    expect(await codesOf(page(`<table><tr><td>1<td>2<td>3<td>4</tr>${rows}</table>`))).not.toEqual([]);
  });

  test("with a hundred thousand rows of headings", async () => {
    const rows = "<tr><td>自然人</td><td>总计</td></tr>".repeat(95_000);
    expect(await codesOf(table(rows + known.join("")))).not.toEqual([]);
  });

  test("with spans of a hundred thousand", async () => {
    const { report } = await trial(
      bytesOf(reportAsPage().replaceAll("<td", "<td colspan=100000 rowspan=100000")),
    );
    expect(report!.findings).not.toEqual([]);
  });

  test("in ten thousand pieces, or nested ten thousand deep", async () => {
    const piece = "<table><tr><td>予以公开</td><td>部分公开</td><td>属于国家秘密</td><td>1</td></tr></table>";
    expect(await codesOf(page(piece.repeat(10_000)))).not.toEqual([]);
    expect(await codesOf(page(`${"<table><tr><td>予以公开<td>1<td>".repeat(10_000)}`))).toContain(
      "html.too_deep",
    );
  });
});

describe("fifty megabytes", () => {
  const line = "政府信息公开".repeat(Math.ceil((50 * 1024 * 1024) / 18));

  test("of one line are one paragraph, and no report", async () => {
    const bytes = bytesOf(line);
    const { blocks } = await readDocument(bytes);
    expect(blocks.map((b) => b.type === "paragraph" && b.text.length)).toEqual([line.length]);
    expect(await codesOf(bytes)).toEqual(["report.too_long"]);
  });

  test("more than the limit are not read at all", async () => {
    expect(await codesOf(new Uint8Array(64 * 1024 * 1024 + 1).fill(0x41))).toEqual(["file.too_large"]);
  });
});

describe("an archive", () => {
  test("that claims to inflate to gigabytes is refused before it is inflated", async () => {
    const deflated = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, " "));
    for (const size of [4_000_000_000, 1000])
      expect(await codesOf(forgeZip([{ name: "word/document.xml", deflated, size }]))).toEqual([
        "archive.ratio",
      ]);
  });

  test("of many members that each inflate to megabytes is refused before all of them are", async () => {
    const data = Buffer.from(documentXml([raw("<w:p/>".repeat(500_000))]));
    const members = Array.from({ length: 200 }, (_, i) => ({ name: `word/part${i}.xml`, data }));
    expect((await trial(forgeZip([{ name: "word/document.xml", data }, ...members]))).report).toBeNull();
  });
});

test("a report said a hundred times over gives no value that it does not have", async () => {
  const once = (await trial(bytesOf(reportAsPage()))).report!;
  const { report } = await trial(bytesOf(reportAsPage().repeat(100)));
  for (const [id, { value }] of Object.entries(report!.facts))
    if (value !== null) expect([id, value]).toEqual([id, once.facts[id]!.value]);
});
