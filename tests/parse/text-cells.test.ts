import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, onlyTable, ordinalRows, proseOf, read, tables } from "./text-reading.ts";
import { cellsOf, form } from "./text-tables.ts";

const report = `
青川市水务局2023年度政府信息
公开工作年度报告
二、主动公开政府信息情况
	第二十条第（一）项

	信息内容
	本年制发件数
	现行有效
件数

	规章
	　　0
	\u00a0

	行政规范性文件
	 3
	\u00a012


三、收到和处理政府信息公开申请情况
`;

test("a cell a line behind a tab: blank lines end rows, a line without a tab goes on with the cell", async () => {
  const table = await onlyTable(report);
  expect(ordinalRows(table)).toEqual([
    ["第二十条第（一）项"],
    ["信息内容", "本年制发件数", "现行有效\n件数"],
    ["规章", "　　0", "\u00a0"],
    ["行政规范性文件", "3", "\u00a012"],
  ]);
});

test("what stands before and after the table stays prose", async () => {
  expect(proseOf(await read(report))).toEqual([
    "青川市水务局2023年度政府信息",
    "公开工作年度报告",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
  ]);
});

test("a blank line inside a cell ends no row, for the next line begins no cell", async () => {
  const table = await onlyTable("\t结果\n\n维持\n\t结果\n\n纠正\n\n\t0\n\t5\n");
  expect(ordinalRows(table)).toEqual([
    ["结果\n\n维持", "结果\n\n纠正"],
    ["0", "5"],
  ]);
});

test("cells of merged rows are blank cells, also at the start of a row", async () => {
  const table = await onlyTable("\t三、结果\n\t（一）公开\n\t7\n\n\t\n\t（二）不公开\n\t\n\n\t\n\t\n\t0\n");
  expect(ordinalRows(table)).toEqual([
    ["三、结果", "（一）公开", "7"],
    ["", "（二）不公开", ""],
    ["", "", "0"],
  ]);
});

test("rows of different length are said, because their columns are only an order", async () => {
  expect(codesOf(await read(report))).toContain("text.ragged_rows");
  expect(codesOf(await read("\t规章\n\t0\n\n\t许可\n\t5\n"))).toEqual([]);
});

test("a cell knows its lines and columns", async () => {
  const table = await onlyTable(report);
  const cell = table.cells.find(({ text }) => text === "现行有效\n件数");
  expect(cell?.place).toEqual({ in: "text", line: 9, column: 2, end_line: 10, end_column: 3 });
});

test("paragraphs that are indented with a tab are no table", async () => {
  const prose =
    "\t2023年，我局认真贯彻落实条例，做好公开工作。\n\n\t（一）主动公开。\n\t全年公开信息12条。\n\n\t二是加强管理。\n";
  expect(await tables(prose)).toEqual([]);
});

test("any table written a cell a line is read back", async () => {
  await fc.assert(
    fc.asyncProperty(form(), fc.constantFrom("\n", "\r\n", "\r", "\u2028"), async (written, end) => {
      const lines = cellsOf(written).flatMap((row) => [...row.map((cell) => `\t${cell}`), ""]);
      expect(ordinalRows(await onlyTable(lines.join(end)))).toEqual(cellsOf(written));
    }),
    { numRuns: 150 },
  );
});
