import { expect, test } from "vitest";
import type { Block } from "../../src/model/document.ts";
import { normalize } from "../../src/normalize/normalize.ts";
import type { Figures, Put } from "./lay-out.ts";
import { documentOf, requestRows, reviewRows, smallYear, table } from "./lay-out.ts";

const source = { file: null, url: null, sha256: "0".repeat(64), bytes: 0, fetched_at: null };
const title = "青川市财政局2023年政府信息公开工作年度报告";
const overview = ["一、总体情况", "2023年，我局依法公开政府信息。"];
const third = "三、收到和处理政府信息公开申请情况";
const fourth = "四、政府信息公开行政复议、行政诉讼情况";

const id = "requests.newly_received.natural_person";
const before: Figures = Object.fromEntries(Object.keys(smallYear).map((key) => [key, 70]));

/** The value of one cell, the findings about years, and whether one of them names the cell. */
function read(...blocks: (Block | string)[]) {
  const { facts, findings } = normalize(documentOf(title, ...overview, ...blocks), source);
  const told = findings.filter(({ rule }) => /year/.test(rule));
  return {
    value: facts[id].value,
    reviews: facts["review_litigation.review.total"].value,
    rules: told.map(({ rule }) => rule),
    named: told.some(({ indicators }) => indicators.includes(id)),
  };
}

const requests = (figures: Figures) => table(requestRows("2021", figures));
const review = (figures: Figures) => table(reviewRows(figures));
const lines = (rows: Put[][]) => rows.flat().map((put) => (typeof put === "string" ? put : put.text));

const own = { value: Number(smallYear[id]), named: false };

test("tables captioned for another year are kept apart, before or behind the report's own", () => {
  const [this23, last22] = [requests(smallYear), requests(before)];
  const one = { ...own, rules: ["tables.other_year"] };
  expect(read(third, "2023年", this23, "2022年", last22)).toMatchObject(one);
  expect(read(third, "（上年度数据）", last22, "（本年度数据）", this23)).toMatchObject(one);
  expect(
    read(third, "2022年政府信息公开情况统计表", last22, "2023年政府信息公开情况统计表", this23),
  ).toMatchObject(one);
});

test("in running text, too", () => {
  const cells = (figures: Figures) => lines(requestRows("2021", figures));
  expect(read(third, "2022年", ...cells(before), "2023年", ...cells(smallYear))).toMatchObject({
    ...own,
    rules: ["tables.other_year"],
  });
});

test("a caption may be a row of the table, over its whole width", () => {
  const rows = requestRows("2021", smallYear);
  const across = rows[0].reduce((sum, put) => sum + (typeof put === "string" ? 1 : (put.across ?? 1)), 0);
  const grid = table([
    [{ text: "2022年", across }],
    ...requestRows("2021", before),
    [{ text: "2023年", across }],
    ...rows,
  ]);
  expect(read(third, grid)).toMatchObject({ ...own, rules: ["tables.other_year"] });
});

test("what is below a caption ends with a section that comes once", () => {
  const parts = [third, "2023年", requests(smallYear), "2022年", requests(before), fourth, review(smallYear)];
  expect(read(...parts)).toMatchObject({
    ...own,
    reviews: Number(smallYear["review_litigation.review.total"]),
  });
});

test("where there are no others, they are read and in doubt", () => {
  expect(read(third, "2022年", requests(before))).toEqual({
    value: 70,
    reviews: null,
    rules: ["tables.year_doubtful"],
    named: true,
  });
});

test("years beside each other are headings of columns, and a line of prose is no caption", () => {
  const none = { ...own, rules: [] };
  expect(read(third, "2022年", "2023年", requests(smallYear))).toMatchObject(none);
  expect(read("2022年，我局机构改革。", third, requests(smallYear))).toMatchObject(none);
  expect(read("2022年度", "机构改革后职能未变。", third, requests(smallYear))).toMatchObject(none);
});
