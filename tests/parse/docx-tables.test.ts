import { describe, expect, test } from "vitest";
import { codes, kinds, reread, show, tables, texts } from "./docx-reading.ts";
import {
  cell,
  control,
  gridTable,
  heading,
  paragraph,
  picture,
  raw,
  row,
  table,
  textBox,
} from "./docx-writer.ts";
import type { Xml } from "./docx-writer.ts";

const only = async (xml: Xml): Promise<string> => show(tables(await reread([xml]))[0]);
const plain = (...words: string[]): Xml[] => words.map((word) => cell(word));

describe("merged cells", () => {
  test("gridSpan and vMerge become spans", async () => {
    const read = await only(
      table([
        row([cell("甲", { down: "restart" }), cell("乙", { span: 2 })]),
        row([cell("", { down: "continue" }), ...plain("1", "2")]),
      ]),
    );
    expect(read).toBe("0v2:甲 | 1+2:乙\n1:1 | 2:2");
  });

  test("hMerge, the older way, merges to the right, and down at the same time", async () => {
    const read = await only(
      table([
        row([
          cell("甲", { across: "restart", down: "restart" }),
          cell("", { across: "continue", down: "restart" }),
          cell("乙"),
        ]),
        row([
          cell("", { across: "restart", down: "continue" }),
          cell("", { across: "continue", down: "continue" }),
          cell("丙"),
        ]),
      ]),
    );
    expect(read).toBe("0+2v2:甲 | 2:乙\n2:丙");
  });

  test("a merge that never began begins where it is continued, and its number is not carried down", async () => {
    const read = await only(
      table([
        row(plain("甲", "5")),
        row([cell("乙"), cell("", { down: "continue" })]),
        row([cell("丙"), cell("", { down: "continue" })]),
      ]),
    );
    expect(read).toBe("0:甲 | 1:5\n0:乙 | 1v2:\n0:丙");
  });

  test("two merges one below the other stay two", async () => {
    const read = await only(
      table([
        row([cell("甲", { down: "restart" }), cell("1")]),
        row([cell("", { down: "continue" }), cell("2")]),
        row([cell("乙", { down: "restart" }), cell("3")]),
        row([cell("", { down: "continue" }), cell("4")]),
      ]),
    );
    expect(read).toBe("0v2:甲 | 1:1\n1:2\n0v2:乙 | 1:3\n1:4");
  });

  test("a continued cell of another width does not lie over its neighbours", async () => {
    const read = await only(
      table([
        row([cell("甲", { span: 2, down: "restart" }), cell("1")]),
        row([cell("", { down: "continue" }), ...plain("2", "3")]),
      ]),
    );
    expect(read).toBe("0+2:甲 | 2:1\n0: | 1:2 | 2:3");
  });

  test("nor does a merge to the right that never began take the cell before it", async () => {
    const cells = [cell("甲"), cell("1", { across: "continue" }), cell("", { across: "continue" })];
    expect(await only(table([row(cells), row(plain("乙", "2", "3"))]))).toBe(
      "0:甲 | 1+2:1\n0:乙 | 1:2 | 2:3",
    );
  });

  test("text in a continued cell is not shown, and said", async () => {
    const document = await reread([
      table([
        row([cell("甲", { down: "restart" })]),
        row([cell("12", { down: "continue" })]),
        row([cell("乙")]),
      ]),
    ]);
    expect(texts(document)).toEqual(["0v2:甲\n\n0:乙"]);
    expect(codes(document)).toEqual(["docx.hidden_merged_text"]);
  });

  test("nor is a table in it", async () => {
    const inner = table([row(plain("子", "1"))]);
    const document = await reread([
      table([
        row([cell("甲", { down: "restart" }), cell("1")]),
        row([cell([inner, paragraph()], { down: "continue" }), cell("2")]),
      ]),
    ]);
    expect(texts(document)).toEqual(["0v2:甲 | 1:1\n1:2"]);
  });
});

