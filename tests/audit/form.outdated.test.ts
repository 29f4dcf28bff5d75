import { expect, test } from "vitest";
import { rule } from "../../src/audit/form.outdated.ts";
import { check, reportOf } from "./written.ts";

test("tells of the tables of 2019 in a report of 2022", async () => {
  expect(
    check(
      rule,
      await reportOf({ year: 2022, tables: "2019", values: { "requests.other_handling.total": 3 } }),
    ),
  ).toMatchObject([
    { at: "active_disclosure", severity: "error" },
    { at: "requests", severity: "warning" },
  ]);
});

test.each([
  [2020, "2019"],
  [2021, "2021"],
] as const)("has nothing against a report of %i on the form of %s", async (year, tables) => {
  expect(check(rule, await reportOf({ year, tables }))).toEqual([]);
});
