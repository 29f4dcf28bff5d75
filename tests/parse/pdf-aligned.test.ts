import { expect, test } from "vitest";
import { defaultLimits } from "../../src/model/document.ts";
import type { Table } from "../../src/model/document.ts";
import { reader } from "../../src/parse/pdf.ts";
import { drawTable } from "./pdf-table.ts";
import type { DrawnCell, Flow } from "./pdf-table.ts";
import { PdfPage, writePdf } from "./pdf-writer.ts";

async function read(pages: PdfPage[]): Promise<Table[]> {
  const { blocks } = await reader.read(writePdf({ pages }), defaultLimits);
  return blocks.filter((block) => block.type === "table");
}

/** Draws rows of cells of one width each, but for the first, and reads the table again. */
async function redrawn(rows: string[][], flow: Flow = {}, first = 160): Promise<Table[]> {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.flatMap((texts, row) => texts.map((text, column): DrawnCell => ({ row, column, text })));
  const widths = [first, ...Array<number>(columns - 1).fill(300 / (columns - 1))];
  const page = new PdfPage();
  const { pages } = drawTable(
    page,
    { widths, heights: rows.map(() => 19), cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 10, top: 760, ...flow },
  );
  return read(pages);
}

const textsOf = ({ cells, rows }: Table): string[][] =>
  Array.from({ length: rows }, (_, row) =>
    cells.filter((cell) => cell.row === row).map(({ text }) => text.replace(/\s+/g, "")),
  );

const header = ["项目", "个人", "企业", "其他", "总计"];

test("labels wrapped around their numbers are of one row, from the first row to the last", async () => {
  const long = (n: number) => `${n}.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其申请的情形${n}`;
  for (const first of [70, 100, 130]) {
    const rows = [
      header,
      ...[1, 2, 3, 4].map((n) => [n === 3 ? "3.其他" : long(n), `${n}`, "0", "0", `${n}`]),
    ];
    const [table] = await redrawn(rows, {}, first);
    expect(textsOf(table)).toEqual(rows);
  }
});

test("a note that wraps under its number, and moves both off the line of their row, parts no row", async () => {
  const page = new PdfPage();
  const face = "mapped";
  header.forEach((text, i) => page.text(60 + 90 * i, 760, text, { face, size: 10 }));
  const rows = [1, 2, 3, 4].map((n) => ["规章", `${n}`, "0", "3", `1${n}`]);
  rows.forEach((texts, r) => {
    const y = 735 - 34 * r;
    texts.forEach((text, i) => {
      const isNoted = r > 0 && i === r;
      page.text(60 + 90 * i, isNoted ? y + 7 : y, text, { face, size: 10 });
      if (isNoted) page.text(60 + 90 * i, y - 7, "（含上年）", { face, size: 10 });
    });
  });
  const [table] = await read([page]);
  const noted = rows.map((texts, r) =>
    texts.map((text, i) => (r > 0 && i === r ? `${text}（含上年）` : text)),
  );
  expect(textsOf(table)).toEqual([header, ...noted]);
});

test("labels that begin on the lines of their numbers go on below them, as far as the next begins", async () => {
  const page = new PdfPage();
  const face = "mapped";
  header.forEach((text, i) => page.text(i === 0 ? 60 : 100 + 60 * i, 760, text, { face }));
  const labels = [
    ["1.申请人逾期未", "按收费通知要求", "缴纳费用"],
    ["2.重复", "申请"],
    ["3.其他"],
    ["4.要求提供", "公开出版物"],
  ];
  let y = 740;
  labels.forEach((lines, row) => {
    ["12", "0", "3", "15"].forEach((text, i) => page.text(165 + 60 * i, y, `${text}${row}`, { face }));
    for (const line of lines) page.text(60, (y -= 13) + 13, line, { face });
  });
  const [table] = await read([page]);
  expect(textsOf(table).slice(1)).toEqual(
    labels.map((lines, row) => [lines.join(""), `12${row}`, `0${row}`, `3${row}`, `15${row}`]),
  );
});

