import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.outcomes.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "予以公开23件，部分公开4件，不予公开5件，无法提供7件，不予处理2件，其他处理3件。" }],
  [{ overview: "予以公开27件。" }],
  [{ overview: "因涉及个人隐私不予公开2件。" }],
  [{ overview: "主动公开、依申请予以公开信息300件。" }],
  [{ overview: "予以公开的占52.3%。" }],
  [{ overview: "已办结的政府信息公开申请中，同意公开23件，部分同意公开4件。" }],
  [{ overview: "（二）依申请公开情况。按程序转请有关单位答复、不予公开9件。" }],
  [{ overview: "全年制发公文99件，其中主动公开85件、依申请公开5件、不予公开9件。" }],
  [{ overview: "审核拟公开事项300件，不予公开9件事项。" }],
  [{ overview: "政务服务大厅受理办件52310件，办结52310件；其他处理12件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "答复政府信息公开申请44件，其中予以公开25件。" },
    { severity: "error", expected: 23, actual: 25 },
  ],
  [{ overview: "答复政府信息公开申请44件。不予公开9件。" }, { severity: "error", expected: 5, actual: 9 }],
  [
    { overview: "2023年收到政府信息公开申请45件，较2022年增加3件；不予公开9件（20.5%）。" },
    { severity: "error", expected: 5, actual: 9 },
  ],
  [
    { overview: "答复政府信息公开申请44件，其中予以公开27件、部分公开4件。" },
    { severity: "error", expected: 23, actual: 27 },
  ],
  [{ overview: "答复政府信息公开申请44件，“不予公开”9件。" }, { severity: "error", actual: 9 }],
  [{ overview: "予以公开及部分公开30件。" }, { severity: "error", expected: 27, actual: 30 }],
  [{ overview: "因本机关不掌握等原因无法提供9件。" }, { expected: 7, actual: 9 }],
  [{ overview: "办理结果为予以公开23件、其他处理9件。" }, { severity: "error", actual: 9 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
