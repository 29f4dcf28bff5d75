import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.instructions.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "2023年，我局在年度报告中统一填报数据，加强数据管理。" }],
  [{ overview: "2023年，我局编制公开指南填写说明，方便群众申请。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [{ overview: "编写说明：可先适当综述。2023年，我局推进公开。" }, { severity: "warning" }],
  [{ other: "（填写本机关认为需要报告的其他事项）" }, { severity: "warning" }],
  [{ overview: "2023年，我局主动公开政府信息×条。" }, { severity: "warning" }],
  [{ overview: "注：本部分字数控制在1000字以内。" }, { severity: "warning" }],
  [{ other: "收取信息处理费情况在此处报告。" }, { severity: "warning" }],
  [{ overview: "XX局2023年主动公开政府信息。" }, { severity: "warning" }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
