import { expect, test } from "vitest";
import { rule } from "../../src/audit/series.cases.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const counts = (requests: number, reviews: number, direct: number, suits: number) => ({
  "requests.newly_received.total": requests,
  "requests.carried_over.total": 0,
  "requests.result_total.total": requests,
  "review_litigation.review.total": reviews,
  "review_litigation.litigation.direct.total": direct,
  "review_litigation.litigation.after_review.total": suits,
});
const check = (...numbers: Record<string, number>[]) => [
  ...rule.check(seriesOf(organOf("a"), ...numbers.map((v, i) => readingOf("a", 2021 + i, v)))),
];

test("tells of cases after two years without a request, and of suits after two without a review", () => {
  expect(check(counts(0, 0, 0, 0), counts(0, 1, 0, 0))).toMatchObject([
    { at: "own/requests", year: 2022, severity: "warning", actual: 1 },
  ]);
  expect(check(counts(4, 0, 0, 0), counts(3, 0, 0, 2))).toMatchObject([
    { at: "own/review", year: 2022, severity: "warning", actual: 2 },
  ]);
});

test("has nothing against what may be of the year before, or is not known", () => {
  expect(check(counts(3, 0, 0, 0), counts(0, 1, 0, 0))).toEqual([]);
  expect(check(counts(4, 1, 0, 0), counts(3, 0, 0, 2))).toEqual([]);
  expect(check({}, counts(0, 1, 0, 1))).toEqual([]);
});
