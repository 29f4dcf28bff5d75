import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.fees.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ other: "2023年依法收取信息处理费390元。" }],
  [
    {
      other: "2023年未收取信息处理费。",
      values: {
        "requests.other_handling.fee_unpaid_in_time.natural_person": 0,
        "requests.other_handling.fee_unpaid_in_time.total": 0,
      },
    },
  ],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { other: "2023年未向申请人发出收费通知，未产生信息处理费。" },
    { at: "notice", severity: "error", actual: 1 },
  ],
  [{ other: "2023年未产生信息处理费。" }, { at: "notice", severity: "info" }],
  [
    { overview: "全年信息处理费0元。", other: "本年度收取信息处理费380元。" },
    { at: "denied", severity: "warning", actual: 380 },
  ],
  [{ other: "2023年未收取信息处理费。" }, { at: "notice", severity: "info" }],
  [{ other: "2023年依法收取信息处理费390万元。" }, { at: "amount", severity: "warning" }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
