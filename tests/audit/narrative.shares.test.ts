import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.shares.ts";
import { check, reportOf } from "./written.ts";

const answered = "答复政府信息公开申请44件，其中予以公开23件";

test.each([
  [{ overview: `${answered}（52.3%），部分公开4件（9.09%）。` }],
  [{ overview: `${answered}，占52.27%，占比最高。` }],
  [{ overview: `${answered}，占收到申请的51.1%。` }],
  [{ overview: `${answered}，较上年增长30%。` }],
  [{ overview: "发布信息100条，政策文件予以公开20件，占20%。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [{ overview: "从办理结果看，予以公开23件，占99.1%。" }, { severity: "warning", actual: 99.1 }],
  [{ overview: `${answered}（62.3%）。` }, { severity: "warning", expected: 52.27, actual: 62.3 }],
  [{ overview: `${answered}，占比12%。` }, { severity: "warning", actual: 12 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
