import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.parts.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [
    {
      overview:
        "主动公开政府信息7049条。其中，工作动态信息102条，行政执法信息227条，行政许可信息5113条，政务服务事项目录972条，抽查信息311条，抽检信息324条。",
    },
  ],
  [{ overview: "公开政策文件58件，其中规范性文件10件、各类政策文件48件；公开建议提案29件。" }],
  [{ overview: "发布信息100条，其中政策文件20条。" }],
  [{ overview: "发布信息100条，其中政策文件20条，工作动态70余条，通知公告30条。" }],
  [{ overview: "发布信息100条，其中政策文件20条，工作动态30条，召开新闻发布会60场。" }],
  [{ overview: "收到政府信息公开申请45件，其中办结44件，结转4件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    {
      overview:
        "主动公开政府信息7049条。其中，工作动态信息102条，行政执法信息227条，行政许可信息5113条，政务服务事项目录972条，抽查信息311条，抽检信息334条。",
    },
    { severity: "warning", expected: 7059, actual: 7049 },
  ],
  [{ overview: "发布信息100条，包括政策文件20条，工作动态70条。" }, { severity: "warning", expected: 90 }],
  [
    { overview: "发布信息100条，其中政策文件20条，通知公告30条，工作动态40条。" },
    { severity: "info", expected: 90 },
  ],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
