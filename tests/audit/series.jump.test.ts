import { expect, test } from "vitest";
import { rule } from "../../src/audit/series.jump.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const check = (indicator: string, was: number, is: number) => [
  ...rule.check(
    seriesOf(
      organOf("a"),
      readingOf("a", 2021, { [indicator]: was }),
      readingOf("a", 2022, { [indicator]: is }),
    ),
  ),
];
const licences = "active_disclosure.licensing.decisions";
const fees = "active_disclosure.fees.amount";

test.each([
  [licences, 12, 1200, "warning"],
  [licences, 812, 0, "info"],
  [licences, 300, 4000, "info"],
  [fees, 12.5, 125_000, "warning"],
] as const)("tells of %s from %d to %d as %s", (indicator, was, is, severity) => {
  expect(check(indicator, was, is)).toMatchObject([{ severity, expected: was, actual: is }]);
});

test("names the figure as the form does", () => {
  expect(check(fees, 12.5, 125_000)[0]!.message.zh).toContain("行政事业性收费");
  expect(check(licences, 12, 1200)[0]!.message.zh).toContain("行政许可");
});

test.each([
  [licences, 812, 1500],
  [licences, 1, 60],
  ["requests.granted.total", 1, 900],
])("says nothing of %s from %d to %d", (indicator, was, is) => {
  expect(check(indicator, was, is)).toEqual([]);
});
