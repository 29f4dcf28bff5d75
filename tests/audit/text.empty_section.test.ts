import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.empty_section.ts";
import { check, reportOf } from "./written.ts";

test("tells of a heading with nothing below it", async () => {
  expect(check(rule, await reportOf({ problems: "" }))).toMatchObject([
    { at: "problems_and_improvements", severity: "warning" },
  ]);
});

test("takes 无 for an answer, and sections of tables for what they are", async () => {
  expect(check(rule, await reportOf({ other: "无。" }))).toEqual([]);
});
