import { expect, test } from "vitest";
import { cumulativesOf } from "../../src/audit/cumulatives.ts";
import { rule } from "../../src/audit/series.cumulative.ts";
import type { Report } from "../../src/model/report.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const annexOf = (year: number, ...rows: [string, number, number][]) =>
  cumulativesOf({
    tables: [
      {
        table: null,
        form: null,
        layout: "grid",
        cells: [
          ["指标名称", "计量单位", `${year}年度`, "历年累计"],
          ...rows.map(([label, now, until]) => [label, "条", String(now), String(until)]),
        ],
      },
    ],
  } as unknown as Report);
const check = (last: number) => [
  ...rule.check(
    seriesOf(
      organOf("a"),
      readingOf("a", 2012, {}, { cumulatives: annexOf(2012, ["主动公开信息数", 700, 3542]) }),
      readingOf(
        "a",
        2013,
        {},
        { cumulatives: annexOf(2013, ["主动公开信息数", 1853, last], ["新栏", 1, 1]) },
      ),
    ),
  ),
];

test("tells of a cumulative column that does not grow by the year", () => {
  expect(check(5400)).toMatchObject([{ year: 2013, severity: "warning", expected: 5395, actual: 5400 }]);
});

test("has nothing against one that does", () => {
  expect(check(5395)).toEqual([]);
});
