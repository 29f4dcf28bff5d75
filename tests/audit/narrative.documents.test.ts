import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.documents.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "制发规范性文件6件，截至年底现行有效31件。" }],
  [{ overview: "全年制发行政规范性文件6件，废止2件，现行有效31件。" }],
  [{ overview: "主动公开规范性文件12件。" }],
  [{ overview: "对70件规范性文件进行清理。" }],
  [{ overview: "政府公报刊登规范性文件45件。" }],
  [{ overview: "制发行政规范性文件6件，废止2件，目前有效31件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "制发规范性文件6件，截至年底现行有效33件。" },
    { severity: "error", expected: 31, actual: 33 },
  ],
  [
    { overview: "全年制发行政规范性文件8件，废止2件，现行有效31件。" },
    { severity: "error", expected: 6, actual: 8 },
  ],
  [{ overview: "全年出台规范性文件8件。" }, { severity: "warning", actual: 8 }],
  [{ overview: "全年制发行政规范性文件6件，废止5件。" }, { expected: 2, actual: 5 }],
  [{ overview: "印发行政规范性文件6件，清理废止1件。" }, { actual: 1 }],
  [{ overview: "制发行政规范性文件6件，废止2件，目前有效33件。" }, { severity: "warning", actual: 33 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
