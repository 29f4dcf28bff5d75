import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/document.ts";
import { formById, tableOf } from "../../src/forms/index.ts";
import { factsOf } from "../../src/normalize/facts.ts";
import { readTables } from "../../src/normalize/tables.ts";
import type { Figures, Put } from "./lay-out.ts";
import { documentOf, requestRows, reviewRows, smallYear, table } from "./lay-out.ts";

const text = (put: Put) => (typeof put === "string" ? put : put.text);

/** The indicators of a table of the form of 2021 that differ from the figures, and the findings of its reading. */
function read(key: string, figures: Figures, ...blocks: (Block | string)[]) {
  const tables = readTables(documentOf(...blocks));
  const facts = factsOf(tables);
  const ids = tableOf("2021", key).cells.map((c) => c.indicator);
  const differing = ids.filter((id) => facts[id].value !== Number(figures[id] ?? 0));
  const aside = tables.readings.flatMap((r) => r.findings).map((f) => f.message.zh);
  return { facts, differing, aside: aside.join("\n") };
}

/** Table 三 with single headings in one row, each row as its label and seven numbers. */
const flat = (): string[][] => {
  const rows = requestRows("2021", smallYear).slice(3);
  const header = ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
  return [header, ...rows.map((row) => row.slice(-8).map(text))];
};

describe("two periods side by side", () => {
  test("numbers are told from the shares beside them", () => {
    const [header, ...rows] = flat();
    const shared = [
      [{ text: "项目", down: 2 }, ...header.slice(1).map((name) => ({ text: name, across: 2 }))],
      header.slice(1).flatMap(() => ["数量", "占比（%）"]),
      ...rows.map(([label, ...values]) => [label, ...values.flatMap((v) => [v, "50%"])]),
    ];
    expect(read("requests", smallYear, table(shared)).differing).toEqual([]);
  });

  test("this year's columns are read, last year's are left aside and said", () => {
    const [header, ...rows] = flat();
    const twice = [
      [{ text: "项目", down: 2 }, ...header.slice(1).map((name) => ({ text: name, across: 2 }))],
      header.slice(1).flatMap(() => ["本年", "上年"]),
      ...rows.map(([label, ...values]) => [label, ...values.flatMap((v) => [v, "77"])]),
    ];
    const { differing, aside } = read("requests", smallYear, table(twice));
    expect(differing).toEqual([]);
    expect(aside).toContain("77");
  });

  test.each(["上年", "上年度"])("a row for each of two periods below each label: %s", (last) => {
    const [header, ...rows] = flat();
    const twice = [
      [header[0], "年度", ...header.slice(1)],
      ...rows.flatMap(([label, ...values]) => [
        [{ text: label, down: 2 }, last, ...values.map(() => "77")],
        ["本年", ...values],
      ]),
    ];
    const { differing, aside } = read("requests", smallYear, table(twice));
    expect(differing).toEqual([]);
    expect(aside).toContain("77");
  });

  test("last year's row is not this year's where the label beside it is said once", () => {
    const [header, ...rows] = flat();
    const twice = rows.flatMap(([label, ...values]) => [
      [label, "上年", ...values.map(() => "77")],
      ["", "本年", ...values],
    ]);
    const facts = factsOf(readTables(documentOf(table([[header[0], "", ...header.slice(1)], ...twice]))));
    expect(Object.values(facts).filter(({ value }) => value === 77)).toEqual([]);
  });

  test("of two years the later one is the report's, in whichever column it stands", () => {
    const sheet = formById("2014").tables[0];
    const cell = (row: string) => sheet.cells.find((c) => c.row === row)!;
    const rows = sheet.rows.map((row, i) => ["", row.label, cell(row.key).unit ?? "", "88", `${i}`]);
    const grid = table([["", "统计指标", "单位", "2015年统计数", "2016年统计数"], ...rows]);
    const facts = factsOf(readTables(documentOf(grid)));
    expect(sheet.rows.map((row) => facts[cell(row.key).indicator].value)).toEqual(
      sheet.rows.map((_, i) => i),
    );
  });

  test("table 四 has a row for each year, and perhaps one that numbers its columns", () => {
    const [top, middle, leaves, values] = reviewRows(smallYear);
    const years = table([
      [{ text: "年度", down: 3 }, ...top],
      middle,
      leaves,
      ["甲", ...values.map((_, i) => `${i + 1}`)],
      ["2022年", ...values.map(() => "7")],
      ["2023年", ...values],
    ]);
    const { differing, aside } = read("review_litigation", smallYear, years);
    expect(differing).toEqual([]);
    expect(aside).toContain("2022年");
  });
});

