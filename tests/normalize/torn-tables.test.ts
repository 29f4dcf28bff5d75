import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/document.ts";
import { factsOf } from "../../src/normalize/facts.ts";
import { readTables } from "../../src/normalize/tables.ts";
import type { Put } from "./lay-out.ts";
import { activeRows, documentOf, requestRows, smallYear, table } from "./lay-out.ts";

const text = (put: Put) => (typeof put === "string" ? put : put.text);

/** The facts of a document; the values of one row of a table, in the order of the form. */
function read(...blocks: (Block | string)[]) {
  const facts = factsOf(readTables(documentOf(...blocks)));
  const row = (prefix: string) =>
    Object.entries(facts).flatMap(([id, fact]) => (id.startsWith(`${prefix}.`) ? [fact.value] : []));
  return { facts, row };
}

describe("a table of the form torn apart", () => {
  const sheet = (rows: string[][]) => table([["统计指标", "单位", "统计数"], ...rows]);
  const before = [
    ["二、回应解读情况", "", ""],
    ["1.参加或举办新闻发布会总次数", "次", "4"],
    ["其中：主要负责同志参加新闻发布会次数", "次", "1"],
    ["2.政府网站在线访谈次数", "次", "9"],
  ];
  const lost = "其中：主要负责同志参加政府网站在线访谈次数";

  test("has the label of a row as text above the row's number", () => {
    const { facts } = read(sheet(before), lost, table([["次", "7"]]));
    expect(facts["statistics_sheet.response.online_interviews_by_head"]).toMatchObject({
      value: 7,
      basis: "read",
      headings: { row: [lost] },
    });
  });

  test("has a serial number before the unit, which is no value, and none behind it", () => {
    const numbered = before.map((r, i) => [`${i + 1}`, ...r]);
    const grid = table([["序号", "统计指标", "单位", "统计数"], ...numbered]);
    const { facts } = read(grid, lost, table([["5", "次", "7"]]));
    expect(facts["statistics_sheet.response.online_interviews_by_head"].value).toBe(7);
    const blank = read(grid, lost, table([["5", "次", ""]])).facts;
    expect(blank["statistics_sheet.response.online_interviews_by_head"].value).toBeNull();
  });

  test("keeps the order of its headings in a piece of other columns", () => {
    const flat = requestRows("2021", smallYear)
      .slice(3)
      .map((r) => r.slice(-8).map(text));
    const swapped = flat.map(([label, natural, commercial, ...rest]) => [
      label,
      commercial,
      natural,
      ...rest,
    ]);
    const header = ["", "商业企业", "自然人", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    const { row } = read(
      table([header, ...swapped.slice(0, 3)]),
      table(swapped.slice(3).map((r) => ["三、本年度办理结果", ...r])),
    );
    expect(row("requests.result_total")).toEqual([10, 2, 0, 0, 0, 0, 12]);
  });

  test("has the label of a group cut in two by the break", () => {
    const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    const block = (group: string, values: number[], names = outcomes): Put[][] =>
      names.map((name, i) => [
        ...(i === 0 ? [{ text: group, down: names.length }] : []),
        name,
        `${values[i]}`,
      ]);
    const { row } = read(
      table([
        ...block("行政复议", [1, 0, 0, 0, 1]),
        ...block("未经复议直接起诉", [0, 0, 0, 3, 3]),
        ...block("复议后", [2], ["结果维持"]),
      ]),
      table(block("起诉", [4, 0, 0, 6], outcomes.slice(1))),
    );
    expect(row("review_litigation.litigation.direct")).toEqual([0, 0, 0, 3, 3]);
    expect(row("review_litigation.litigation.after_review")).toEqual([2, 4, 0, 0, 6]);
  });

  test("goes on in rows that became text, under their own header", () => {
    const grid = table(activeRows(smallYear).slice(0, 11));
    const { facts } = read(
      grid,
      "第二十条第（八）项",
      "信息内容 本年收费金额（单位：万元）",
      "行政事业性收费 8252.57",
    );
    expect(facts["active_disclosure.fees.amount"]).toMatchObject({
      value: 8252.57,
      basis: "read",
      headings: { row: ["行政事业性收费"] },
    });
    const other = read(grid, "行政事业性收费 8252.57 3", "行政许可 4").facts;
    expect(other["active_disclosure.fees.amount"].value).toBeNull();
    expect(other["active_disclosure.licensing.decisions"].value).toBe(5113);
  });
});

describe("a table stood up", () => {
  const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const rows = (group: string, at: number, values: number[]): Put[][] =>
    outcomes.map((name, i) => [i === at ? group : "", name, `${values[i]}`]);

  test("has the label of each group beside one of its rows alone", () => {
    const { row } = read(
      table([
        ...rows("行政复议", 2, [2, 0, 0, 0, 2]),
        ...rows("未经复议直接起诉", 4, [1, 0, 0, 0, 1]),
        ...rows("复议后起诉", 0, [0, 0, 5, 0, 5]),
      ]),
    );
    expect(row("review_litigation.review")).toEqual([2, 0, 0, 0, 2]);
    expect(row("review_litigation.litigation.direct")).toEqual([1, 0, 0, 0, 1]);
    expect(row("review_litigation.litigation.after_review")).toEqual([0, 0, 5, 0, 5]);
  });

  const strokes = (group: string, at: number, printed: string): Put[][] =>
    outcomes.map((name, i) => [...(i === at ? [group] : []), name, printed[i]]);

  test("has rows of strokes, which are no headings of the rows below", () => {
    const { row } = read(
      table([
        ["类别", "件数"],
        ...strokes("行政复议", 2, "——1—1"),
        ...strokes("未经复议直接起诉", 2, "—————"),
        ...strokes("复议后起诉", 2, "1———1"),
      ]),
    );
    expect(row("review_litigation.review")).toEqual([null, null, 1, null, 1]);
    expect(row("review_litigation.litigation.direct")).toEqual([null, null, null, null, null]);
    expect(row("review_litigation.litigation.after_review")).toEqual([1, null, null, null, 1]);
  });

  test("has no number of one outcome under the heading of another", () => {
    const { row } = read(
      table([
        ["复议后起诉 尚未审结", "总计"],
        ["结果维持", "1"],
      ]),
    );
    expect(row("review_litigation.litigation.after_review")).toEqual([null, null, null, null, null]);
  });

  test("gives no group the rows of another whose label is lost", () => {
    const { row } = read(
      table([
        ...rows("行政复议", 2, [2, 0, 0, 0, 2]),
        ...rows("", 0, [1, 0, 0, 0, 1]),
        ...rows("复议后起诉", 0, [0, 0, 5, 0, 5]),
      ]),
    );
    expect(row("review_litigation.review")).toEqual([2, 0, 0, 0, 2]);
    expect(row("review_litigation.litigation.direct")).toEqual([null, null, null, null, null]);
  });
});

test("a table whose rows are mostly strokes is found in text that kept its spaces", () => {
  const year = { "requests.newly_received.natural_person": 1, "requests.newly_received.total": 1 };
  const lines = requestRows("2021", year)
    .slice(3)
    .map((r) => r.slice(-8).map(text))
    .map(([label, ...values]) => [label, ...values.map((v) => (v === "0" ? "—" : v))].join(" "));
  const { facts, row } = read(...lines);
  expect(row("requests.newly_received")).toEqual([1, null, null, null, null, null, 1]);
  expect(facts["requests.granted.total"]).toMatchObject({ value: null, status: "placeholder" });
});

describe("rows of cells that say more than one thing", () => {
  test("a header and the row below it in one row", () => {
    const rows = activeRows(smallYear);
    const joined = (value: string): Put[] => ["信息内容\n行政许可", { text: value, across: 3 }];
    for (const value of ["本年处理决定数量3410", "第二十条第（五）项\n本年处理决定数量\n3410"]) {
      const { facts } = read(table([...rows.slice(0, 5), joined(value), ...rows.slice(7)]));
      expect(facts["active_disclosure.licensing.decisions"]).toMatchObject({
        value: 3410,
        headings: { row: ["行政许可"], column: ["本年处理决定数量"] },
      });
    }
  });

  test("a wide cell said once for each column beside an equal neighbour", () => {
    const wide = (...values: string[]) => {
      const header = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "现行有效件数"];
      const rows = [...activeRows(smallYear).slice(0, 1), header, ["规章", ...values]];
      rows.push(["行政规范性文件", "0", "0", "0", "0"]);
      return read(table(rows)).row("active_disclosure.regulations");
    };
    expect(wide("62", "62", "62", "280")).toEqual([62, 62, 280]);
    expect(wide("62", "62", "280", "280")).toEqual([62, 62, 280]);
  });
});

test("a row with a remark between its numbers is not read from the numbers before it", () => {
  const flat = activeRows(smallYear)
    .map((r) => r.map(text).join(""))
    .join("")
    .replace("规章000", "规章256详见附表10");
  expect(read(flat).row("active_disclosure.regulations")).toEqual([null, null, null]);
});