describe("rows that do not fill the grid", () => {
  test("gridBefore and gridAfter leave holes, and shift nothing", async () => {
    const read = await only(
      table([
        row(plain("甲", "乙", "丙")),
        row(plain("1"), { before: 1, after: 1 }),
        row(plain("2", "3"), { before: 1 }),
      ]),
    );
    expect(read).toBe("0:甲 | 1:乙 | 2:丙\n1:1\n1:2 | 2:3");
  });

  test("free columns at the end of all rows are columns", async () => {
    const [read] = tables(await reread([table([row(plain("1", "2"), { after: 2 })])]));
    expect(read.columns).toBe(4);
  });

  test("spans that disagree are overruled by widths that agree", async () => {
    const wide = (width: number, text: string) => cell(text, { width });
    const read = await only(
      table(
        [
          row([wide(2000, "项目"), wide(6000, "申请人情况")]),
          row([wide(2000, "新收"), wide(2000, "1"), wide(2010, "2"), wide(1990, "3")]),
        ],
        { grid: [2000, 6000] },
      ),
    );
    expect(read).toBe("0:项目 | 1+3:申请人情况\n0:新收 | 1:1 | 2:2 | 3:3");
  });

  test("widths that leave the free space unsaid decide nothing", async () => {
    const wide = (width: number, text: string) => cell(text, { width });
    const read = await only(
      table([
        row([wide(2000, "甲"), wide(2000, "乙"), wide(2000, "丙")]),
        row([wide(2000, "1"), wide(4000, "2")], { before: 2 }),
      ]),
    );
    expect(read).toBe("0:甲 | 1:乙 | 2:丙\n2:1 | 3:2");
  });

  test("widths that draw more lines than a table has decide nothing", async () => {
    const many = Array.from({ length: 1200 }, () => cell("1", { width: 200 }));
    const [read] = tables(await reread([table([row([cell("甲", { width: 240_000 })]), row(many)])]));
    expect(read.cells[0].column_span).toBe(1);
  });

  test("a short row stays short where the widths say so too", async () => {
    const wide = (text: string) => cell(text, { width: 2000 });
    const read = await only(table([row([wide("甲"), wide("乙"), wide("丙")]), row([wide("1"), wide("2")])]));
    expect(read).toBe("0:甲 | 1:乙 | 2:丙\n0:1 | 1:2");
  });

  test("a border that was moved by a hair makes no column of its own", async () => {
    const read = await only(
      table(
        [
          row([cell("甲"), cell("乙", { span: 2 }), cell("丙")]),
          row([cell("1", { span: 2 }), cell("2"), cell("3")]),
        ],
        { grid: [2000, 20, 2000, 2000] },
      ),
    );
    expect(read).toBe("0:甲 | 1:乙 | 2:丙\n0:1 | 1:2 | 2:3");
  });

  test("but one that a cell stands on does, beside another that none stands on", async () => {
    const read = await only(
      table(
        [
          row([cell("甲"), cell("", { span: 1 }), cell("乙", { span: 2 }), cell("丙")]),
          row([cell("1", { span: 2 }), cell("2"), cell("3", { span: 2 })]),
        ],
        { grid: [2000, 20, 2000, 20, 2000] },
      ),
    );
    expect(read).toBe("0:甲 | 1: | 2:乙 | 3:丙\n0+2:1 | 2:2 | 3:3");
  });

  test("widths of nothing are no hair", async () => {
    const read = await only(
      table([row([cell("甲"), cell("乙", { span: 2 })]), row([cell("1", { span: 2 }), cell("2")])], {
        grid: [0, 0, 0],
      }),
    );
    expect(read).toBe("0:甲 | 1+2:乙\n0+2:1 | 2:2");
  });
});

describe("tracked changes", () => {
  test("deleted rows are gone, inserted ones stay", async () => {
    const read = await only(
      table([
        row(plain("甲")),
        row(plain("乙"), { change: "deleted" }),
        row(plain("丙"), { change: "inserted" }),
      ]),
    );
    expect(read).toBe("0:甲\n0:丙");
  });

  test("so are hidden rows", async () => {
    const hidden = raw(
      "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>",
    );
    expect(await only(table([row(plain("甲")), hidden, row(plain("乙"))]))).toBe("0:甲\n0:乙");
  });

  test("a deleted cell is gone and its row moves up to the left", async () => {
    const read = await only(
      table([
        row([cell("甲"), cell("9", { change: "deleted" }), cell("1")]),
        row([cell("乙"), cell("2", { change: "inserted" })]),
      ]),
    );
    expect(read).toBe("0:甲 | 1:1\n0:乙 | 1:2");
  });

  test("a table whose rows are all deleted is none", async () => {
    const document = await reread([table([row(plain("甲", "乙"), { change: "deleted" })]), paragraph("后")]);
    expect(texts(document)).toEqual(["后"]);
  });

  test("cells that a change merges are merged", async () => {
    const merged = (to: string) =>
      raw(`<w:tc><w:tcPr><w:cellMerge w:id="1" w:author="a" w:vMerge="${to}"/></w:tcPr><w:p/></w:tc>`);
    const read = await only(table([row([merged("rest"), cell("1")]), row([merged("cont"), cell("2")])]));
    expect(read).toBe("0v2: | 1:1\n1:2");
  });
});

