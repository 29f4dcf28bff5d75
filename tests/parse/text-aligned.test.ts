import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codesOf, onlyTable, ordinalRows, proseOf, read, rowsOf, tables } from "./text-reading.ts";
import { form } from "./text-tables.ts";
import type { Form } from "./text-tables.ts";

/** A page as `pdftotext -layout` prints it: a character is a column, labels are wrapped around their values. */
const printed = `三、收到和处理政府信息公开申请情况
                                       法人或其他组织
（第一项加第二项之和，等于第三项加第四项之
                      自然人                            总计
          和）                           科研机 法律服务机
                                  商业企业
                                        构    构

  一、本年新收政府信息公开申请数量           31    4             0   35

  二、上年结转政府信息公开申请数量           2     0     0       0   2

            （一）予以公开          20          0       0   20

         （二）部分公开（区分处理的，
                             5     2     0           7
             只计这一情形）

                 1.属于国家秘密          0     0       0   0
三、本年度办
  理结果           2.其他法律行政法规
         （三）不                3     1     0       0   4
                    禁止公开
          予公开

                3.危及公共安全和社
                             1     0             0   1
                   会稳定的信息

                （四）总计        29    3     0       0   32

     四、结转下年度继续办理             4     1     0       0   5

四、存在的主要问题及改进情况

一是公开的深度还不够，二是培训较少。下一步将加强学习，改进工作。
`;

/** The same table in narrower columns: headings stand closer together than values, values a blank apart. */
const narrow = `三、收到和处理政府信息公开申请情况
（第一项加第二项之和，等于第三项加第四项之 自然 商业法人或其他组织
                             科研 法律服 总
          和）            人 企业 机构 务机构 计
   一、本年新收政府信息公开申请数量     31 4     0 35
   二、上年结转政府信息公开申请数量     2 0 0    0 2
           （一）予以公开      20    0  0 20
       （二）部分公开（区分处理的， 5 2 0         7
           只计这一情形）
三、本年度办         1.属于国家秘密    0 0   0 0
 理结果 （三）不予 2.其他法律行政法规
                  禁止公开  3 1 0    0 4
        公开
             3.危及公共安全和社 1 0      0 1
                会稳定的信息
            （四）总计       29 3 0   0 32
     四、结转下年度继续办理        4 1 0    0 5
四、存在的主要问题及改进情况
一是公开的深度还不够，二是培训较少。下一步将加强学习，改进工作。
`;

const labels = [
  ["一、本年新收政府信息公开申请数量"],
  ["二、上年结转政府信息公开申请数量"],
  ["（一）予以公开"],
  ["（二）部分公开（区分处理的，\n只计这一情形）"],
  ["三、本年度办\n理结果", "1.属于国家秘密"],
  ["（三）不\n予公开", "2.其他法律行政法规\n禁止公开"],
  ["3.危及公共安全和社\n会稳定的信息"],
  ["（四）总计"],
  ["四、结转下年度继续办理"],
];
const values = [
  ["31", "4", "", "0", "35"],
  ["2", "0", "0", "0", "2"],
  ["20", "", "0", "0", "20"],
  ["5", "2", "0", "", "7"],
  ["", "0", "0", "0", "0"],
  ["3", "1", "0", "0", "4"],
  ["1", "0", "", "0", "1"],
  ["29", "3", "0", "0", "32"],
  ["4", "1", "0", "0", "5"],
];