describe("what offices add", () => {
  test("a translation below each label", () => {
    const translated = reviewRows(smallYear).map((row) =>
      row.map((put) => {
        const { text: label, ...span } = typeof put === "string" ? { text: put } : put;
        return { text: /\d/.test(label) ? label : `${label}\nas of the Regulations`, ...span };
      }),
    );
    expect(read("review_litigation", smallYear, table(translated)).differing).toEqual([]);
  });

  test("a row of a group that is called as a row of another group is none of the form's", () => {
    const rows = requestRows("2021", smallYear);
    const at = rows.findIndex((row) => text(row[0]) === "（四）无法提供");
    const group = rows.find((row) => text(row[0]) === "（三）不予公开")!;
    const results = rows.find((row) => text(row[0]) === "三、本年度办理结果")!;
    for (const row of [group, results]) row[0] = { text: text(row[0]), down: row === group ? 9 : 24 };
    rows.splice(at, 0, ["9.其他", "5", "0", "0", "0", "0", "0", "5"]);
    const { differing, aside } = read("requests", smallYear, table(rows));
    expect(differing).toEqual([]);
    expect(aside).toContain("9.其他");
  });

  test("a row is its group's although the group around it alone is named beside it", () => {
    const rows = requestRows("2021", smallYear)
      .slice(3)
      .map((row) => row.slice(-8).map(text));
    const under = rows.map((row) => ["三、本年度办理结果", ...row]);
    expect(read("requests", smallYear, table([["", ...flat()[0]], ...under])).differing).toEqual([]);
  });

  test("units behind the numbers, and Chinese numerals, also in the first cell of a row", () => {
    const [top, middle, leaves, values] = reviewRows(smallYear);
    const dressed = (dress: (value: string) => string) =>
      table([top, middle, leaves, values.map((put) => dress(text(put)))]);
    const united = dressed((v) => `${v}件`);
    expect(read("review_litigation", smallYear, united).differing).toEqual([]);
    const numerals = dressed((v) => "零一二"[Number(v)]);
    expect(read("review_litigation", smallYear, numerals).differing).toEqual([]);
  });
});

test("a list has the row, the column and the number of each cell in a line", () => {
  const [header, ...rows] = flat();
  const lines = rows.flatMap(([label, ...values]) => values.map((v, i) => [label, header[i + 1], v]));
  const list = table([["项目", "类别", "数量"], ...lines]);
  expect(read("requests", smallYear, list).differing).toEqual([]);
});

test("headings of table 四 scattered over lines leave the order of the form, if all are there and no others", () => {
  const values = reviewRows(smallYear)[3];
  const lines = (first: string) => [
    [{ text: "行政复议          行政诉讼", across: 15 }],
    [{ text: `${first} 结果纠 其他结 尚未审 总 未经复议直接起诉`, across: 15 }],
    [{ text: "持 正 果 结 计 结果维 结果纠 其他结 尚未审 总 复议后起诉", across: 15 }],
    [{ text: "持 正 果 结 计 结果维 结果纠 其他结 尚未审 总", across: 15 }],
    [{ text: "持 正 果 结 计", across: 15 }],
    values,
  ];
  const whole = read("review_litigation", smallYear, table(lines("结果维")));
  expect(whole.differing).toEqual([]);
  const reading = readTables(documentOf(table(lines("结果维")))).readings[0];
  expect([...reading.readings.values()].every((r) => r.basis === "position")).toBe(true);
  expect(readTables(documentOf(table(lines("调解结案")))).readings).toEqual([]);
});

