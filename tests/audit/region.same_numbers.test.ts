import { expect, test } from "vitest";
import { rule } from "../../src/audit/region.same_numbers.ts";
import { organOf, readingOf, yearOf } from "./dataset.ts";

const [water, school] = [organOf("临溪县水务局"), organOf("临溪县教育局")];
const check = (a: Record<string, number>, b: Record<string, number>, organs = [water, school]) => [
  ...rule.check(yearOf(2022, organs, [readingOf(organs[0].key, 2022, a), readingOf(organs[1].key, 2022, b)])),
];
const numbers = {
  "requests.newly_received.total": 45,
  "requests.granted.total": 23,
  "requests.partially_granted.total": 4,
  "requests.unable.not_held.total": 18,
  "requests.denied.state_secret.total": 0,
};

test("tells both organs of numbers that are the same", () => {
  expect(check(numbers, { ...numbers })).toMatchObject([
    { organ: water.key, severity: "warning" },
    { organ: school.key, severity: "warning" },
  ]);
});

test("knows small numbers by how many cells they fill", () => {
  const cells = (of: number) =>
    Object.fromEntries(Array.from({ length: of }, (_, i) => [`requests.row${i}.total`, (i % 5) + 1]));
  expect(check(cells(15), cells(15))).toHaveLength(2);
  expect(check(cells(8), cells(8))).toEqual([]);
});

test("has nothing against zeros, small tables, one number apart, and a government with one busy part", () => {
  const zeros = Object.fromEntries(Object.keys(numbers).map((k) => [k, 0]));
  expect(check(zeros, zeros)).toEqual([]);
  const one = { ...zeros, "requests.newly_received.total": 1, "requests.granted.total": 1 };
  expect(check(one, one)).toEqual([]);
  expect(check(numbers, { ...numbers, "requests.granted.total": 22 })).toEqual([]);
  expect(check(numbers, numbers, [water, organOf("临溪县水政大队", { superior: water.key })])).toEqual([]);
});