describe("a printed page", () => {
  test("values keep their columns, blank ones too", async () => {
    expect(
      rowsOf(await onlyTable(printed))
        .map((row) => row.slice(3))
        .slice(-9),
    ).toEqual(values);
  });

  test("labels are whole, and apart from those of their group", async () => {
    const rows = rowsOf(await onlyTable(printed)).map((row) =>
      row.slice(0, 3).filter((text) => text !== null),
    );
    expect(rows.slice(-9)).toEqual(labels);
  });

  test("headings of columns are whole, those of groups above them", async () => {
    const [groups, lowest] = rowsOf(await onlyTable(printed));
    expect(groups.filter((text) => text !== null)).toEqual(["法人或其他组织"]);
    expect(lowest).toEqual([
      "（第一项加第二项之和，等于第三项加第四项之\n和）",
      null,
      null,
      "自然人",
      "商业企业",
      "科研机\n构",
      "法律服务机\n构",
      "总计",
    ]);
  });

  test("headings and sentences of the text end the table", async () => {
    expect(proseOf(await read(printed))).toEqual([
      "三、收到和处理政府信息公开申请情况",
      "四、存在的主要问题及改进情况",
      "一是公开的深度还不够，二是培训较少。下一步将加强学习，改进工作。",
    ]);
  });

  test("cells know their lines and columns", async () => {
    const cell = (await onlyTable(printed)).cells.find(({ text }) => text === "35");
    const line = printed.split("\n").findIndex((text) => text.includes("35"));
    const column = printed.split("\n")[line].indexOf("35") + 1;
    const place = { in: "text", line: line + 1, column, end_line: line + 1, end_column: column + 2 };
    expect(cell?.place).toEqual(place);
  });

  test("a wide label without values is a row of its own between those of rows and of groups", async () => {
    const wide = `三、收到和处理政府信息公开申请情况
                                                                        自然人  企业  总计
                 一、本年新收政府信息公开申请数量                          32    4     36
                                 （一）予以公开                            20    4     24
              （二）部分公开（区分处理的，只计这一情形，不计其他情形）
          （三）不予公开                 1.属于国家秘密                     5           5
                                   2.其他法律行政法规禁止公开               3           3
三、本年度办理结果                         3.危及“三安全一稳定”              1           1
                                       4.保护第三方合法权益                 1           1
                                     （四）总计                            32    4     36
`;
    const rows = rowsOf(await onlyTable(wide)).map((row) =>
      row.filter((text) => text !== null && text !== ""),
    );
    expect(rows).toContainEqual(["（一）予以公开", "20", "4", "24"]);
    expect(rows).toContainEqual(["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]);
  });

  test("in narrow columns values keep their places, and rows that could be read otherwise are said", async () => {
    const document = await read(narrow);
    const table = await onlyTable(narrow);
    expect(
      rowsOf(table)
        .map((row) => row.slice(-5))
        .slice(-9),
    ).toEqual(values);
    const doubtful = document.messages.filter(({ code }) => code === "text.column_doubtful");
    expect(doubtful.map(({ place }) => place?.in === "text" && place.line)).toEqual([5, 7]);
  });
});

test("a table whose header changes below its rows is several tables", async () => {
  const text = `二、主动公开政府信息情况
                    第二十条第（一）项
   信息内容        本年制发件数     现行有效件数
    规章             0            0
 行政规范性文件          3           12

              第二十条第（五）项
   信息内容             本年处理决定数量
   行政许可                5113
   行政处罚                 227
`;
  expect((await tables(text)).map(rowsOf)).toEqual([
    [
      [null, "第二十条第（一）项", null],
      ["信息内容", "本年制发件数", "现行有效件数"],
      ["规章", "0", "0"],
      ["行政规范性文件", "3", "12"],
    ],
    [
      [null, "第二十条第（五）项"],
      ["信息内容", "本年处理决定数量"],
      ["行政许可", "5113"],
      ["行政处罚", "227"],
    ],
  ]);
});

test("one row of values below its headings is a table, with the columns that hold none", async () => {
  const text = `               行政复议                           未经复议直接起诉
  维持   纠正   其他   未结   总计   维持   纠正   其他   未结   总计
   2                           2      1             0             1
`;
  const table = await onlyTable(text);
  expect(rowsOf(table).at(-1)).toEqual(["2", "", "", "", "2", "1", "", "0", "", "1"]);
  expect(table.cells.slice(0, 2)).toMatchObject([
    { text: "行政复议", column: 0, column_span: 5 },
    { text: "未经复议直接起诉", column: 5, column_span: 5 },
  ]);
});

test("where only the last column is filled, the others are blank", async () => {
  const text = `                自然人   企业   机构   总计
一、新收                                5
二、结转                                0
`;
  expect(rowsOf(await onlyTable(text)).slice(1)).toEqual([
    ["一、新收", "", "", "", "5"],
    ["二、结转", "", "", "", "0"],
  ]);
});

test("a row without values, a note below a value, and the number of the row", async () => {
  const text = `序号   项目            数量   单位
1      规章                   件
2      规范性文件      22     件
                       （其中修订16件）
3      许可            5113   件
`;
  expect(rowsOf(await onlyTable(text)).slice(1)).toEqual([
    ["1", "规章", "", "件"],
    ["2", "规范性文件", "22\n（其中修订16件）", "件"],
    ["3", "许可", "5113", "件"],
  ]);
});

test("digits that did not fit on the line go on with their number", async () => {
  const text = `项目      数量     金额
采购      423   57127.82
                       5
`;
  const table = await onlyTable(`${text}其他      1         0\n`);
  expect(rowsOf(table)[1]).toEqual(["采购", "423", "57127.82\n5"]);
});

test("labels of groups span their rows where they stand in the middle of them", async () => {
  const text = `       类别                件数
            维持            2
 行政复议     纠正            0
            总计            2
            维持            1
 行政诉讼     纠正            3
            总计            4
`;
  const table = await onlyTable(text);
  expect(table.cells.filter(({ row_span }) => row_span === 3)).toMatchObject([
    { text: "行政复议", row: 1, column: 0 },
    { text: "行政诉讼", row: 4, column: 0 },
  ]);
});

test("a header is not repeated, and a label is whole, over a page break", async () => {
  const text = `项目                       甲      乙
1.重复申请                 1       2
2.要求行政机关确认或者     3       4
                       - 1 -
\f项目                       甲      乙
出具已获取信息
3.其他                     0
`;
  expect(rowsOf(await onlyTable(text))).toEqual([
    ["项目", "甲", "乙"],
    ["1.重复申请", "1", "2"],
    ["2.要求行政机关确认或者\n出具已获取信息", "3", "4"],
    ["3.其他", "0", ""],
  ]);
});

test("what can be read in two ways is said", async () => {
  const between = "项目      1234567890123  1234567890123\n规章      11   22   33\n许可         44      55\n";
  expect(codesOf(await read(between))).toContain("text.column_doubtful");
  const onTwoLines = `项目          甲    乙    丙    丁
1.新收        1     2     3     4
2.重复申请     5
  的数量            6     7     8
`;
  expect(codesOf(await read(onTwoLines))).toEqual(["text.row_joined"]);
});

describe("prose is no table", () => {
  test.each([
    "　　2023年，我局收到申请  12 件，办结  11 件，结转  1 件。\n　　公开规章  3 件，规范性文件  5 件。\n",
    "联系人：张某某          联系电话：0517-87290606\n地址：青川市中山路1号      邮编：223100\n",
    "一、总体情况............1\n二、主动公开情况............3\n三、依申请公开情况............5\n",
    "一、本年新收数量 3001 53 0 0 61 4 3119\n二、上年结转数量 34 0 0 0 0 0 34\n",
    "规章\n0\n3\n许可\n5113\n",
    "                  青川市水务局\n                  2024年1月15日\n",
  ])("%s", async (text) => {
    expect(await tables(text)).toEqual([]);
  });
});

type Alignment = "left" | "right" | "middle";
interface Print {
  /** how wide a Chinese character is on the page */
  wide: 1 | 2;
  gap: number;
  align: Alignment;
  /** characters of a label a line */
  wrap: number;
}

function print({ corner, headings, rows }: Form, { wide, gap, align, wrap }: Print): string {
  const width = (text: string) => [...text].reduce((sum, char) => sum + (char > "\u2e80" ? wide : 1), 0);
  const pad = (text: string, to: number, how: Alignment) => {
    const free = to - width(text);
    const before = how === "left" ? 0 : how === "right" ? free : free >> 1;
    return " ".repeat(before) + text + " ".repeat(free - before);
  };
  const lines = rows.map(({ label }) => label.match(new RegExp(`.{1,${wrap}}`, "gu")) ?? [""]);
  const labels = Math.max(width(corner), ...lines.flat().map(width)) + gap;
  const columns = headings.map(
    (heading, c) => Math.max(width(heading), ...rows.map(({ values }) => width(values[c]))) + gap,
  );
  const line = (label: string, cells: string[]) =>
    pad(label, labels, "left") +
    cells.map((cell, c) => pad(cell, columns[c] - gap, align) + " ".repeat(gap)).join("");
  const blank = headings.map(() => "");
  return [
    line(corner, headings),
    ...rows.flatMap(({ values }, r) => {
      const middle = (lines[r].length - 1) >> 1;
      return lines[r].map((label, i) => line(label, i === middle ? values : blank));
    }),
  ]
    .map((text) => text.trimEnd())
    .join("\n");
}

function readBack({ corner, headings, rows }: Form, wrap: number): string[][] {
  const wrapped = (label: string) => (label.match(new RegExp(`.{1,${wrap}}`, "gu")) ?? [""]).join("\n");
  return [[corner, ...headings], ...rows.map(({ label, values }) => [wrapped(label), ...values])];
}

const prints = fc.record<Print>({
  wide: fc.constantFrom(1, 2),
  gap: fc.integer({ min: 2, max: 8 }),
  align: fc.constantFrom("left", "right", "middle"),
  wrap: fc.constant(99),
});

test("any printed table is read back", async () => {
  await fc.assert(
    fc.asyncProperty(form(), prints, async (written, how) => {
      expect(rowsOf(await onlyTable(print(written, how)))).toEqual(readBack(written, how.wrap));
    }),
    { numRuns: 150 },
  );
});

test("any printed table with wrapped labels is read back", async () => {
  await fc.assert(
    fc.asyncProperty(
      form({ numbered: true, longest: 24 }),
      prints,
      fc.integer({ min: 6, max: 12 }),
      async (written, how, wrap) => {
        expect(rowsOf(await onlyTable(print(written, { ...how, wrap })))).toEqual(readBack(written, wrap));
      },
    ),
    { numRuns: 150 },
  );
});

test("the numbers of rows are labels, though their digits are set apart", async () => {
  const labels = ["政府公报公开数", "政府网站公开数", "政务微博公开数", "政务微信公开数", "其他方式公开数"];
  const rows = labels.map(
    (label, i) => ` ${`${i + 8}`.split("").join(" ").padEnd(6)}${label}   条     ${i * 7}`,
  );
  const table = await onlyTable(["序 号   统 计 指 标      单 位   统 计 数", ...rows].join("\n"));
  const values = table.cells.filter(({ column }) => column === table.columns - 1).map(({ text }) => text);
  expect(values.slice(-5)).toEqual(["0", "7", "14", "21", "28"]);
});

describe("tabs that were replaced by blanks", () => {
  const rows = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "总计", "未经复议直接起诉", "复议后起诉"],
    ["结果维持", "结果纠正", "总计", "结果维持", "结果纠正", "总计"],
    ["3", "2", "5", "10", "2", "12", "6", "124", "130"],
  ];
  test("part cells and hold no columns: all gaps are equally wide", async () => {
    for (const blanks of ["  ", "    "]) {
      const text = rows.map((row) => row.join(blanks)).join("\n");
      expect(ordinalRows(await onlyTable(text))).toEqual(rows);
    }
  });
});