describe("a table written as a list", () => {
  const [header, ...rows] = flat();
  const columns = header.slice(1);

  test.each([
    [
      "each cell in a line",
      () => rows.flatMap(([r, ...v]) => columns.map((c, i) => `${r}（${c}）：${v[i]}`)),
    ],
    [
      "each row in a line",
      () => rows.map(([r, ...v]) => `${r}：${columns.map((c, i) => `${c}${v[i]}件`).join("，")}。`),
    ],
    [
      "rows and their columns below",
      () => rows.flatMap(([r, ...v]) => [`- ${r}`, ...columns.map((c, i) => `- ${c}：${v[i]}`)]),
    ],
  ])("%s", (_, lines) => {
    expect(read("requests", smallYear, ...lines()).differing).toEqual([]);
  });

  test("of which a few cells alone are said is none", () => {
    const { readings } = readTables(documentOf(...columns.map((c) => `（一）予以公开（${c}）：1`)));
    expect(readings.filter(({ table: { key } }) => key === "requests")).toEqual([]);
  });

  test("of review and litigation, with the groups in front", () => {
    const cells = tableOf("2021", "review_litigation").columns;
    const groups: Record<string, string> = {
      review: "行政复议",
      direct: "行政诉讼—未经复议直接起诉",
      after_review: "行政诉讼—复议后起诉",
    };
    const lines = cells.map(
      (c) => `${groups[c.under!.at(-1)!]}${c.label}：${smallYear[`review_litigation.${c.key}`] ?? 0}件`,
    );
    expect(read("review_litigation", smallYear, ...lines).differing).toEqual([]);
  });
});

test("two halves of the statistics sheet stand side by side, with captions of groups in both", () => {
  const sheet = formById("2014").tables[0];
  const indicator = (row: string) => sheet.cells.find((c) => c.row === row)!.indicator;
  const named = (key: string) => sheet.groups.find((g) => g.key === key)?.label;
  const seen = new Set<string>();
  const lines = sheet.rows.flatMap((row, i) => {
    const captions = (row.under ?? []).filter((key) => named(key) && !seen.has(key));
    for (const key of captions) seen.add(key);
    return [...captions.map((key) => [named(key)!, "——", "——"]), [row.label, "件", `${i}`]];
  });
  const half = Math.ceil(lines.length / 2);
  const rows = lines.slice(0, half).map((line, i) => [...line, ...(lines[half + i] ?? ["", "", ""])]);
  const facts = factsOf(readTables(documentOf(table(rows))));
  expect(sheet.rows.map((row) => facts[indicator(row.key)].value)).toEqual(sheet.rows.map((_, i) => i));
});

test("numbers of a line of text without a label put the rows around them in doubt", () => {
  const [header, ...rows] = flat();
  const broken = [...rows.slice(0, 3), ["", "4", "", "", "", "", "", ""], ...rows.slice(3)];
  const { readings } = readTables(documentOf({ ...table([header, ...broken]), aligned: true }));
  const left = readings[0].findings.find((f) => f.rule === "reading.row_unknown")!;
  const named = [...new Set(left.indicators.map((id) => id.replace(/\.[a-z_]+$/, "")))];
  expect(named).toEqual(["requests.granted", "requests.partially_granted"]);
});