describe("content controls", () => {
  test("around a table, rows, cells and what is in a cell", async () => {
    const rows = [
      row(plain("甲", "乙")),
      control([row([control([cell("1")]), cell([control([paragraph([control("2")])])])])]),
    ];
    const document = await reread([control([table(rows)])]);
    expect(texts(document)).toEqual(["0:甲 | 1:乙\n0:1 | 1:2"]);
  });
});

describe("tables in tables", () => {
  const inner = table([row(plain("子", "1")), row(plain("丑", "2"))]);

  test("a table in a cell is a table of its own, behind, and not in the cell's text", async () => {
    const document = await reread([
      table([row([cell("甲"), cell([paragraph("见"), inner])]), row(plain("乙", "3"))]),
    ]);
    expect(texts(document)).toEqual(["0:甲 | 1:见\n0:乙 | 1:3", "0:子 | 1:1\n0:丑 | 1:2"]);
    expect(tables(document).map(({ place }) => place)).toEqual([
      { in: "docx", part: "word/document.xml", table: 1 },
      { in: "docx", part: "word/document.xml", table: 2 },
    ]);
  });

  test("a table that only frames the document is dissolved", async () => {
    const framed = [heading(1, "一、总体情况"), paragraph("正文"), inner];
    const document = await reread([table([row([cell(framed)])])]);
    expect(kinds(document)).toEqual(["heading", "paragraph", "table"]);
  });

  test("so is one that stacks title, body and foot, with empty margins", async () => {
    const stacked = table([
      row([cell("标题", { span: 3 })]),
      row([cell(), cell([paragraph("正文"), inner]), cell()]),
      row([cell("落款", { span: 3 })]),
    ]);
    expect(texts(await reread([stacked]))).toEqual(["标题", "正文", "0:子 | 1:1\n0:丑 | 1:2", "落款"]);
  });

  test("a column of plain cells is still a table", async () => {
    expect(await only(table([row(plain("甲")), row(plain("1"))]))).toBe("0:甲\n0:1");
  });
});

describe("cells", () => {
  test("several paragraphs and breaks are lines, empty paragraphs are not", async () => {
    expect(
      await only(
        gridTable([
          { row: 0, column: 0, text: "商业\n企业\n" },
          { row: 0, column: 1, text: "1" },
        ]),
      ),
    ).toBe("0:商业⏎企业 | 1:1");
  });

  test("a text box in a cell belongs to its text", async () => {
    const read = await only(table([row([cell("甲"), cell([paragraph([textBox([paragraph("12")])])])])]));
    expect(read).toBe("0:甲 | 1:12");
  });

  test("a picture in a cell is an image at that cell", async () => {
    const document = await reread([table([row([cell("甲"), cell([paragraph([picture("表二")])])])])]);
    const place = { in: "docx", part: "word/document.xml", table: 1, row: 1, cell: 2 };
    expect(document.blocks[1]).toEqual({ type: "image", alt: "表二", width: 914400, height: 914400, place });
  });

  test("each has its place: table, row and cell as they stand in the file, deleted ones counted", async () => {
    const [read] = tables(
      await reread([
        table([row(plain("甲", "乙"), { change: "deleted" }), row([...plain("丙"), cell("丁")])]),
        paragraph(),
      ]),
    );
    expect(read.cells.map(({ text, place }) => [text, place])).toEqual([
      ["丙", { in: "docx", part: "word/document.xml", table: 1, row: 2, cell: 1 }],
      ["丁", { in: "docx", part: "word/document.xml", table: 1, row: 2, cell: 2 }],
    ]);
  });
});
