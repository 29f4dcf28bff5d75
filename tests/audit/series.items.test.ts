import { expect, test } from "vitest";
import { rule } from "../../src/audit/series.items.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const items = (items_last_year: number, change: number) => ({
  "active_disclosure.licensing.items_last_year": items_last_year,
  "active_disclosure.licensing.change": change,
});
const check = (...numbers: Record<string, number>[]) => [
  ...rule.check(seriesOf(organOf("a"), ...numbers.map((v, i) => readingOf("a", 2019 + i, v)))),
];

test("tells of items that start from elsewhere than they ended", () => {
  expect(check(items(20, -3), items(21, 0))).toMatchObject([
    { year: 2020, severity: "warning", expected: 17, actual: 21 },
  ]);
});

test("has nothing against items that go on", () => {
  expect(check(items(20, -3), items(17, 5))).toEqual([]);
});
