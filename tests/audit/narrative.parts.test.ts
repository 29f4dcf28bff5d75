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
  [{ overview: "发布信息100条（门户网站60条、公众号40条），解读20条。" }],
  [{ overview: "发生行政复议1件（维持1件）；被提起行政诉讼4件（维持2件、纠正2件）。" }],
  [{ overview: "门户网站公开信息60条，公众号公开40条，合计100条。" }],
  [{ overview: "门户网站公开信息60条，公众号公开40条，共计100条。" }],
  [{ overview: "公开信息100条，门户网站60条，公众号40条，共100条。" }],
  [{ overview: "收到申请48件，答复44件，结转4件，共计48件。" }],
  [{ overview: "收到申请100件，比去年多5件；其中线上90件，线下10件。" }],
  [{ overview: "发布信息100条（上年为80条，前年为70条）。" }],
  [{ overview: "发布信息100条，其中政策文件20条，工作动态70余条，通知公告30条。" }],
  [{ overview: "发布信息100条，其中政策文件20条，工作动态30条，召开新闻发布会60场。" }],
  [{ overview: "收到政府信息公开申请45件，其中办结44件，结转4件。" }],
  [
    {
      overview:
        "新收申请45件，上年结转3件，共计48件。其中予以公开23件，部分公开4件，不予公开5件，无法提供7件，不予处理2件，其他处理3件。另有4件顺延至2024年答复。",
    },
  ],
  [
    {
      overview:
        "对44件申请作出答复，其中答复公开的23件、答复部分公开的4件、答复不予公开的5件、答复无法提供的7件。",
    },
  ],
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
    { severity: "warning", expected: 90 },
  ],
  [
    { overview: "发布信息100条，其中政策文件20条，通知公告20条，工作动态20条。" },
    { severity: "info", expected: 60 },
  ],
  [{ overview: "门户网站公开信息60条，公众号公开45条，合计100条。" }, { severity: "warning", expected: 105 }],
  [{ overview: "门户网站公开信息60条，公众号公开45条，共计100条。" }, { severity: "warning", expected: 105 }],
  [{ overview: "新收申请45件，上年结转3件，共50件。" }, { severity: "warning", expected: 48, actual: 50 }],
  [
    {
      overview:
        "新收申请45件，上年结转3件，共计48件。其中予以公开23件，部分公开4件，不予公开5件，无法提供7件，不予处理2件，其他处理2件。另有4件顺延至2024年答复。",
    },
    { severity: "warning", expected: 43, actual: 48 },
  ],
  [
    { overview: "主动公开信息100条：概况类20条、政策类30条、财政类55条。" },
    { severity: "warning", expected: 105 },
  ],
  [
    { overview: "公开各类信息100条（新闻媒体33条，信息公开栏12条，公众号50条）。" },
    { severity: "warning", expected: 95 },
  ],
  [
    { overview: "全年主动公开信息100条，按渠道分：公众号80条；信息公开栏22条。" },
    { severity: "warning", expected: 102 },
  ],
  [
    {
      overview:
        "对44件申请作出答复，其中答复公开的25件、答复部分公开的4件、答复不予公开的5件、答复无法提供的7件。",
    },
    { severity: "warning", expected: 41 },
  ],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
