import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.answered.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "2021—2023年，累计收到政府信息公开申请180件，答复175件。" }],
  [{ overview: "收到政府信息公开申请45件。已办结信访事项20件，答复率100%。" }],
  [{ overview: "代市政府答复政府信息公开申请6件。" }],
  [{ overview: "收到政府信息公开申请45件。办结的政府信息公开申请中有3件为本机关不掌握。" }],
  [{ overview: "收到政府信息公开申请45件。窗口办结各类事项580件。办结人大代表建议12件。" }],
  [{ overview: "收到政府信息公开申请45件。\n全年办结580件。" }],
  [{ overview: "收到政府信息公开申请45件，按期办结40件，延期办结4件。" }],
  [{ overview: "政府信息公开申请收到和处理的情况是：收到45件。" }],
  [{ overview: "收到政府信息公开申请45件，办结44件。" }],
  [{ overview: "收到政府信息公开申请45件，办结41件，结转下年度4件。" }],
  [{ overview: "全年答复政府信息公开申请42件。" }],
  [{ overview: "全年办理政府信息公开申请48件。" }],
  [{ overview: "收到政府信息公开申请45件，延期答复5件。" }],
  [{ overview: "办结人大代表建议12件。" }],
  [{ overview: "（二）依申请公开情况。收到政府信息公开申请45件。本年办结行政处罚案件435件。" }],
  [{ overview: "政府信息公开申请办结率100%。" }],
  [{ overview: "收到政府信息公开申请45件，出具答复书60份。" }],
  [{ overview: "（二）依申请公开情况。申请内容涉及户籍办理的31件。" }],
  [
    {
      organ: "临溪县青石镇人民政府",
      overview: "2023年，我镇依法办理政府信息公开申请。协助县政府办公室答复政府信息公开申请8件。",
    },
  ],
  [
    {
      overview: "（二）依申请公开情况。收到申请45件，经依法延长答复期限的1件，协助县政府办公室答复申请8件。",
    },
  ],
  [{ overview: "（一）主动公开和依申请公开情况。坚持便民原则。窗口办结43件。" }],
  [{ overview: "自2023年5月15日新规定施行以来，累计办结政府信息公开申请30件。" }],
  [{ overview: "收到政府信息公开申请45件；办理提案23件，答复23件。" }],
  [{ overview: "（二）依申请公开。办理时限压减至12个工作日，提前办结31件，44件全部按时办结。" }],
  [{ overview: "收到政府信息公开申请45件，答复44件，其中书面答复40件，电子邮件答复4件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "收到政府信息公开申请45件，已按期办结58件。" },
    { severity: "error", expected: 44, actual: 58 },
  ],
  [{ overview: "收到政府信息公开申请45宗，答复30宗。" }, { severity: "error", actual: 30 }],
  [{ overview: "收到政府信息公开申请45份，已答复30份。" }, { severity: "error", actual: 30 }],
  [{ overview: "坚持便民原则。本年收到申请45件，办结43件。" }, { severity: "warning", actual: 43 }],
  [{ overview: "收到政府信息公开申请45件，办结46件。" }, { severity: "error", expected: 44, actual: 46 }],
  [{ overview: "全年答复政府信息公开申请30件。" }, { severity: "error", actual: 30 }],
  [{ overview: "全年办理政府信息公开申请60件。" }, { severity: "warning", actual: 60 }],
  [
    { overview: "我局共收到政府信息公开申请45件。全年办结43件。" },
    { severity: "error", expected: 44, actual: 43 },
  ],
  [
    { overview: "（二）依申请公开情况\n坚持便民原则。本年收到申请45件，办结43件。" },
    { severity: "error", expected: 44, actual: 43 },
  ],
  [
    { overview: "收到政府信息公开申请45件，上年结转3件。已按期办结58件。" },
    { severity: "error", expected: 44, actual: 58 },
  ],
  [{ overview: "办理提案23件；收到政府信息公开申请45件，答复46件。" }, { severity: "error", actual: 46 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