test("a group's label between two rows is no row of its own", async () => {
  const page = new PdfPage();
  const cells: DrawnCell[] = [
    ...header.map((text, i) => ({ row: 0, column: i === 0 ? 0 : i + 1, column_span: i === 0 ? 2 : 1, text })),
    { row: 1, column: 0, row_span: 2, text: "其他处理" },
    ...[1, 2].flatMap((row) => [
      { row, column: 1, text: `${row}.申请人逾期未按收费通知要求缴纳费用` },
      ...[2, 3, 4, 5].map((column) => ({ row, column, text: String(row * column) })),
    ]),
    ...["3.其他", "7", "8", "9", "24"].map((text, i) => ({ row: 3, column: i + 1, text })),
  ];
  drawTable(
    page,
    { widths: [50, 110, 60, 60, 60, 60], heights: [19, 19, 19, 19], cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 10, top: 760 },
  );
  const [table] = await read([page]);
  expect(table.rows).toBe(4);
  expect(textsOf(table).map((row) => row.slice(-4))).toEqual([
    header.slice(1),
    ["2", "3", "4", "5"],
    ["4", "6", "8", "10"],
    ["7", "8", "9", "24"],
  ]);
});

test("headings that all but touch, and one over several columns, leave narrow numbers their columns", async () => {
  const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const cells: DrawnCell[] = [
    { row: 0, column: 0, column_span: 5, text: "未经复议直接起诉" },
    { row: 0, column: 5, column_span: 5, text: "复议后起诉" },
    ...[...outcomes, ...outcomes].map((text, column) => ({ row: 1, column, text })),
    ...Array.from({ length: 10 }, (_, column) => ({ row: 2, column, text: String(column) })),
  ];
  const page = new PdfPage();
  drawTable(
    page,
    { widths: Array<number>(10).fill(47), heights: [18, 18, 18], cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 10, top: 700 },
  );
  const [table] = await read([page]);
  expect(textsOf(table).slice(1)).toEqual([
    [...outcomes, ...outcomes],
    Array.from({ length: 10 }, (_, column) => String(column)),
  ]);
});

test("a number set off in threes is one number, and a label set wide one label", async () => {
  const rows = [
    ["项目", "许可", "处罚", "总计"],
    ["行 政 许 可", "15 675", "0", "15 675"],
    ["行 政 处 罚", "8", "0", "8"],
    ["行 政 强 制", "9 099.74", "1", "9 100.74"],
    ["行 政 收 费", "675", "0", "675"],
  ];
  for (const rules of ["none", "horizontal"] as const) {
    const [table] = await redrawn(rows, { rules });
    expect(textsOf(table)).toEqual(rows.map((row) => row.map((text) => text.replace(/ /g, ""))));
  }
});

test("a header that comes back on each page is of the table, and no running head", async () => {
  const rows = [header, ...Array.from({ length: 90 }, (_, i) => [`第${i}项`, `${i}`, "0", "1", `${i + 1}`])];
  for (const rules of ["none", "horizontal"] as const) {
    const tables = await redrawn(rows, { rules, header: 1 });
    const read = tables.flatMap(textsOf);
    expect(read.filter(([label]) => label === "项目")).toHaveLength(tables.length);
    expect(read.filter(([label]) => label !== "项目")).toEqual(rows.slice(1));
  }
});

test("wrapped headings a hair apart have a column each, though half the cells under them are blank", async () => {
  const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const numbers = ["1", "", "", "2", "3", "", "7", "", "5", "12", "", "", "", "", "0"];
  const cells: DrawnCell[] = [
    { row: 0, column: 0, column_span: 5, text: "行政复议" },
    { row: 0, column: 5, column_span: 10, text: "行政诉讼" },
    { row: 1, column: 5, column_span: 5, text: "未经复议直接起诉" },
    { row: 1, column: 10, column_span: 5, text: "复议后起诉" },
    ...outcomes.map((text, column) => ({ row: 1, column, row_span: 2, text })),
    ...[...outcomes, ...outcomes].map((text, i) => ({ row: 2, column: i + 5, text })),
    ...numbers.flatMap((text, column) => (text === "" ? [] : [{ row: 3, column, text }])),
  ];
  const page = new PdfPage();
  drawTable(
    page,
    { widths: Array<number>(15).fill(31.4), heights: [16, 16, 30, 16], cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 9, top: 700 },
  );
  const [table] = await read([page]);
  const last = table.rows - 1;
  const headings = table.cells.filter(({ row, text }) => row === last - 1 && text !== "");
  expect(headings.map(({ text }) => text.replace(/\s/g, ""))).toEqual([
    ...outcomes,
    ...outcomes,
    ...outcomes,
  ]);
  const under = headings.map(({ column, column_span }) =>
    table.cells
      .filter((cell) => cell.row === last && cell.column >= column && cell.column < column + column_span)
      .map(({ text }) => text)
      .join(""),
  );
  expect(under).toEqual(numbers);
});

