import { expect, test } from "vitest";
import { rule } from "../../src/audit/series.documents.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const stock = (issued: number, repealed: number, in_force: number) => ({
  "active_disclosure.normative_documents.issued": issued,
  "active_disclosure.normative_documents.repealed": repealed,
  "active_disclosure.normative_documents.in_force": in_force,
});
const check = (...numbers: Record<string, number>[]) => [
  ...rule.check(seriesOf(organOf("a"), ...numbers.map((v, i) => readingOf("a", 2021 + i, v)))),
];

test("tells of documents in force that do not follow", () => {
  expect(check(stock(0, 0, 30), stock(5, 2, 40))).toMatchObject([
    { year: 2022, severity: "warning", expected: 33, actual: 40 },
  ]);
});

test("has nothing against those that do, and against cells that are blank", () => {
  expect(check(stock(0, 0, 30), stock(5, 2, 33))).toEqual([]);
  expect(check({}, stock(5, 2, 40))).toEqual([]);
});
