import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import mammoth from "mammoth";
import * as cheerio from "cheerio";
import { describe, expect, test } from "vitest";
import type { Table } from "../../src/model/document.ts";
import { place } from "../../src/model/place.ts";
import { kinds, read, reread, show, tables, texts } from "./docx-reading.ts";
import { docx, gridTable, heading, paragraph, run, table, row, cell } from "./docx-writer.ts";
import type { Xml } from "./docx-writer.ts";

const title = (text: string, size = 44) => paragraph([run(text, { bold: true, size })], { align: "center" });

const report = [
  title("临溪县水务局"),
  title("2023年政府信息公开工作年度报告"),
  paragraph("本报告由临溪县水务局编制。"),
  heading(1, "一、总体情况"),
  paragraph("2023年主动公开政府信息812条。"),
  heading(1, "二、主动公开政府信息情况"),
  gridTable([
    { row: 0, column: 0, column_span: 4, text: "第二十条第（一）项" },
    { row: 1, column: 0, row_span: 2, text: "信息内容" },
    { row: 1, column: 1, column_span: 3, text: "数量" },
    { row: 2, column: 1, text: "制发" },
    { row: 2, column: 2, text: "废止" },
    { row: 2, column: 3, text: "现行" },
    { row: 3, column: 0, text: "规章" },
    { row: 3, column: 1, text: "0" },
    { row: 3, column: 2, text: "" },
    { row: 3, column: 3, text: "12" },
  ]),
];

describe("a whole report", () => {
  test("is headings, paragraphs and tables in their order", async () => {
    const document = await reread(report);
    expect(document).toMatchObject({
      format: "docx",
      media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      messages: [],
    });
    const kind = ["paragraph", "paragraph", "paragraph", "heading", "paragraph", "heading", "table"];
    expect(kinds(document)).toEqual(kind);
    expect(texts(document).slice(3, 6)).toEqual([
      "一、总体情况",
      "2023年主动公开政府信息812条。",
      "二、主动公开政府信息情况",
    ]);
  });

  test("has a place for every block and cell", async () => {
    const { blocks } = await reread(report);
    const part = "word/document.xml";
    expect(blocks[3].place).toEqual({ in: "docx", part, paragraph: 4 });
    expect(blocks[6].place).toEqual({ in: "docx", part, table: 1 });
    const cells = (blocks[6] as Table).cells;
    expect(cells.find(({ text }) => text === "12")!.place).toEqual({
      in: "docx",
      part,
      table: 1,
      row: 4,
      cell: 4,
    });
    for (const of of [...blocks, ...cells]) expect(place.safeParse(of.place).success).toBe(true);
  });
});

describe("what the document says of itself", () => {
  test("its first lines, then its properties", async () => {
    const core = {
      title: "年报",
      creator: "办公室",
      created: "2024-01-10T08:00:00Z",
      modified: "2024-01-20T08:00:00Z",
    };
    const { meta } = await reread(report, { core });
    expect(meta.titles.map(({ value, from }) => [value, from])).toEqual([
      ["临溪县水务局\n2023年政府信息公开工作年度报告", "first lines"],
      ["年报", "docx core title"],
    ]);
    expect(meta.dates).toEqual([
      { value: "2024-01-20T08:00:00Z", from: "docx core modified" },
      { value: "2024-01-10T08:00:00Z", from: "docx core created" },
    ]);
    expect(meta.organs).toEqual([{ value: "办公室", from: "docx core creator" }]);
  });

  test.each([
    [
      "plain centred text is no title",
      [paragraph("第3期", { align: "center" }), title("年度报告")],
      "年度报告",
    ],
    ["a title's style needs no centring", [paragraph("年度报告", { style: "T" })], "年度报告"],
    ["a title in a frame", [table([row([cell([title("年度报告")])])])], "年度报告"],
    ["nothing behind a table is a title", [table([row([cell("甲"), cell("乙")])]), title("附件")], undefined],
    ["nothing far down is a title", [...Array<Xml>(12).fill(paragraph("正文")), title("附件")], undefined],
    ["a title has three lines at most", Array<Xml>(4).fill(title("题")), "题\n题\n题"],
    ["nothing at all", [paragraph("正文")], undefined],
  ])("%s", async (_, body, expected) => {
    const styles = [{ id: "T", name: "Title" }];
    expect((await reread(body, { styles })).meta.titles[0]?.value).toBe(expected);
  });

  test("a line of another size is a title of its own", async () => {
    const { meta } = await reread([
      title("临溪县水务局文件", 72),
      paragraph("文号"),
      title("年度报告"),
      title("2023年", 30),
    ]);
    expect(meta.titles.map(({ value }) => value)).toEqual(["临溪县水务局文件", "年度报告", "2023年"]);
  });

  test("size and centring may come from styles", async () => {
    const styles = [
      { id: "base", name: "base", paragraph: '<w:jc w:val="center"/>' },
      { id: "own", name: "own", basedOn: "base", run: '<w:sz w:val="44"/>' },
    ];
    expect((await reread([paragraph("年度报告", { style: "own" })], { styles })).meta.titles[0]?.value).toBe(
      "年度报告",
    );
  });
});