describe("a row for each level of offices", () => {
  const levels = ["本级", "下级", "合计"];

  test("below one label of table 三, they leave no value unless they agree", () => {
    const [header, ...rows] = flat();
    const each = rows.flatMap(([label, ...values]) =>
      levels.map((level, i) => [
        ...(i === 0 ? [{ text: label, down: levels.length }] : []),
        level,
        ...values.map((v) => (level === "合计" ? String(2 * Number(v)) : v)),
      ]),
    );
    const grid = table([[header[0], "层级", ...header.slice(1)], ...each]);
    const { facts } = read("requests", smallYear, grid);
    const reported = Object.values(facts).filter(({ status }) => status === "reported");
    expect(reported.filter(({ value }) => value !== 0)).toEqual([]);
  });

  test("in table 四, they leave no value unless they agree", () => {
    const [top, middle, leaves, values] = reviewRows(smallYear);
    const doubled = values.map((v) => String(2 * Number(text(v))));
    const grid = table([
      [{ text: "", down: 3 }, ...top],
      middle,
      leaves,
      ...levels.map((level) => [level, ...(level === "合计" ? doubled : values)]),
    ]);
    const { facts, aside } = read("review_litigation", smallYear, grid);
    expect(facts["review_litigation.review.upheld"].value).toBeNull();
    expect(facts["review_litigation.review.total"].value).toBeNull();
    expect(aside).toContain("1 和 2");
  });
});

describe("sums that the form does not ask for", () => {
  test("the parts of a sum of columns are named as such (其中：商业企业)", () => {
    const [header, ...rows] = flat();
    const shared = [
      [...header.slice(0, 2), "法人或其他组织", ...header.slice(2, 7).map((name) => `其中：${name}`), "总计"],
      ...rows.map(([label, person, ...values]) => [label, person, "99", ...values]),
    ];
    expect(read("requests", smallYear, table(shared)).differing).toEqual([]);
  });

  test("a 小计 at the end of each group is no 总计 where the table has one", () => {
    const [header, ...rows] = flat();
    const sums = ["小计", ...header.slice(1).map(() => "99")];
    const ends = ["8.属于行政查询事项", "3.补正后申请内容仍不明确", "3.其他"];
    const shared = [header, ...rows.flatMap((row) => (ends.includes(row[0]) ? [row, sums] : [row]))];
    const { differing, aside } = read("requests", smallYear, table(shared));
    expect(differing).toEqual([]);
    expect(aside).toContain("99");
  });
});

test("table 四 in three rows, which tell in brackets which lawsuits they count", () => {
  const figures = {
    "review_litigation.litigation.direct.upheld": 3,
    "review_litigation.litigation.direct.total": 3,
  };
  const rows = [
    ["类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
    ["行政复议", "0", "0", "0", "0", "0"],
    ["行政诉讼（未经复议直接起诉）", "3", "0", "0", "0", "3"],
    ["行政诉讼（复议后起诉）", "0", "0", "0", "0", "0"],
  ];
  expect(read("review_litigation", figures, table(rows)).differing).toEqual([]);
});

test("headings of table 四 without their spans are in the order of the groups above them", () => {
  const figures = { "review_litigation.review.upheld": 4, "review_litigation.review.total": 4 };
  const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const rows = [
    ["行政诉讼", "行政复议"],
    ["未经复议直接起诉", "复议后起诉", ...outcomes],
    [...outcomes, ...outcomes],
    [...Array<string>(10).fill("0"), "4", "0", "0", "0", "4"],
  ];
  expect(read("review_litigation", figures, table(rows)).differing).toEqual([]);
  expect(read("review_litigation", figures, ...rows.flat()).differing).toEqual([]);
  const caption = "四、政府信息公开行政复议、行政诉讼情况";
  expect(read("review_litigation", figures, caption, ...rows.flat()).differing).toEqual([]);
  const each = ["行政复议", "未经复议直接起诉", "复议后起诉"].flatMap((g) => outcomes.map((o) => `${g}${o}`));
  const numbers = ["4", "0", "0", "0", "4", ...Array<string>(10).fill("0")];
  expect(read("review_litigation", figures, caption, ...each, ...numbers).differing).toEqual([]);
});
