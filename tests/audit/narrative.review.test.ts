import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.review.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "全年行政复议案件共86件，涉及政府信息公开5件。" }],
  [
    {
      text: "一、总体情况\n好。\n四、政府信息公开行政复议、行政诉讼情况\n@review_litigation\n作为被申请人的行政复议案件共41件，其中涉及政府信息公开的5件：维持3件。",
    },
  ],
  [{ overview: "因政府信息公开工作被申请行政复议5件，其中维持3件，纠正1件。" }],
  [{ overview: "政府信息公开行政复议未发生被纠错情形。" }],
  [{ overview: "全年审理行政复议案件120件。" }],
  [{ overview: "未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。" }],
  [{ overview: "因政府信息公开被申请行政复议5件，维持3件，纠正1件，其他结果0件，尚未审结1件。" }],
  [{ overview: "（二）依申请公开。行政复议5件，其中3件维持、1件纠正。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [{ overview: "因政府信息公开被申请行政复议二件。" }, { severity: "warning", actual: 2 }],
  [{ overview: "因政府信息公开工作被申请行政复议8件。" }, { severity: "warning", expected: 5, actual: 8 }],
  [{ overview: "2023年，我局未发生因政府信息公开申请提起的行政复议。" }, { severity: "warning", actual: 0 }],
  [
    { overview: "因政府信息公开被申请行政复议5件，其中结果维持2件。" },
    { severity: "warning", expected: 3, actual: 2 },
  ],
  [{ overview: "全年共有8件政府信息公开行政复议案件。" }, { severity: "warning", actual: 8 }],
  [
    { overview: "因政府信息公开被申请行政复议5件，维持3件，纠正1件，其他结果2件，尚未审结1件。" },
    { severity: "warning", actual: 2 },
  ],
  [{ overview: "（二）依申请公开。行政复议5件，其中3件维持、2件纠正。" }, { severity: "warning", actual: 2 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