test("a group's label beside the labels of its two rows leaves each its own", async () => {
  const page = new PdfPage();
  const cells: DrawnCell[] = [
    ...header.map((text, i) => ({ row: 0, column: i === 0 ? 0 : i + 1, column_span: i === 0 ? 2 : 1, text })),
    ...["行政复议", "1", "2", "3", "6"].map((text, i) => ({
      row: 1,
      column: i === 0 ? 0 : i + 1,
      column_span: i === 0 ? 2 : 1,
      text,
    })),
    { row: 2, column: 0, row_span: 2, text: "行政诉讼" },
    ...["未经复议直接起诉", "4", "5", "6", "15"].map((text, i) => ({ row: 2, column: i + 1, text })),
    ...["复议后起诉", "7", "8", "9", "24"].map((text, i) => ({ row: 3, column: i + 1, text })),
  ];
  drawTable(
    page,
    { widths: [60, 100, 60, 60, 60, 60], heights: [19, 19, 19, 19], cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 10, top: 760 },
  );
  const [table] = await read([page]);
  expect(textsOf(table).map((row) => row.filter((text) => text !== ""))).toEqual([
    header,
    ["行政复议", "1", "2", "3", "6"],
    ["行政诉讼", "未经复议直接起诉", "4", "5", "6", "15"],
    ["复议后起诉", "7", "8", "9", "24"],
  ]);
});

test("one row of numbers under a row of as many headings is a table", async () => {
  const rows = [
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
    ["0", "1", "2", "0", "3"],
  ];
  const [table] = await redrawn(rows, {}, 75);
  expect(textsOf(table)).toEqual(rows);
});

test("rows of a label and a number set to the left are no two columns of text", async () => {
  const rows = [["事项名称", "处理决定"], ...[1, 2, 3, 4, 5, 6].map((n) => [`第${n}类行政许可事项`, `${n}`])];
  const [table] = await redrawn(rows, { align: "left" }, 100);
  expect(textsOf(table)).toEqual(rows);
});

test("a caption over the rows of a group stands in a row of its own, though the row above is a wrapped one", async () => {
  const page = new PdfPage();
  const long = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）";
  const rows = [header, ["（一）予以公开", "1", "0", "0", "1"], [long, "2", "0", "0", "2"]];
  const below = [1, 2, 3].map((n) => [`${n}.属于第${n}种情形`, `${n}`, "5", "0", `${n + 5}`]);
  const cells = [...rows, [], ...below].flatMap((texts, row) =>
    texts.map((text, column): DrawnCell => ({ row, column, text })),
  );
  cells.push({ row: 3, column: 0, column_span: 5, text: "（三）不予公开" });
  drawTable(
    page,
    { widths: [160, 75, 75, 75, 75], heights: Array<number>(7).fill(18), cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 10, top: 760 },
  );
  const [table] = await read([page]);
  const said = textsOf(table).map((texts) => texts.filter((text) => text !== ""));
  expect(said).toEqual([...rows, ["（三）不予公开"], ...below]);
});

test("a column without a number is one, though its heading stands a little lower than those beside it", async () => {
  const page = new PdfPage();
  const labels = ["一、新收数量", "二、结转数量", "三、答复数量", "四、其他数量"];
  const cells: DrawnCell[] = [
    { row: 0, column: 0, row_span: 2, text: "项目" },
    { row: 0, column: 1, row_span: 2, text: "自然人" },
    { row: 0, column: 2, column_span: 4, text: "法人或其他组织" },
    ...["商业企业", "科研机构", "法律机构", "其他"].map((text, i) => ({ row: 1, column: i + 2, text })),
    { row: 0, column: 6, row_span: 2, text: "总计" },
    ...labels.flatMap((label, i) =>
      [label, "12", "3", "4", "5", "", "24"].map((text, column) => ({ row: i + 2, column, text })),
    ),
  ];
  drawTable(
    page,
    { widths: [120, ...Array<number>(6).fill(50)], heights: [26, 26, 18, 18, 18, 18], cells },
    { rules: "none", align: "center", face: "mapped", padding: 2, size: 9, top: 760 },
  );
  const [table] = await read([page]);
  const row = table.cells.filter((cell) => cell.row === table.rows - 1);
  expect(row.map(({ text }) => text)).toEqual(["四、其他数量", "12", "3", "4", "5", "", "24"]);
});
