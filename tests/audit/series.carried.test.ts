import { expect, test } from "vitest";
import { rule } from "../../src/audit/series.carried.ts";
import { organOf, readingOf, seriesOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const forward = (np: number, ent: number) => ({
  "requests.carried_forward.natural_person": np,
  "requests.carried_forward.commercial_enterprise": ent,
  "requests.carried_forward.total": np + ent,
});
const over = (np: number, ent: number) => ({
  "requests.carried_over.natural_person": np,
  "requests.carried_over.commercial_enterprise": ent,
  "requests.carried_over.total": np + ent,
});
const check = (...of: Parameters<typeof seriesOf>) => [...rule.check(seriesOf(...of))];

test("tells of a year that carries over something else", () => {
  expect(check(organ, readingOf("a", 2021, forward(4, 1)), readingOf("a", 2022, over(6, 1)))).toMatchObject([
    { year: 2022, severity: "error", expected: 5, actual: 7 },
  ]);
});

test("says so where applicants were reclassified", () => {
  expect(check(organ, readingOf("a", 2021, forward(4, 1)), readingOf("a", 2022, over(3, 2)))).toMatchObject([
    {
      severity: "warning",
      indicators: expect.arrayContaining(["requests.carried_over.commercial_enterprise"]),
    },
  ]);
});

test("is milder after a year that contradicts itself", () => {
  const before = readingOf("a", 2021, forward(4, 1), {
    contradicted: new Set(["requests.carried_forward.total"]),
  });
  expect(check(organ, before, readingOf("a", 2022, over(3, 1)))).toMatchObject([{ severity: "warning" }]);
});

test("is milder with mergers, with sums over places and with doubtful readings", () => {
  const [before, now] = [readingOf("a", 2021, forward(4, 1)), readingOf("a", 2022, over(6, 1))];
  const changed = (...years: number[]) => [
    ...rule.check({ ...seriesOf(organ, before, now), changed: new Set(years) }),
  ];
  expect(changed(2022)).toMatchObject([{ severity: "warning", kind: "report" }]);
  expect(changed(2019, 2024)).toMatchObject([{ severity: "error" }]);
  const whole = { scope: "consolidated" as const };
  expect(check(organ, { ...before, ...whole }, { ...now, ...whole })).toMatchObject([
    { severity: "warning" },
  ]);
  const doubtful = new Set(["requests.carried_over.total"]);
  expect(check(organ, before, { ...now, doubtful })).toMatchObject([
    { severity: "warning", kind: "extraction" },
  ]);
});

test("is milder with a new name, and not with more or less of its place", () => {
  const of = (was: string, is: string) =>
    check(
      organ,
      readingOf("a", 2021, forward(4, 1), { name: was }),
      readingOf("a", 2022, over(6, 1), { name: is }),
    );
  expect(of("临溪县水利局", "临溪县水务局")).toMatchObject([{ severity: "warning" }]);
  expect(of("青川市临溪县水务局", "临溪县水务局")).toMatchObject([{ severity: "error" }]);
  expect(of("县水务局", "临溪县水务局")).toMatchObject([{ severity: "error" }]);
});

test("has nothing against equal numbers, blanks and years that are not neighbours", () => {
  expect(check(organ, readingOf("a", 2021, forward(4, 1)), readingOf("a", 2022, over(4, 1)))).toEqual([]);
  expect(check(organ, readingOf("a", 2021, {}), readingOf("a", 2022, over(4, 1)))).toEqual([]);
  expect(check(organ, readingOf("a", 2020, forward(4, 1)), readingOf("a", 2022, over(9, 1)))).toEqual([]);
});
