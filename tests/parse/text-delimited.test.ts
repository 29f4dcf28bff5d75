import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onlyTable, ordinalRows, proseOf, read, rowsOf, tables } from "./text-reading.ts";
import { cellsOf, form } from "./text-tables.ts";

describe("tabs", () => {
  test("a tab behind every row ends its last cell, and blank cells stay where they were", async () => {
    const rows = ["项目\t自然人\t企业\t总计\t", "予以公开\t\t\t5\t", "部分公开\t2\t\t\t", "总计\t2\t\t7"];
    expect(ordinalRows(await onlyTable(rows.join("\n")))).toEqual([
      ["项目", "自然人", "企业", "总计"],
      ["予以公开", "", "", "5"],
      ["部分公开", "2", "", ""],
      ["总计", "2", "", "7"],
    ]);
  });

  test("rows as a browser copies them: a merged row comes without a tab", async () => {
    const text = [
      "二、主动公开政府信息情况",
      "信息内容\t本年制发件数\t现行有效件数",
      "规章\t0\t\t",
      "第二十条第（五）项",
      "信息内容\t本年处理决定数量",
      "行政许可\t5113",
      "三、收到和处理政府信息公开申请情况",
    ].join("\n");
    expect(ordinalRows(await onlyTable(text))).toEqual([
      ["信息内容", "本年制发件数", "现行有效件数"],
      ["规章", "0", "", ""],
      ["第二十条第（五）项"],
      ["信息内容", "本年处理决定数量"],
      ["行政许可", "5113"],
    ]);
    expect(proseOf(await read(text))).toEqual([
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
    ]);
  });

  test("a quoted cell holds line breaks, tabs and quotes written twice", async () => {
    const table = await onlyTable('\t"商业\n企业"\t"“其他""机构"""\n收到\t1\t0\n');
    expect(rowsOf(table)).toEqual([
      ["", "商业\n企业", '“其他"机构"'],
      ["收到", "1", "0"],
    ]);
    expect(table.cells[1].place).toMatchObject({ line: 1, column: 2, end_line: 2, end_column: 4 });
  });

  test("a quote that is never closed is text", async () => {
    expect(rowsOf(await onlyTable('甲\t"乙\t1\n丙\t丁\t2\n'))).toEqual([
      ["甲", '"乙', "1"],
      ["丙", "丁", "2"],
    ]);
  });

  test("one row of a table that was cut off is a table, a label with its value is not", async () => {
    expect(ordinalRows(await onlyTable("（四）无法提供\t1.不掌握\t746\t12\t0\t769"))).toHaveLength(1);
    expect(await tables("标题：\t青川市2023年年报")).toEqual([]);
  });

  test("paragraphs that end or begin with a tab are no table", async () => {
    const prose = "2023年，我局认真做好公开工作，公开信息12条。\t\n\t二是加强管理。\t\n";
    expect(await tables(prose)).toEqual([]);
  });
});

describe("commas", () => {
  test.each([
    [",", '信息内容,本年制发件数,现行有效件数\n规章,0,"1,234"\n"行政""规范性""文件",3,\n'],
    [";", '信息内容;本年制发件数;现行有效件数\n规章;0;"1,234"\n"行政""规范性""文件";3;\n'],
    ["，", '信息内容，本年制发件数，现行有效件数\n规章，0，1,234\n行政"规范性"文件，3，\n'],
  ])("cells between %s", async (_, text) => {
    expect(rowsOf(await onlyTable(text))).toEqual([
      ["信息内容", "本年制发件数", "现行有效件数"],
      ["规章", "0", "1,234"],
      ['行政"规范性"文件', "3", ""],
    ]);
  });

  test.each([
    "主动公开 1,234 条\n依申请公开 2,345 条\n合计 3,579 条\n",
    "2023年,我局收到申请3件,办结3件。\n其中,予以公开1件,部分公开2件。\n未发生复议,未发生诉讼。\n",
    "规章0件，规范性文件3件，许可5件\n处罚2件，强制0件，收费1件\n其他0件，合计11件，无\n",
  ])("a comma between words or digits makes no table: %s", async (prose) => {
    expect(await tables(prose)).toEqual([]);
  });
});

const quoted = (cell: string) => (/["\n\t,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

test("any table written with tabs or commas is read back", async () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    fc.constantFrom("商业\n企业", '他说"好"', "甲\t乙", "a,b"),
  );
  await fc.assert(
    fc.asyncProperty(
      form(),
      fc.constantFrom("\t", ","),
      fc.array(cell, { maxLength: 6 }),
      async (written, delimiter, odd) => {
        const rows = cellsOf(written);
        odd.forEach((text, i) => {
          if (text !== null) rows[0][i % rows[0].length] = text;
        });
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join("\n");
        expect(rowsOf(await onlyTable(text))).toEqual(rows);
      },
    ),
    { numRuns: 150 },
  );
});
