import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.applicants.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "收到公民、法人和其他组织政府信息公开申请45件。" }],
  [{ overview: "收到公民、法人或者其他组织提出的政府信息公开申请48件（含上年结转3件）。" }],
  [{ overview: "收到自然人和法人申请45件。" }],
  [{ overview: "收到政府信息公开申请45件，其中自然人申请42件，法人或其他组织申请3件。" }],
  [{ overview: "收到政府信息公开申请48件，其中自然人45件，商业企业3件。" }],
  [{ overview: "为自然人办理许可300件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "2023年共收到政府信息公开申请45件；自然人提出41件，其他主体提出4件。" },
    { severity: "error", expected: 42, actual: 41 },
  ],
  [
    { overview: "收到政府信息公开申请45件，其中自然人四十二件、法人或者其他组织二件。" },
    { severity: "error", expected: 3, actual: 2 },
  ],
  [
    { overview: "收到政府信息公开申请45件，其中自然人申请40件，法人或其他组织申请3件。" },
    { severity: "error", expected: 42, actual: 40 },
  ],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
