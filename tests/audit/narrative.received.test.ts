import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.received.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "2021—2023年，累计收到政府信息公开申请180件，答复175件。" }],
  [{ overview: "以县政府名义收到政府信息公开申请12件，以本局名义收到45件。" }],
  [{ overview: "政府信息公开申请的办理情况是：收到45件，答复44件。" }],
  [{ overview: "依申请公开方面，通过邮箱收到3件。信函方面：收到3件。" }],
  [{ overview: "收到政府信息公开申请48件（新收45件、上年结转3件）。" }],
  [{ organ: "临溪县青石镇人民政府", overview: "各村（社区）收到政府信息公开申请7件。" }],
  [{ overview: "2023年，我局收到政府信息公开申请45件，上年结转3件。" }],
  [{ overview: "全年共收到政府信息公开申请48件（含上年结转3件）。" }],
  [{ overview: "全年受理政府信息公开申请48件。" }],
  [{ overview: "收到政府信息公开申请45件，其中网上申请30件，信函申请15件。" }],
  [{ overview: "收到政府信息公开申请较上年增加12件。" }],
  [{ overview: "2022年，我局收到政府信息公开申请30件。" }],
  [{ overview: "收到自然人政府信息公开申请42件。" }],
  [{ overview: "收到群众来信申请政策咨询300件。" }],
  [{ overview: "收到政府信息公开申请45条。" }],
  [{ overview: "上半年收到政府信息公开申请20件，下半年收到25件。第三季度收到政府信息公开申请12件。" }],
  [{ overview: "收到同一申请人政府信息公开申请9件。" }],
  [{ overview: "未收到政府信息公开申请以外的其他诉求。" }],
  [{ overview: "近三年来，我局共收到政府信息公开申请130件，其中2023年45件。" }],
  [{ overview: "全年累计发布信息300条。我局收到法律援助申请47件。" }],
  [{ overview: "自2023年新系统运行以来，我局累计收到政府信息公开申请91件。" }],
  [{ overview: "（二）依申请公开情况。坚持便民原则。本年收到申请45件，处理网民留言90件。" }],
  [{ overview: "全县收到政府信息公开申请900件。" }],
  [
    {
      organ: "临溪县人民政府",
      overview: "2023年，全县各级行政机关依法办理申请。县政府办公室代表县政府收到政府信息公开申请12件。",
    },
  ],
  [{ overview: "办理提案23件，答复率100%；收到政府信息公开申请45件。" }],
  [{ overview: "办理依申请公开45件；受理许可申请230件，办结230件。" }],
  [{ overview: "我局通过网站、信函等渠道共收到政府信息公开申请45件（自然人30件，法人或其他组织15件）。" }],
  [{ overview: "通过网站、信函等渠道收到政府信息公开申请39件，当面收到6件。" }],
  [{ overview: "2022年我局收到政府信息公开申请30件，2023年收到45件。" }],
  [{ overview: "政府信息公开申请共收到45件。" }],
  [{ overview: "2021年、2022年、2023年我局分别收到政府信息公开申请38件、42件、45件。" }],
  [{ overview: "（二）依申请公开。今年以来，共收到45件，办结44件。" }],
  [{ overview: "（二）依申请公开。信函方面：共收到5件。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [{ overview: "政府信息公开申请的办理情况是：收到46件，答复44件。" }, { severity: "error", actual: 46 }],
  [{ overview: "受理政府信息公开申请48件（新收47件、上年结转3件）。" }, { severity: "error", actual: 47 }],
  [
    { overview: "（二）依申请公开情况。坚持便民原则。本年收到申请47件，均已答复。" },
    { severity: "error", actual: 47 },
  ],
  [
    { overview: "我局共受理依申请公开48件，其中2023年新收47件，2022年结转3件。" },
    { severity: "error", actual: 47 },
  ],
  [{ overview: "全年累计发布信息300条。我局新收申请47件。" }, { severity: "warning", actual: 47 }],
  [{ overview: "2023年共收到政府信息公开申请47件，较2022年增加2件。" }, { severity: "error", actual: 47 }],
  [
    { organ: "临溪县青石镇人民政府", overview: "全镇收到信息公开申请47件。" },
    { severity: "error", actual: 47 },
  ],
  [
    { organ: "临溪县城关街道办事处", overview: "街道全年收到政府信息公开申请47件。" },
    { severity: "error", actual: 47 },
  ],
  [
    { overview: "2023年，我局收到政府信息公开申请46件，均按期答复。" },
    { severity: "error", kind: "report", expected: 45, actual: 46 },
  ],
  [{ overview: "全年新收政府信息公开申请48件。" }, { severity: "error", expected: 45, actual: 48 }],
  [
    { overview: "依申请公开工作有序，当年收到48件申请，上年结转申请3件。" },
    { severity: "warning", actual: 48 },
  ],
  [{ overview: "收到政府信息公开申请48件，上年结转3件。" }, { severity: "warning", actual: 48 }],
  [{ overview: "2023年，我局收到依申请公开政府信息55件。" }, { severity: "error", actual: 55 }],
  [{ overview: "2.依申请公开。当年收到47件申请，均已答复。" }, { severity: "error", actual: 47 }],
  [{ overview: "截至12月31日，政府信息公开申请新增47件。" }, { severity: "error", actual: 47 }],
  [{ overview: "全年共登记政府信息公开申请47件。" }, { severity: "warning", actual: 47 }],
  [{ overview: "全年共受理政府信息公开申请12件。" }, { severity: "warning", actual: 12 }],
  [{ overview: "2023年，我局未收到政府信息公开申请。" }, { severity: "error", expected: 45, actual: 0 }],
  [
    {
      organ: "临溪县人民政府",
      overview: "2023年，全县各级行政机关共收到政府信息公开申请46件。全县收到的申请全部办理。",
    },
    { severity: "error", actual: 46 },
  ],
  [{ overview: "办理提案23件，答复率100%；收到政府信息公开申请47件。" }, { severity: "error", actual: 47 }],
  [
    { overview: "我局通过网站、信函等渠道共收到政府信息公开申请47件（自然人30件，法人或其他组织15件）。" },
    { severity: "warning", actual: 47 },
  ],
  [{ overview: "2022年我局收到政府信息公开申请30件，2023年收到47件。" }, { severity: "error", actual: 47 }],
  [{ overview: "政府信息公开申请共收到47件。" }, { severity: "error", actual: 47 }],
  [{ overview: "本年新增申请47件，上一年度结转3件。" }, { severity: "warning", actual: 47 }],
  [{ overview: "（二）依申请公开。今年以来，共收到49件，办结44件。" }, { severity: "error", actual: 49 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