test("a plain document reads as mammoth reads it: same text, same cells, same spans", async () => {
  const bytes = docx(report);
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const $ = cheerio.load(value);
  const theirs = $("td")
    .toArray()
    .map((td) => [$(td).text(), Number($(td).attr("colspan") ?? 1), Number($(td).attr("rowspan") ?? 1)]);
  const document = await read(bytes);
  const ours = tables(document)[0].cells.map((c) => [c.text, c.column_span, c.row_span]);
  expect(ours).toEqual(theirs);
  const outside = $("body > p, body > h1")
    .toArray()
    .map((element) => $(element).text());
  expect(texts(document).slice(0, -1)).toEqual(outside);
});

const samples =
  process.env.GONGKAI_SAMPLES ?? fileURLToPath(new URL("../../../shared/samples", import.meta.url));
const formats = join(samples, "formats");

describe.skipIf(!existsSync(join(formats, "doc.docx")))("documents as found", () => {
  test("every figure of the grid stands in the row and column of its label", async () => {
    const document = await read(new Uint8Array(readFileSync(join(formats, "doc.docx"))));
    const { facts } = JSON.parse(readFileSync(join(formats, "expected.json"), "utf8")) as {
      facts: Record<string, number | null>;
    };
    const grid = tables(document)[1];
    const at = (r: number, c: number) =>
      grid.cells.find(
        (x) => x.row <= r && r < x.row + x.row_span && x.column <= c && c < x.column + x.column_span,
      )?.text;
    const first = Array.from({ length: grid.rows }, (_, r) => r).find((r) => at(r, 0)?.startsWith("一、"))!;
    const rows = [...new Set(Object.keys(facts).map((id) => id.slice(0, id.lastIndexOf("."))))];
    const read_ = rows.flatMap((id, i) =>
      Object.entries(facts)
        .filter(([key]) => key.slice(0, key.lastIndexOf(".")) === id)
        .map(([key], j) => [key, at(first + i, grid.columns - 7 + j)] as const),
    );
    expect(Object.fromEntries(read_.map(([key, text]) => [key, text === "" ? null : Number(text)]))).toEqual(
      facts,
    );
    expect(document.messages).toEqual([]);
  });

  test("a blank form has its three tables, merged as mammoth merges them", async () => {
    const bytes = readFileSync(join(samples, "006-blank-form.docx"));
    const document = await read(new Uint8Array(bytes));
    const $ = cheerio.load((await mammoth.convertToHtml({ buffer: bytes })).value);
    const theirs = $("table")
      .toArray()
      .map((element) =>
        $(element)
          .find("td")
          .toArray()
          .map((td) => [Number($(td).attr("colspan") ?? 1), Number($(td).attr("rowspan") ?? 1)]),
      );
    expect(tables(document).map(({ cells }) => cells.map((c) => [c.column_span, c.row_span]))).toEqual(
      theirs,
    );
    expect(show(tables(document)[2]).split("\n")[0]).toBe("0+5:行政复议 | 5+10:行政诉讼");
  });
});
