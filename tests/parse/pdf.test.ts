import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultLimits } from "../../src/model/document.ts";
import type { Document, Table } from "../../src/model/document.ts";
import { reader } from "../../src/parse/pdf.ts";
import { drawTable } from "./pdf-table.ts";
import { PdfPage, writePdf } from "./pdf-writer.ts";
import type { PdfOptions } from "./pdf-writer.ts";

const face = "mapped";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/pdf/${name}`, import.meta.url)));

const read = (bytes: Uint8Array, limits = {}) =>
  Promise.resolve(reader.read(bytes, { ...defaultLimits, ...limits }));

const readPages = (pages: PdfPage[], options: Partial<PdfOptions> = {}) =>
  read(writePdf({ pages, ...options }));

/** The texts of a table row by row; a cell over several columns stands once. */
const texts = (document: Document, index = 0): string[][] => {
  const table = document.blocks.filter((block): block is Table => block.type === "table")[index];
  return Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );
};

const paragraphs = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.type === "paragraph" ? [block.text] : []));

const codes = ({ messages }: Document) => messages.map(({ code }) => code);

const grid = (rows: string[][], widths = rows[0].map(() => 90)) => ({
  widths,
  heights: rows.map(() => 24),
  cells: rows.flatMap((row, r) => row.map((text, c) => ({ row: r, column: c, text }))),
});

const lines = (page: PdfPage, x: number, y: number, all: string[], options = {}) =>
  all.forEach((line, index) => page.text(x, y - index * 20, line, { size: 12, face, ...options }));

const written = { stdout: "", stderr: "" };

beforeEach(() => {
  written.stdout = written.stderr = "";
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(written).toEqual({ stdout: "", stderr: "" });
});

test("the path codes of pdfjs are those that the rules are read by", async () => {
  const page = new PdfPage().raw("10 20 m 30 40 l 1 2 3 4 5 6 c h S");
  const document = await getDocument({ data: writePdf({ pages: [page] }), verbosity: 0 }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const [paint, [path]] = argsArray[fnArray.indexOf(OPS.constructPath)];
  expect(paint).toBe(OPS.stroke);
  expect([...path]).toEqual([0, 10, 20, 1, 30, 40, 2, 1, 2, 3, 4, 5, 6, 3]);
});

describe("what is a PDF", () => {
  test("is told by its signature within the first kilobyte", () => {
    const bytes = writePdf({ pages: [new PdfPage()] });
    expect(reader.recognise(bytes)).toBe(1);
    expect(reader.recognise(Uint8Array.from([0x0a, 0x0a, ...bytes]))).toBeGreaterThan(0.5);
    expect(reader.recognise(new TextEncoder().encode("<html>%PDF"))).toBe(0);
    expect(reader.recognise(new Uint8Array())).toBe(0);
  });

  test("its bytes are left to the caller", async () => {
    const bytes = writePdf({ pages: [new PdfPage().text(60, 700, "正文", { face })] });
    const copy = bytes.slice();
    await read(bytes);
    expect(bytes).toEqual(copy);
    expect(paragraphs(await read(Buffer.from(bytes)))).toEqual(["正文"]);
  });
});

describe("tables", () => {
  test("printed by a browser: filled rules, radicals, a header on each page, a merged cell over the break", async () => {
    const document = await read(fixture("browser.pdf"));
    const rows = texts(document);
    expect(rows).toHaveLength(26);
    expect(rows.slice(0, 6)).toEqual([
      ["项目", "数量", "备注"],
      ["本年", "上年"],
      ["1.项目", "37", "0", ""],
      ["2.项目", "74", "0", ""],
      ["（三）本年项目", "33", "", "3"],
      ["44", "4", "4"],
    ]);
    expect(rows.at(-1)).toEqual(["24.项目", "", "0", ""]);
    expect(paragraphs(document)).toEqual([
      "青川市水务局",
      "2023年度报告",
      "2023年，本局主动公开信息。",
      "以上为本年数量。",
    ]);
    expect(document.messages).toEqual([]);
  });

  test("printed by an office suite: stroked rules, and a row that the page cuts in two", async () => {
    const rows = texts(await read(fixture("office.pdf")));
    expect(rows).toHaveLength(32);
    expect(rows[16]).toEqual(["15.项目名称较长需要在单元格内换行的情形，本项为第15项", "105", "0"]);
    expect(rows[17]).toEqual(["16.项目", "", "9"]);
  });

  test("each cell has the page and the box of its first part", async () => {
    const page = new PdfPage();
    drawTable(
      page,
      grid([
        ["甲", "1"],
        ["乙", "2"],
      ]),
      { x: 60, top: 700, face },
    );
    const { blocks } = await readPages([page]);
    const table = blocks[0] as Table;
    expect(table.place).toEqual({ in: "pdf", page: 1, box: [60, 652, 240, 700] });
    expect(table.cells.map(({ place }) => place)).toEqual([
      { in: "pdf", page: 1, box: [60, 676, 150, 700] },
      { in: "pdf", page: 1, box: [150, 676, 240, 700] },
      { in: "pdf", page: 1, box: [60, 652, 150, 676] },
      { in: "pdf", page: 1, box: [150, 652, 240, 676] },
    ]);
  });

  test("on a page turned on its side, its places in the file's own coordinates", async () => {
    const page = new PdfPage({ width: 595, height: 842, rotate: 90 });
    // What stands upright on the turned page runs upwards on the paper.
    for (const y of [100, 200, 300]) page.line(100, y, 160, y);
    for (const x of [100, 130, 160]) page.line(x, 100, x, 300);
    page.text(120, 110, "甲", { angle: 90, face }).text(120, 210, "12", { angle: 90, face });
    page.text(150, 110, "乙", { angle: 90, face }).text(150, 210, "", { angle: 90, face });
    const document = await readPages([page]);
    expect(texts(document)).toEqual([
      ["甲", "12"],
      ["乙", ""],
    ]);
    expect((document.blocks[0] as Table).cells[0].place).toEqual({
      in: "pdf",
      page: 1,
      box: [100, 100, 130, 200],
    });
  });

  test("inside a form that is scaled and moved", async () => {
    const inner = new PdfPage();
    drawTable(
      inner,
      grid([
        ["甲", "1"],
        ["乙", "2"],
      ]),
      { x: 10, top: 60, rules: "fill", margins: { top: 0, bottom: 0 } },
    );
    const forms = { Fm1: { entries: "/BBox [0 0 400 100] /Matrix [2 0 0 2 0 0]", content: inner.content } };
    const document = await readPages([new PdfPage().raw("q 1 0 0 1 100 400 cm /Fm1 Do Q")], { forms });
    expect(texts(document)).toEqual([
      ["甲", "1"],
      ["乙", "2"],
    ]);
    expect((document.blocks[0] as Table).place).toMatchObject({ box: [120, 424, 480, 520] });
  });

  test("text set downwards, one character under the other, or turned, is read as one label", async () => {
    const page = new PdfPage();
    page.box(60, 500, 30, 200).box(90, 500, 30, 200).box(120, 500, 60, 200);
    Array.from("办理结果", (character, index) => page.text(68, 660 - index * 30, character, { face }));
    page.text(108, 520, "Total 2021", { angle: 90, face: "helvetica" });
    page.text(130, 600, "7", { face }).text(60, 750, "二、受理的申请和办理结果", { face });
    expect(texts(await readPages([page]))).toEqual([["办理结果", "Total 2021", "7"]]);
  });

  test("dashed and dotted lines are lines", async () => {
    const page = new PdfPage();
    for (const y of [700, 670, 640]) page.line(60, y, 260, y, { dash: "3 3" });
    for (const x of [60, 160, 260]) {
      for (let y = 640; y < 700; y += 2) page.fill(x - 0.5, y, 1, 1);
    }
    page.text(70, 680, "甲", { face }).text(170, 680, "1", { face }).text(70, 650, "乙", { face });
    expect(texts(await readPages([page]))).toEqual([
      ["甲", "1"],
      ["乙", ""],
    ]);
  });

  test("shaded cells parted by white are cells; white lines on white paper are none", async () => {
    const page = new PdfPage();
    for (const [x, y] of [
      [60, 670],
      [162, 670],
      [60, 640],
      [162, 640],
    ])
      page.fill(x, y, 100, 28, 0.8);
    page.text(70, 680, "甲", { face }).text(170, 680, "1", { face });
    page.text(70, 650, "乙", { face }).text(170, 650, "2", { face });
    page.fill(60, 400, 300, 1, 1).fill(60, 440, 300, 1, 1).fill(60, 400, 1, 40, 1).fill(200, 400, 1, 40, 1);
    page.text(70, 415, "不在表中", { face });
    const document = await readPages([page]);
    expect(texts(document)).toEqual([
      ["甲", "1"],
      ["乙", "2"],
    ]);
    expect(paragraphs(document)).toEqual(["不在表中"]);
  });

  test("numbers of neighbouring cells stay apart however close they stand", async () => {
    const page = new PdfPage().box(60, 600, 40, 20).box(100, 600, 40, 20);
    page.text(100 - 5.56 * 3 - 0.4, 606, "123", { size: 10, face: "helvetica" });
    page.text(100.4, 606, "456", { size: 10, face: "helvetica" });
    expect(texts(await readPages([page]))).toEqual([["123", "456"]]);
  });

  test("a number over the line between two cells is kept whole, and said to be doubtful", async () => {
    const page = new PdfPage().box(60, 600, 30, 20).box(90, 600, 30, 20);
    page.text(66, 606, "1234567", { size: 10, face: "helvetica" });
    const document = await readPages([page]);
    expect(texts(document)[0].join("|")).toMatch(/^1234567\||\|1234567$/);
    expect(codes(document)).toEqual(["pdf.text_crosses_rule"]);
  });

  test("two numbers under each other in a cell never become one", async () => {
    const page = new PdfPage().box(60, 600, 30, 40).box(90, 600, 30, 40);
    page.text(62, 625, "1234", { size: 10, face }).text(62, 608, "5678", { size: 10, face });
    page.text(92, 618, "9", { size: 10, face });
    expect(texts(await readPages([page]))).toEqual([["1234\n5678", "9"]]);
  });

  test("two tables with a heading between are two", async () => {
    const page = new PdfPage();
    drawTable(
      page,
      grid([
        ["甲", "1"],
        ["乙", "2"],
      ]),
      { top: 700, face },
    );
    page.text(60, 630, "二、第二个表格", { size: 14, face });
    drawTable(
      page,
      grid([
        ["丙", "3"],
        ["丁", "4"],
      ]),
      { top: 610, face },
    );
    const document = await readPages([page]);
    expect(document.blocks.map(({ type }) => type)).toEqual(["table", "paragraph", "table"]);
  });

  test("a table on the next page under a heading of its own is another table", async () => {
    const [first, second] = [new PdfPage(), new PdfPage()];
    drawTable(
      first,
      grid([
        ["甲", "1"],
        ["乙", "2"],
      ]),
      { top: 140, face },
    );
    second.text(60, 770, "二、第二个表格", { size: 14, face });
    drawTable(
      second,
      grid([
        ["丙", "3"],
        ["丁", "4"],
      ]),
      { top: 750, face },
    );
    const document = await readPages([first, second]);
    expect(document.blocks.map(({ type }) => type)).toEqual(["table", "paragraph", "table"]);
  });

  test("columns may move a little, and the whole table aside, from page to page", async () => {
    const [first, second] = [new PdfPage(), new PdfPage()];
    drawTable(first, grid([["甲", "1", "2"]], [100, 90, 90]), { x: 60, top: 100, face });
    drawTable(second, grid([["乙", "3", "4"]], [103, 88, 89]), { x: 90, top: 782, face });
    expect(texts(await readPages([first, second]))).toEqual([
      ["甲", "1", "2"],
      ["乙", "3", "4"],
    ]);
  });
});

test("a line over a part of a cell's width parts it: two labels are not one", async () => {
  const page = new PdfPage();
  for (const y of [720, 700, 660]) page.line(60, y, 300, y);
  page.line(100, 680, 300, 680);
  for (const x of [60, 240, 300]) page.line(x, 660, x, 720);
  page.line(100, 700, 100, 720);
  const rows = ["甲", "总计", "结转"];
  rows.forEach((text, row) => page.text(120, 706 - row * 20, text, { face }));
  rows.forEach((_, row) => page.text(260, 706 - row * 20, String(row + 1), { face }));
  expect(texts(await readPages([page]))).toEqual([
    ["", "甲", "1"],
    ["总计", "2"],
    ["结转", "3"],
  ]);
});

describe("page furniture", () => {
  test("page numbers and running headers are kept out, also out of the cells they are drawn into", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`${index + 1}.项目`, String(index * 3)]);
    const { pages } = drawTable(new PdfPage(), grid(rows), { margins: { top: 60, bottom: 20 }, face });
    pages.forEach((page, index) => {
      page.text(200, 810, "青川市年度报告", { size: 9, face });
      page.text(170, 30, `— ${index + 1} —`, { size: 9, face });
    });
    const document = await readPages(pages);
    expect(texts(document)).toEqual(rows);
    expect(paragraphs(document)).toEqual([]);
  });

  test.each(["- 3 -", "— 3 —", "3", "第 3 页", "第3页 共9页", "3 / 9"])(
    "“%s” at the foot is no text",
    async (text) => {
      const page = new PdfPage();
      lines(page, 60, 780, ["正文的第一行，讲述本年度的工作情况。"]);
      page.text(290, 40, text, { face });
      expect(paragraphs(await readPages([page]))).toEqual(["正文的第一行，讲述本年度的工作情况。"]);
    },
  );
});

describe("running text", () => {
  test("lines become paragraphs, also over a page break", async () => {
    const [first, second] = [new PdfPage(), new PdfPage()];
    const full = "本机关严格落实各项要求并持续完善有关工作机制情况如下所述各项内容";
    lines(first, 84, 100, [full.slice(2, 32)]);
    lines(first, 60, 80, [full]);
    lines(second, 60, 780, [full.slice(10) + full.slice(0, 10), "到此为止。"]);
    lines(second, 84, 740, ["另一段文字。"]);
    expect(paragraphs(await readPages([first, second]))).toEqual([
      `${full.slice(2, 32)}${full}${full.slice(10)}${full.slice(0, 10)}到此为止。`,
      "另一段文字。",
    ]);
  });

  test("two columns are read one after the other", async () => {
    const page = new PdfPage();
    const [left, right] = ["左栏文字连续不断地排列下去", "右栏文字同样连续地排列下去"];
    lines(page, 60, 700, Array<string>(8).fill(left));
    lines(page, 310, 696, Array<string>(8).fill(right));
    page.text(180, 760, "横跨两栏的标题文字在这里", { size: 16, face });
    expect(paragraphs(await readPages([page]))).toEqual([
      "横跨两栏的标题文字在这里",
      left.repeat(8) + right.repeat(8),
    ]);
  });

  test("characters are the ordinary ones; full-width digits and punctuation stay as published", async () => {
    const page = new PdfPage().text(60, 700, "⾏政⻓：１２％（⼆）", { face });
    expect(paragraphs(await readPages([page]))).toEqual(["行政长：１２％（二）"]);
  });

  test("bold that is printed twice is read once", async () => {
    const page = new PdfPage().text(60, 700, "总计11", { face }).text(60.3, 700, "总计11", { face });
    expect(paragraphs(await readPages([page]))).toEqual(["总计11"]);
  });

  test("spaces stand where the gaps do: not in letter-spaced words, nor between ideographs and digits", async () => {
    const page = new PdfPage();
    page.text(60, 700, "open data", { face: "helvetica" });
    page.text(60, 670, "2 0 2 1".replaceAll(" ", ""), { face: "helvetica", spacing: 4 });
    page.text(60, 640, "于", { face }).text(73, 640, "2021", { face }).text(97, 640, "年", { face });
    expect(paragraphs(await readPages([page]))).toEqual(["open data", "2021", "于2021年"]);
  });

  test("raised and lowered characters stay in their line", async () => {
    const page = new PdfPage()
      .text(60, 700, "面积12m", { face, size: 12 })
      .text(103, 705, "2", { face, size: 7 });
    page.text(107, 700, "以上", { face, size: 12 });
    expect(paragraphs(await readPages([page]))).toEqual(["面积12m2以上"]);
  });

  test("a small digit set higher than a number is none of its digits", async () => {
    const page = new PdfPage().text(60, 700, "收到12", { face }).text(92, 704, "3", { face, size: 8.8 });
    page.text(97, 700, "件", { face });
    expect(paragraphs(await readPages([page]))).toEqual(["收到12^3件"]);
  });

  test("digits of two sizes on one baseline are one number, a raised one of the same size is not", async () => {
    const page = new PdfPage().text(60, 700, "新收4", { face, size: 9 });
    page.text(82.5, 700, "6件", { face, size: 10.5 });
    page.text(60, 600, "新收4", { face, size: 9 }).text(82.5, 603, "6件", { face, size: 9 });
    expect(paragraphs(await readPages([page]))).toEqual(["新收46件", "新收4^6件"]);
  });

  test("what a line of its own length goes through is left out and said; underlines and borders cross out nothing", async () => {
    const page = new PdfPage().text(60, 700, "490", { face }).text(80, 700, "235件", { face });
    page.line(60, 703.5, 75.75, 703.5).line(80, 698.5, 106, 698.5).line(20, 703.5, 300, 703.5);
    const document = await readPages([page]);
    expect(paragraphs(document)).toEqual(["235件"]);
    expect(codes(document)).toContain("pdf.struck_text");
  });

  test("text that nobody sees is left out and said: white, painted over, invisible", async () => {
    const page = new PdfPage().text(60, 700, "收到", { face }).text(81, 700, "45", { face });
    page.fill(81, 697, 11, 12, 1).text(81, 700, "67件", { face });
    page.raw("1 g").text(200, 700, "8", { face }).raw("0 g");
    page.raw("3 Tr").text(220, 700, "9", { face }).raw("0 Tr");
    page.raw("q 300 680 40 15 re W n").text(300, 700, "7", { face }).raw("Q");
    page.raw("q 320 695 40 15 re W n").text(317, 700, "6", { face }).raw("Q");
    page.raw("q 7 Tr").text(240, 700, "1", { face }).raw("Q");
    page.raw("1 Tr 1 G").text(260, 700, "2", { face }).raw("0 Tr 0 G");
    page.raw("2 Tr 1 G 1 g").text(280, 700, "3", { face }).raw("0 Tr 0 G 0 g");
    const document = await readPages([page]);
    expect(paragraphs(document)).toEqual(["收到67件 6"]);
    expect(codes(document)).toContain("pdf.unseen_text");
  });

  test("a number of which a box covers a part is none", async () => {
    const page = new PdfPage().text(60, 700, "收到", { face }).text(90, 700, "345", { face });
    page.fill(88, 697, 8, 12, 0);
    expect(paragraphs(await readPages([page]))).toEqual(["收到 ■45"]);
  });

  test("white text on a colour is seen, and so is what a marker or a shape with a hole was painted over", async () => {
    const page = new PdfPage().raw("0 0 1 rg 60 690 m 140 690 l 145 710 150 710 55 710 c h f");
    page.raw("1 g").text(70, 698, "办结", { face }).raw("0 g");
    page.text(60, 600, "新收67件", { face }).raw("q /Mark gs 1 1 0 rg 55 590 90 30 re f Q");
    page.text(60, 500, "结转3件", { face }).raw("0 1 0 rg 50 480 150 40 re 58 495 90 20 re f* 0 g");
    page.raw("2 Tr 1 G").text(60, 400, "撤回5件", { face }).raw("0 Tr 0 G");
    const document = await readPages([page], { states: { Mark: "<< /BM /Multiply >>" } });
    expect(paragraphs(document)).toEqual(["办结", "新收67件", "结转3件", "撤回5件"]);
    expect(codes(document)).not.toContain("pdf.unseen_text");
  });

  test("a layer that is turned off and what lies outside the page as it is shown are not read", async () => {
    const page = new PdfPage({ crop: [40, 40, 555, 802] }).text(60, 700, "收到", { face });
    page.raw("/OC /Off BDC").text(90, 700, "45", { face }).raw("EMC /OC /On BDC");
    page.text(81, 700, "67件", { face }).raw("EMC").text(4, 700, "12", { face });
    expect(paragraphs(await readPages([page], { layers: ["On", "Off"] }))).toEqual(["收到67件"]);
  });

  test("slanted text, as watermarks are, is left out", async () => {
    const page = new PdfPage()
      .text(60, 700, "正文", { face })
      .text(100, 300, "样本", { face, size: 60, angle: 40 });
    expect(paragraphs(await readPages([page]))).toEqual(["正文"]);
  });
});

describe("what the file says of itself", () => {
  test("title and dates, and the title as the first page sets it", async () => {
    const page = new PdfPage();
    page.text(177.5, 760, "青川市水务局２０２３年", { size: 22, face });
    page.text(187.5, 730, "政府信息公开工作年报", { size: 22, face });
    lines(page, 60, 690, ["正文的第一行，讲述本年度的工作情况。", "正文的第二行。"]);
    const info = { Title: "年报", CreationDate: "D:20240115093000+08'00'", ModDate: "D:202402" };
    const { meta } = await readPages([page], { info });
    expect(meta.titles.map(({ value, from }) => [value, from])).toEqual([
      ["青川市水务局２０２３年政府信息公开工作年报", "page 1"],
      ["年报", "pdf info Title"],
    ]);
    expect(meta.dates).toEqual([
      { value: "2024-01-15T09:30:00+08:00", from: "pdf CreationDate" },
      { value: "D:202402", from: "pdf ModDate" },
    ]);
  });
});

describe("pages that cannot be read", () => {
  test("a picture of a page is an image and a message", async () => {
    const page = new PdfPage().image(0, 0, 595, 842).text(290, 40, "3", { face });
    const document = await readPages([
      new PdfPage().text(60, 700, "有文字的一页，文字超过二十个字，因此不是图片。", { face }),
      page,
    ]);
    expect(document.blocks.map(({ type }) => type)).toContain("image");
    expect(document.messages).toMatchObject([
      { code: "pdf.page_is_image", place: { in: "pdf", page: 2, box: [0, 0, 595, 842] } },
    ]);
  });

  test("text laid invisibly over a picture is read, and said to be recognised by a machine", async () => {
    const page = new PdfPage().image(0, 0, 595, 842).raw("3 Tr");
    lines(page, 60, 700, ["由机器识别的文字，共有二十多个字，可能有误。"]);
    const document = await readPages([page]);
    expect(paragraphs(document)).toHaveLength(1);
    expect(codes(document)).toEqual(["pdf.text_recognised"]);
  });

  test("fonts that do not say what they show are said to be unreadable", async () => {
    const page = new PdfPage().text(60, 700, "\ue0f1\ue0f2\ue0f3\ue0f4\ue0f5\ue0f6行政许可件数", { face });
    expect(codes(await readPages([page]))).toEqual(["pdf.text_unreadable"]);
    const control = new PdfPage().text(60, 700, "\u0001\u0002数", { face });
    const document = await readPages([control]);
    expect(paragraphs(document)).toEqual(["\ufffd\ufffd数"]);
    expect(codes(document)).toEqual(["pdf.text_unreadable"]);
  });

  test("a file that opens only with a password is said to be encrypted; one with restrictions is read", async () => {
    expect(codes(await read(fixture("password.pdf")))).toEqual(["pdf.encrypted"]);
    const document = await read(fixture("owner-password.pdf"));
    expect(texts(document)).toHaveLength(32);
    expect(codes(document)).toEqual([]);
  });

  test("of a file that is cut off or damaged, what can be found is read, and said to be in part", async () => {
    const pages = Array.from({ length: 3 }, (_, index) =>
      new PdfPage().text(60, 700, `第${index}页`, { face }),
    );
    const whole = writePdf({ pages });
    const cut = await read(whole.subarray(0, whole.length - 300));
    expect(paragraphs(cut).join("")).toBe("第0页第1页第2页");
    expect(codes(cut)).toEqual(["pdf.broken"]);
    for (const length of [0, 5, 9, 300, whole.length >> 1]) {
      expect(codes(await read(whole.subarray(0, length)))).toContain("pdf.broken");
    }
    expect(codes(await read(new TextEncoder().encode("%PDF-1.4\n<html>no</html>")))).toEqual(["pdf.broken"]);
  });

  test("a page on which nothing stands is said to be empty", async () => {
    expect(codes(await readPages([new PdfPage()]))).toEqual(["pdf.empty"]);
  });

  test("a cross-reference that leads astray is not followed", async () => {
    const pages = Array.from({ length: 3 }, (_, index) =>
      new PdfPage().text(60, 700, `第${index}页`, { face }),
    );
    const file = Buffer.from(writePdf({ pages })).toString("latin1");
    const astray = file.replace(/(\d{10})( 00000 n \n)(?=trailer)/, "0000000100$2");
    const document = await read(Buffer.from(astray, "latin1"));
    expect(paragraphs(document).join("")).toBe("第0页第1页第2页");
    expect(codes(document)).toEqual(["pdf.broken"]);
  });

  test("whatever is changed in a file, it is read or refused, and something is said", async () => {
    const fixtures = [
      fixture("office.pdf"),
      writePdf({ pages: [new PdfPage().text(60, 700, "正文甲乙丙", { face })] }),
    ];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        async (file, edits) => {
          const bytes = file.slice();
          for (const { at, bytes: other } of edits)
            bytes.set(other, Math.floor(at * (bytes.length - other.length)));
          const { blocks, messages } = await read(bytes);
          expect(blocks.length + messages.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a page tree that leads back to itself ends", async () => {
    const file = Buffer.from(writePdf({ pages: [new PdfPage().text(60, 700, "正文", { face })] })).toString(
      "latin1",
    );
    const looped = file.replace(/\/Kids \[\d+ 0 R\]/, (kids) => "/Kids [2 0 R]".padEnd(kids.length));
    expect(codes(await read(Uint8Array.from(Buffer.from(looped, "latin1"))))).toContain("pdf.broken");
  });

  test("no more pages are read than allowed, and that is said", async () => {
    const pages = Array.from({ length: 5 }, (_, index) =>
      new PdfPage().text(60, 700, `第${"一二三四五"[index]}页`, { face }),
    );
    const document = await read(writePdf({ pages }), { pages: 2 });
    expect(paragraphs(document).join("")).toBe("第一页第二页");
    expect(codes(document)).toEqual(["pdf.too_many_pages"]);
  });

  test("what unpacks to more than allowed is not unpacked", async () => {
    const bomb = deflateSync(Buffer.alloc(24_000_000, " "));
    const page = new PdfPage().text(60, 700, "正文", { face });
    const forms = {
      Fm1: { entries: "/BBox [0 0 1 1] /Filter /FlateDecode", content: bomb.toString("latin1") },
    };
    const bytes = writePdf({ pages: [page.raw("/Fm1 Do")], forms });
    expect(codes(await read(bytes, { expanded_bytes: 1_000_000 }))).toEqual(["pdf.too_large"]);
    expect(codes(await read(bytes))).toEqual([]);
  });

  test("no more is kept of a page than a document may have", async () => {
    const page = new PdfPage();
    for (let index = 0; index < 400; index++) page.text(60, 800 - index, "一二三四五", { face, size: 5 });
    expect(codes(await read(writePdf({ pages: [page] }), { cells: 100 }))).toEqual(["pdf.too_much"]);
  });
});
