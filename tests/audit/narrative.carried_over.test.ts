import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.carried_over.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "收到政府信息公开申请45件，上年结转3件。" }],
  [{ overview: "办结政府信息公开申请44件（含上年度结转申请2件）。" }],
  [{ overview: "收到政府信息公开申请45件，结转下年度4件。" }],
  [{ overview: "上年结转项目资金12件。" }],
  [{ overview: "收到政府信息公开申请45件，2022年结转3件。" }],
  [{ overview: "收到政府信息公开申请48件，其中3件为上年结转。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "收到政府信息公开申请45件，同比增长12.5%（2022年为40件），上年度结转5件。" },
    { severity: "error", expected: 3, actual: 5 },
  ],
  [{ overview: "共接到书面和网上申请45件，上年结转5件。" }, { severity: "warning", actual: 5 }],
  [{ overview: "二是依申请公开。共接到申请45件，上年结转5件。" }, { severity: "error", actual: 5 }],
  [{ overview: "收到政府信息公开申请45件，上年结转5件。" }, { severity: "error", expected: 3, actual: 5 }],
  [{ overview: "办结政府信息公开申请44件（含上年度结转申请5件）。" }, { severity: "error", actual: 5 }],
  [{ overview: "收到政府信息公开申请45件，2022年结转4件。" }, { severity: "error", actual: 4 }],
  [{ overview: "收到依申请公开事项45宗，连同上年度结转5宗。" }, { severity: "error", actual: 5 }],
  [{ overview: "受理政府信息公开申请52件，其中7件为上年结转。" }, { severity: "error", actual: 7 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
