import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.applicants.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "收到政府信息公开申请45件，其中自然人申请42件，法人或其他组织申请3件。" }],
  [{ overview: "收到政府信息公开申请48件，其中自然人45件，商业企业3件。" }],
  [{ overview: "为自然人办理许可300件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "收到政府信息公开申请45件，其中自然人申请40件，法人或其他组织申请3件。" },
    { severity: "error", expected: 42, actual: 40 },
  ],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
