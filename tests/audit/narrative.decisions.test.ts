import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.decisions.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "全年作出行政许可决定812件，行政处罚决定97件。" }],
  [{ overview: "办理行政许可812件、行政处罚97件。" }],
  [{ overview: "公开行政许可信息406条、行政处罚信息48条。" }],
  [{ overview: "在门户网站公示行政许可406件、行政处罚48件。" }],
  [{ overview: "作出建设工程类行政许可决定300件，简易程序行政处罚12件。" }],
  [{ overview: "受理行政许可900件。对行政处罚12件进行案卷评查。" }],
  [{ overview: "因不服行政处罚引发行政复议3件。" }],
  [{ overview: "比上年多作出行政处罚决定12件。" }],
  [{ overview: "上半年作出行政处罚决定40件。全市系统作出行政处罚决定1200件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "全年作出行政许可决定818件，行政处罚决定97件。" },
    { severity: "warning", expected: 812, actual: 818 },
  ],
  [{ overview: "主动公开方面，办结行政处罚案件291起。" }, { severity: "warning", expected: 97, actual: 291 }],
  [{ overview: "办理行政许可812件、行政处罚79件。" }, { expected: 97, actual: 79 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
