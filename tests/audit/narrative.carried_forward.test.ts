import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.carried_forward.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "收到政府信息公开申请45件，结转下年度继续办理4件。" }],
  [{ overview: "答复政府信息公开申请44件，另有4件申请顺延到下年度答复。" }],
  [{ overview: "收到政府信息公开申请45件，上年结转3件。" }],
  [{ overview: "收到政府信息公开申请45件，结转2024年办理4件。" }],
  [{ overview: "应办理政府信息公开申请48件，已办结44件，未到答复期限的4件顺延至下年度答复。" }],
  [{ overview: "办结政府信息公开申请44件，其中经批准延期答复的2件结转至下年度。" }],
  [{ overview: "收到政府信息公开申请45件，有4件因需征求第三方意见延期至2024年答复。" }],
  [{ overview: "收到政府信息公开申请45宗，其余4宗结转。" }],
  [{ overview: "收到政府信息公开申请45件，对6件延期答复。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "收到政府信息公开申请45件（2022年为40件），办结44件，结转2024年7件。" },
    { severity: "error", expected: 4, actual: 7 },
  ],
  [
    { overview: "收到政府信息公开申请45件，结转下年度继续办理6件。" },
    { severity: "error", expected: 4, actual: 6 },
  ],
  [{ overview: "答复政府信息公开申请44件，另有6件申请顺延到下年度答复。" }, { severity: "error", actual: 6 }],
  [
    { overview: "依申请公开工作有序，收到45件申请，未办结6件结转下年办理。" },
    { severity: "error", expected: 4, actual: 6 },
  ],
  [
    { overview: "应办理政府信息公开申请48件，已办结44件，未到答复期限的7件顺延至下年度答复。" },
    { severity: "error", expected: 4, actual: 7 },
  ],
  [
    { overview: "收到政府信息公开申请45件，办结44件，尚在办理中的6件结转至2024年。" },
    { severity: "error", expected: 4, actual: 6 },
  ],
  [{ overview: "新增政府信息公开申请45件；办结44件，未办结5件已结转。" }, { severity: "error", actual: 5 }],
  [{ overview: "1.依申请公开。（2）结转情况。结转下年度6件。" }, { severity: "error", actual: 6 }],
  [{ overview: "收到政府信息公开申请45件，结转2024年办理5件。" }, { severity: "error", actual: 5 }],
  [
    { overview: "收到政府信息公开申请45件。按期办结44件，结转2024年7件。" },
    { severity: "error", expected: 4, actual: 7 },
  ],
  [
    { overview: "收到政府信息公开申请45件，有6件因需征求第三方意见延期至2024年答复。" },
    { severity: "error", actual: 6 },
  ],
  [{ overview: "收到政府信息公开申请45宗，其余6宗结转。" }, { severity: "error", actual: 6 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
