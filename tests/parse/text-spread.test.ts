import { expect, test } from "vitest";
import { onlyTable, ordinalRows, proseOf, read, tables } from "./text-reading.ts";

/** The text that a browser gives of a table: `block` is the line ends around the content of a cell. */
function spread(rows: string[][], block: string): string {
  return rows.map((row) => row.map((c) => (c === "" ? "" : block + c + block)).join("\t")).join("\n");
}

const rows = [
  ["信息内容", "本年制发件数", "现行有效\n件数"],
  ["规章", "\u00a0", "3"],
  ["第二十条第（五）项"],
  ["行政规范性文件", "0", "12\n（其中修订2件）"],
  ["行政许可", "7", "\u00a0"],
];

test.each(["\n\n", "\n"])(
  "cells between tabs on lines of their own, %j around their content",
  async (block) => {
    const table = await onlyTable(
      `二、主动公开政府信息情况\n${spread(rows, block)}三、其他情况\n`.trimStart(),
    );
    expect(ordinalRows(table)).toEqual(rows);
  },
);

test("cells without a paragraph stand right beside the tab, and blank ones between two", async () => {
  const text =
    "项目\n\n\t\n\n自然人\n\n\t总计\n\n\n本年\n\n\t\t\n\n3\n\n\n结转\n\n\t\n\n1\n\n\t\n\n\n合计\n\n\t\n\n4\n\n\t4";
  expect(ordinalRows(await onlyTable(text))).toEqual([
    ["项目", "自然人", "总计"],
    ["本年", "", "3"],
    ["结转", "1", ""],
    ["合计", "4", "4"],
  ]);
});

test("a heading between two tables is in neither, also behind a blank cell", async () => {
  const first = spread(rows, "\n\n");
  const second = spread([...rows.slice(0, 2), rows[4]], "\n\n");
  const text = `标题\n\n${first}三、申请情况\n\n${second}四、其他\n\n没有。\n`;
  expect((await tables(text)).map(ordinalRows)).toEqual([rows, [...rows.slice(0, 2), rows[4]]]);
  expect(proseOf(await read(text))).toEqual(["标题", "三、申请情况", "四、其他", "没有。"]);
});

test("cells that stand each behind a tab are none of them, though blank ones and wrapped ones stand alone", async () => {
  const text =
    "三、申请情况\n该部分以表格形式报告。\n\t（本列数据的勾稽关系）\n\t\n\t申请人\n情况\n\n\t本年\n新收\n\t\n\t3\n\n\t上年结转\n\t\n\t1\n四、其他\n";
  expect(proseOf(await read(text))).toContain("该部分以表格形式报告。");
  expect(ordinalRows(await onlyTable(text)).at(-1)).toEqual(["上年结转", "", "1"]);
});
