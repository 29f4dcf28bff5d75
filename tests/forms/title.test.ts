import { describe, expect, it } from "vitest";
import { classifyTitle, organOfTitle, yearOfTitle } from "../../src/forms/title.ts";

describe("classifyTitle", () => {
  it.each([
    "青川市林业局2024年政府信息公开工作年度报告",
    "青川市林业局2024年度政府信息公开工作年度报告",
    "2024年云河街道政府信息公开工作年度报告",
    "青川市政府信息公开年报",
    "青川市林业局信息公开工作报告",
    "政务信息公开工作开展年度报告",
    "2023年政府信息 公开工作告年度报",
    "青川市林业局\n２０２４年政府信息公开　工作年度报告.pdf",
    "住房公积金管理中心2023年政府信息公开工作年度报告",
    "城市管理行政执法局2022年政府信息公开工作年度报告",
    "政府信息公开工作2020年度报告",
  ])("takes %j for a report", (title) => {
    expect(classifyTitle(title)).toEqual({ class: "report" });
  });

  it.each([
    "（图解）青川市2024年政府信息公开工作年度报告",
    "一图读懂2024年信息公开年报",
    "2024年政府信息公开工作年度报告解读",
  ])("takes %j for a companion", (title) => expect(classifyTitle(title).class).toBe("companion"));

  it.each([
    ["青川市2024年法治政府建设年度报告", "legal_government"],
    ["2024年政府网站工作年度报表", "website_table"],
    ["行政执法统计年度报告", "enforcement"],
    ["青川市住房公积金2023年年度报告", "housing_fund"],
    ["关于做好2024年政府信息公开工作年度报告编制工作的通知", "notice"],
    ["政府信息公开工作年度报告制度", "notice"],
    ["政府信息公开指南", "guide"],
    ["2024年政府信息公开工作要点", "plan"],
    ["2024年上半年政府信息公开工作报告", "plan"],
    ["2024年部门预算", "budget"],
  ])("takes %j for a look-alike: %s", (title, reason) => {
    expect(classifyTitle(title)).toEqual({ class: "look_alike", reason });
  });

  it.each(["2024年", "青川市林业局2023年政府信...", "2024年年报", "政府…"])(
    "leaves %j to the page",
    (title) => {
      expect(classifyTitle(title).class).toBe("unclear");
    },
  );

  it.each(["机构职能", "", "市长信箱", "全市经济工作会..."])("finds nothing in %j", (title) => {
    expect(classifyTitle(title).class).toBe("other");
  });
});

describe("what a title says", () => {
  it.each([
    ["青川市林业局2024年政府信息公开工作年度报告", 2024, "青川市林业局"],
    ["2024年 云河街道 政府信息公开工作年度报告", 2024, "云河街道"],
    ["临溪县人民政府信息公开年度报告（2019年）", 2019, "临溪县人民政府"],
    ["二〇一九年青川市民政局政务信息公开工作年度报告", 2019, "青川市民政局"],
    ["政府信息公开工作2020年度报告", 2020, null],
    ["林业局2019-2020年政府信息公开年报", null, "林业局2019-2020"],
  ])("%j: year and organ", (title, year, organ) => {
    expect(yearOfTitle(title)).toBe(year);
    if (year !== null) expect(organOfTitle(title)).toBe(organ);
  });
});
