import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.empty_section.ts";
import { check, reportOf } from "./written.ts";

test("tells of a heading with nothing below it", async () => {
  expect(check(rule, await reportOf({ problems: "" }))).toMatchObject([
    { at: "problems_and_improvements", severity: "warning" },
  ]);
});

test("knows a long heading from one that goes on", async () => {
  const empty = (heading: string) =>
    reportOf({ text: `一、总体情况\n我局认真贯彻条例。\n${heading}\n六、其他需要报告的事项\n无。` });
  const [found] = check(rule, await empty("五、政府信息公开工作存在的主要问题及改进情况"));
  expect(found).toMatchObject({ at: "problems_and_improvements" });
  expect(check(rule, await empty("五、存在的主要问题及改进情况：解读形式单一，将予改进"))).toEqual([]);
});

test("takes 无 for an answer, and sections of tables for what they are", async () => {
  expect(check(rule, await reportOf({ other: "无。" }))).toEqual([]);
});