test("headings a blank apart are laid by order above values that are spread, groups printed too far aside too", async () => {
  const printed = `        行政复议                                        行政诉讼
                  未经复议直接起诉        复议后起诉
结果 结果 其他 尚未
            总计 结果 结果 其他 尚未    结果 结果 其他 尚未
维持 纠正 结果 审结                总计             总计
               维持 纠正 结果 审结    维持 纠正 结果 审结
1   2    3     4     10   5    6    7        8       26       1       0       2        0   3`;
  const leaves = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  // Numbers that are aligned by display width tell the ruler of the whole text.
  const others = ["甲", "乙“丙”", "“丁”戊己"].map(
    (label, i) => `${label.padEnd(12 - [1, 2, 3][i]!)}${i}   ${i}`,
  );
  for (const text of [printed, `${others.join("\n")}\n\n说明文字。\n\n${printed}`]) {
    const table = (await tables(text)).at(-1)!;
    const lowest = table.cells
      .filter(({ row }) => row === table.rows - 2)
      .map(({ text }) => text.replace("\n", ""));
    expect(lowest).toEqual([...leaves, ...leaves, ...leaves]);
    const groups = table.cells.filter(({ row, text }) => row < 2 && text !== "");
    expect(groups.map(({ text, column, column_span }) => [text, column, column_span])).toEqual([
      ["行政复议", 0, 5],
      ["行政诉讼", 5, 10],
      ["未经复议直接起诉", 5, 5],
      ["复议后起诉", 10, 5],
    ]);
  }
});

test("what is said of the whole table above its headings is none of them", async () => {
  const printed = `                     表号：3 单位：件
  （勾稽关系）                         申请人情况
                          自然人     法人或其他组织      总计
                              商业企业 科研机构 社会公益组织
    一、本年新收申请数量               128    21   27    35   211
    二、上年结转申请数量               5      0    3     5    13
    三、结转下年度继续办理              2      1    0     4    7
`;
  const table = await onlyTable(printed);
  const at = (text: string) => table.cells.find((c) => c.text === text)!;
  const under = ["自然人", "商业企业", "科研机构", "社会公益组织", "总计"].map(
    (heading) => at(heading).column,
  );
  expect(under).toEqual(["128", "21", "27", "35", "211"].map((value) => at(value).column));
  expect(table.cells.some((c) => c.text.includes("单位：件"))).toBe(true);
});
