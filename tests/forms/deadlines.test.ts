import { expect, test } from "vitest";
import { deadlineOf } from "../../src/forms/deadlines.ts";

test.each([
  ["department", "county", 2022, "own", "2023-01-31", "statutory"],
  ["department", "county", 2018, "own", "2019-03-31", "statutory"],
  ["government", "county", 2022, "consolidated", "2023-03-31", "statutory"],
  ["government", "county", 2022, "unknown", "2023-03-31", "practice"],
  ["office", "county", 2022, "own", "2023-01-31", "practice"],
  ["institution", "county", 2022, "own", "2023-01-31", "practice"],
  ["government", "township", 2018, "own", "2019-03-31", "statutory"],
] as const)("%s of %s, %i, %s: %s (%s)", (kind, level, year, scope, date, basis) => {
  expect(deadlineOf({ kind, level }, year, scope)).toMatchObject({ date, basis });
});

test.each([
  ["government", "township", 2022],
  ["dispatched", "township", 2022],
  ["dispatched", "township", 2017],
  ["dispatched", null, 2022],
  [null, null, 2022],
] as const)("no day is set for %s of %s, %i", (kind, level, year) => {
  expect(deadlineOf({ kind, level }, year, "own")).toBeNull();
});
