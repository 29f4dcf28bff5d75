import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codesOf, onlyTable, ordinalRows, proseOf, read, rowsOf, tables } from "./text-reading.ts";
import { cellsOf, form } from "./text-tables.ts";

describe("tables", () => {
  const expected = [
    ["信息内容", "本年", "现行"],
    ["规章", "0", "22\n（其中修订16件）"],
    ["行政|许可", "-", ""],
  ];

  test.each([
    [
      "whole",
      "| **信息内容** | 本年 | [现行](#a) |\n|:--|:-:|--:|\n| 规章 | 0 | 22<br>（其中修订16件） |\n| 行政\\|许可 | - |  |\n",
    ],
    [
      "without outer pipes",
      "信息内容 | 本年 | 现行\n--- | --- | ---\n规章 | `0` | 22<br/>（其中修订16件）\n行政\\|许可 | - | \n",
    ],
    [
      "with line breaks in cells",
      "| 信息内容 | 本年 | 现行 |\n|---|---|---|\n| 规章 | 0 | 22\n（其中修订16件） |\n| 行政\\|许可 | - | |\n",
    ],
  ])("%s", async (_, text) => {
    expect(rowsOf(await onlyTable(text))).toEqual(expected);
  });

  test("rows without a rule are a table when they are alike and hold values", async () => {
    expect(rowsOf(await onlyTable("规章｜0｜3\n许可｜5｜1\n"))).toEqual([
      ["规章", "0", "3"],
      ["许可", "5", "1"],
    ]);
    expect(await tables("首页 | 公开 | 服务\n主办：青川市人民政府 | 备案号\n")).toEqual([]);
  });

  test("a row of dashes that say none is no rule", async () => {
    expect(rowsOf(await onlyTable("| 甲 | 乙 |\n|---|---|\n| - | - |\n"))).toEqual([
      ["甲", "乙"],
      ["-", "-"],
    ]);
  });

  test("an HTML table in the text is read as HTML, at its place", async () => {
    const text =
      "# 年报\n\n见下表：<table><tr><td rowspan=2>复议</td><td>0</td></tr>\n<tr><td>&nbsp;1</td></tr></table>如上。\n";
    const document = await read(text);
    expect(document.blocks.map(({ type }) => type)).toEqual(["heading", "paragraph", "table", "paragraph"]);
    const [table] = await tables(text);
    expect(table.cells.map(({ text, row_span }) => [text.trim(), row_span])).toEqual([
      ["复议", 2],
      ["0", 1],
      ["1", 1],
    ]);
    expect(table.cells[2].place).toMatchObject({ in: "text", line: 4 });
  });
});

test("what is crossed out is left out and said; a raised digit is none of the number before it", async () => {
  const text =
    "| 指标 | 数 |\n|---|---|\n| ~~甲~~乙 | ~~490~~ 235 |\n| 丙 | 20<sup>7</sup> |\n| 丁 | <del>9</del>27^3^ |\n";
  expect(rowsOf(await onlyTable(text)).slice(1)).toEqual([
    ["乙", "235"],
    ["丙", "20^7"],
    ["丁", "27^3"],
  ]);
  expect(codesOf(await read(text))).toContain("text.struck_text");
  expect(codesOf(await read("访问 ~~490~~ 次"))).not.toContain("text.struck_text");
});

describe("tables torn over pages", () => {
  const shredded = `| 信息内容 | 本年 |
|---|---|
## 表二：主动公开
| 规章 | 22 | 235 |
|---|---|---|

— 4 —

## 表二：主动公开
| 规范性文件 | 34 | 189 |
|---|---|---|

（四）无
| 2.没有现成信息 | 47 | 48 | 1 |
|---|---|---|---|
| 3.仍不明确 | 3 | 3 | 0 |
| 1.重复 | 61 |
|---|---|
`;

  test("pieces of as many columns are one table over page numbers and repeated captions", async () => {
    expect((await tables(shredded)).map(ordinalRows)).toEqual([
      [["信息内容", "本年"]],
      [
        ["规章", "22", "235"],
        ["规范性文件", "34", "189"],
      ],
      [
        ["2.没有现成信息", "47", "48", "1"],
        ["3.仍不明确", "3", "3", "0"],
      ],
      [["1.重复", "61"]],
    ]);
  });

  test("labels between the pieces stay, in their order; what was left out is said", async () => {
    const document = await read(shredded);
    expect(
      document.blocks.map((block) => (block.type === "table" ? "table" : "text" in block && block.text)),
    ).toEqual(["table", "表二：主动公开", "table", "（四）无", "table", "table"]);
    expect(codesOf(document)).toEqual(["text.page_furniture"]);
  });
});

test("headings and inline signs of prose", async () => {
  const document = await read(
    "# **青川市** 年报\n\n**一、总体情况**\n\n1\\. 公开 *12* 条，见[附件](a.pdf)。\n张**、李**\n",
  );
  expect(document.blocks[0]).toMatchObject({ type: "heading", level: 1, text: "青川市 年报" });
  expect(proseOf(document)).toEqual(["一、总体情况", "1. 公开 12 条，见附件。", "张**、李**"]);
  expect(document.media_type).toBe("text/markdown");
});

test("any table written in Markdown is read back", async () => {
  const escaped = (cell: string) => cell.replaceAll("|", "\\|").replaceAll("\n", "<br>");
  await fc.assert(
    fc.asyncProperty(form(), fc.boolean(), fc.boolean(), async (written, outer, padded) => {
      const rows = cellsOf(written);
      rows[0][1] += "|甲\n乙";
      const pad = padded ? " " : "";
      const line = (cells: string[]) =>
        outer ? `|${cells.map((cell) => pad + cell + pad).join("|")}|` : cells.join(" | ");
      const [head, ...body] = rows.map((row) => line(row.map(escaped)));
      const text = [head, line(rows[0].map(() => "---")), ...body].join("\n");
      expect(rowsOf(await onlyTable(text))).toEqual(rows);
    }),
    { numRuns: 150 },
  );
});
