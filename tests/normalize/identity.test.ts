import { describe, expect, test } from "vitest";
import type { Candidate, Document } from "../../src/model/document.ts";
import { identify } from "../../src/normalize/identify.ts";
import { describeOrgan } from "../../src/normalize/organ.ts";
import { scopeOf } from "../../src/normalize/scope.ts";
import { documentOf } from "./lay-out.ts";

const from = (value: string, source: string): Candidate => ({ value, from: source });

function identityOf(lines: string[], meta: Partial<Document["meta"]> = {}) {
  const document = documentOf(...lines);
  Object.assign(document.meta, meta);
  const { title, organ, year, published_on, years } = identify(document);
  return { title, organ: organ.name, year, published: published_on?.value ?? null, years };
}

describe("title, organ and year", () => {
  test("a title over two lines", () => {
    expect(
      identityOf(["青川市市场监督管理局2021年度政府信息", "公开工作年度报告", "2021年，我局……"]),
    ).toMatchObject({
      title: "青川市市场监督管理局2021年度政府信息公开工作年度报告",
      organ: "青川市市场监督管理局",
      year: 2021,
    });
  });

  test("a line that goes on with the period is not part of the title", () => {
    const lines = ["青川市财政局政府信息公开工作年度报告", "本报告统计期限为2022年1月1日至12月31日"];
    expect(identityOf(lines)).toMatchObject({ title: lines[0], organ: "青川市财政局", year: 2022 });
  });

  test.each([
    "青川市财政局20222年政府信息公开工作年度报告",
    "青川市财政局关于报送政府信息公开工作年度报告的报告",
  ])("what is left of a broken year or of a covering letter is not the organ's: %s", (title) =>
    expect(identityOf([title])).toMatchObject({ organ: "青川市财政局", year: null }),
  );

  test("the day of another paper below the text is not that of signing", () => {
    const end = ["青川市财政局", "2023年1月12日"];
    const list = [
      "下一篇：关于春节放假安排 2023-02-01",
      "青川市财政局2021年政府信息公开工作年度报告 2022-01-20",
    ];
    const title = "青川市财政局2022年政府信息公开工作年度报告";
    expect(identityOf([title, ...end, ...list]).published).toBe("2023-01-12");
    expect(identityOf([title, ...list]).published).toBeNull();
  });

  test("a space between all characters parts no site from the organ", () => {
    const title = "丰 泽 市 生 态 环 境 局2024年 政 府 信 息 公 开 工 作 年 度 报 告";
    expect(identityOf([title])).toMatchObject({ organ: "丰泽市生态环境局", year: 2024 });
  });

  test("a row of a list beside a title without a year is not the title", () => {
    const lines = [
      "望江区生态环境局政府信息公开工作年度报告",
      "本报告所列数据的统计期限为2017年1月1日至12月31日。",
      "望江区生态环境局2016年政府信息公开工作年度报告2017-01-20",
    ];
    expect(identityOf(lines)).toMatchObject({ title: lines[0], year: 2017 });
  });

  test("the site's name before a bare title is not the organ's", () => {
    const lines = ["2010年政府信息公开工作年度报告", "本报告由临溪县人民政府办公室编制。"];
    const titles = [from("临溪县人民政府 2010年政府信息公开工作年度报告", "title element")];
    expect(identityOf(lines, { titles })).toMatchObject({
      title: "2010年政府信息公开工作年度报告",
      organ: "临溪县人民政府办公室",
      year: 2010,
    });
  });

  test("the heading of another table before a bare title is not the organ's", () => {
    const titles = [from("政府网站年度报表", "heading"), from("政府信息公开工作年度报告", "title element")];
    const lines = ["政府网站年度报表", "政府信息公开工作年度报告", "本报告由临溪县财政局编制。"];
    expect(identityOf(lines, { titles })).toMatchObject({
      title: "政府信息公开工作年度报告",
      organ: "临溪县财政局",
    });
  });

  test("a place in the title is completed by the one organ that the page names for it", () => {
    const organs = [from("白沙综合实验区管委会办公室", "label 来源")];
    const titles = [from("白沙综合实验区2024年度政府信息公开工作年度报告", "meta ArticleTitle")];
    expect(identityOf(["一、总体情况"], { titles, organs })).toMatchObject({
      organ: "白沙综合实验区管委会",
      year: 2024,
    });
  });

  test("without a title, the sentence, the signature and the period tell", () => {
    expect(
      identityOf([
        "报告中所列数据统计期限为2022年1月1日至12月31日。一、总体情况2022年，北岭省科学技术厅坚持以人民为中心。",
        "北岭省科学技术厅2023年1月28日",
      ]),
    ).toMatchObject({ title: null, organ: "北岭省科学技术厅", year: 2022, published: "2023-01-28" });
  });

  test("a period that lost its marks still names its year (202411日)", () => {
    expect(identityOf(["本报告所列数据统计期限自202411日至20241231日止。"]).year).toBe(2024);
  });

  test.each([
    ["数据统计期限为二〇二四年一月一日至十二月三十一日。"],
    ["数据统计期限从24年1月1日至24年12月31日。"],
    ["数据统计期限自202年1月1日至2024年12月31日。"],
    ["本报告数据统计期限为", "2024年1月1日至12月31日。"],
    ["统计期间2024-1-1至2024-12-31"],
  ])("the period %j … is no day of publication, and names its year", (...lines) => {
    expect(identityOf(["政府信息公开工作年度报告", ...lines])).toMatchObject({ year: 2024, published: null });
  });

  test("a day in a sentence, or one that is misprinted, is none of publication", () => {
    expect(identityOf(["2024年报告", "有关问题将于2025年3月1日前完成整改"]).published).toBe(null);
    expect(identityOf(["2024年报告", "临溪县财政局", "2025年01月2O日"]).published).toBe(null);
    expect(identityOf(["2024年报告", "临溪县财政局", "２０２５年１月２０日"]).published).toBe("2025-01-20");
  });

  test("a loose name counts at the head of a document only, and gives way to a report's own", () => {
    const loose = "临溪县财政局2024年政务公开工作年度报告";
    expect(identityOf([loose, "一、总体情况"])).toMatchObject({
      title: loose,
      organ: "临溪县财政局",
      year: 2024,
    });
    expect(identityOf([loose, "临溪县财政局2023年政府信息公开工作年度报告"]).year).toBe(2023);
    const below = ["一", "二", "三", "四", "五", "六", loose];
    expect(identityOf(below).title).toBe(null);
  });

  test("a title of several years leaves the year to the period", () => {
    const title = "青川大学2023-2024学年信息公开工作年度报告";
    expect(identityOf([title, "2024年，学校扎实推进。"])).toMatchObject({ organ: "青川大学", year: null });
  });

  test("an organ is told from the words around it", () => {
    const title = "2024年政府信息公开工作年度报告";
    const organOf = (...lines: string[]) => identityOf([title, ...lines]).organ;
    expect(organOf("根据国务院办公厅2021年通知编写。")).toBe(null);
    expect(organOf("本报告由临溪县财政局依据有关规定编制。")).toBe("临溪县财政局");
    expect(organOf("临溪县发展和改革局（粮食和物资储备局）", "2025年1月20日")).toBe(
      "临溪县发展和改革局（粮食和物资储备局）",
    );
  });

  test("the day on which a statistics bureau's page was put up is no period", () => {
    const lines = ["来源：青川市统计局 发布时间：2024-01-20", "2023年，青川市统计局认真落实条例。"];
    expect(identityOf(["政府信息公开工作年度报告", ...lines])).toMatchObject({
      year: 2023,
      years: { period: null },
    });
  });

  test("title and period that disagree are both kept", () => {
    const { year, years } = identityOf([
      "丰泽县水利局2023年政府信息公开工作年度报告",
      "统计期限为2022年1月1日至12月31日。",
    ]);
    expect([year, years]).toEqual([2023, { title: 2023, period: 2022 }]);
  });

  test("what a document does not say is null", () => {
    expect(identityOf(["信息内容"])).toMatchObject({ title: null, organ: null, year: null, published: null });
  });

  test("the day of publication comes from metadata before labels, never from a file's creation", () => {
    const dates = [
      from("2024-03-01", "pdf CreationDate"),
      from("2024年1月20日", "label 发布日期"),
      from("2024-01-19 10:13", "meta PubDate"),
    ];
    expect(identityOf(["x"], { dates }).published).toBe("2024-01-19");
    expect(identityOf(["x"], { dates: dates.slice(0, 1) }).published).toBe(null);
    expect(identityOf(["x"], { dates: [from("二〇二四年一月二十日", "label 时间")] }).published).toBe(
      "2024-01-20",
    );
    const printed = ["临溪县财政局2023年报告", "发布时间：2024-01-22 来源：临溪县财政局"];
    expect(identityOf(printed).published).toBe("2024-01-22");
    expect(identityOf(printed, { dates }).published).toBe("2024-01-19");
    expect(identityOf(["x"], { dates: [from("2024-13-40", "meta PubDate")] }).published).toBe(null);
  });
});

test.each([
  ["青川市临溪县财政局", "department", "county", "青川市临溪县"],
  ["北岭省人民政府", "government", "province", "北岭省"],
  ["北岭省人民政府办公厅", "office", "province", "北岭省"],
  ["望江区双河镇人民政府", "government", "township", "望江区双河镇"],
  ["临溪县桥头镇人民政府", "government", "township", "临溪县桥头镇"],
  ["望江区东湖街道办事处", "dispatched", "township", "望江区东湖街道"],
  ["国家税务总局", "department", "national", null],
  ["国家税务总局北岭省税务局", "department", "province", "北岭省"],
  ["国家税务总局临溪县税务局", "department", "county", "临溪县"],
  ["国家发展和改革委员会", "department", "national", null],
  ["工业和信息化部", "department", "national", null],
  ["国家民用航空局华东地区管理局", "department", "national", null],
  ["临溪县国有资产监督管理委员会", "department", "county", "临溪县"],
  ["国家统计局青川调查队", "department", "national", null],
  ["临溪县文化和旅游局（文物局）", "department", "county", "临溪县"],
  ["北川盟行署办公室", "office", "prefecture", "北川盟"],
  ["临溪县第一中学", "institution", "county", "临溪县"],
  ["白音旗宝力格苏木", "government", "township", "白音旗宝力格苏木"],
  ["青川市公安局", "department", null, "青川市"],
  ["临溪县市场监督管理局", "department", "county", "临溪县"],
  ["乌苏市市场监督管理局", "department", "county", "乌苏市"],
  ["桐城市市政园林管理局", "department", "county", "桐城市"],
  ["青川市城市管理局", "department", null, "青川市"],
  ["青川市住房和城乡建设局", "department", null, "青川市"],
  ["青川市农业农村和乡村振兴局", "department", null, "青川市"],
  ["临溪县城市管理局", "department", "county", "临溪县"],
  ["临溪县社区建设办公室", "department", "county", "临溪县"],
  ["临溪县双河镇城镇管理办公室", "department", "township", "临溪县双河镇"],
  ["临溪县人民政府双河街道办事处", "dispatched", "township", "临溪县双河街道"],
  ["青川市经济技术开发区管委会", "dispatched", null, "青川市经济技术开发区"],
  ["平湖州市教育局", "department", null, "平湖州市"],
  ["郑州市金水区教育局", "department", "county", "郑州市金水区"],
  ["临沂市民政局", "department", "prefecture", "临沂市"],
  ["市中区市场监督管理局", "department", "county", "市中区"],
  ["内蒙古自治区呼和浩特市新城区财政局", "department", "county", "内蒙古自治区呼和浩特市新城区"],
  ["清源自治县教育局", "department", "county", "清源自治县"],
])("%s is a %s at the level %s", (name, kind, level, division) => {
  const organ = describeOrgan(name);
  expect([organ.kind, organ.level, organ.division?.name ?? null]).toEqual([kind, level, division]);
});

test.each([
  ["乌苏市市场监督管理局", 2021, "654202"],
  ["市中区财政局", 2021, null],
  ["济南市市中区财政局", 2021, "370103"],
  ["沙县区教育局", 2023, "350405"],
  ["沙县教育局", 2018, "350427"],
  ["沙县区教育局", 2015, null],
  ["青川市临溪县财政局", 2021, null],
])("the division of %s in %i has the code %s", (name, year, code) => {
  expect(describeOrgan(name, year).division?.code).toBe(code);
});

describe("scope", () => {
  const government = describeOrgan("临溪县人民政府");

  test("a department speaks for itself, a government as its prose says", () => {
    expect(scopeOf(describeOrgan("临溪县财政局"), "2023年，我局收到申请2件。")).toBe("own");
    expect(scopeOf(government, "2023年，全县各级行政机关共收到政府信息公开申请95件。")).toBe("consolidated");
    expect(scopeOf(government, "2023年收到政府信息公开申请95件。")).toBe("unknown");
    expect(scopeOf(government, "县政府办公室组织培训3次。2023年收到政府信息公开申请95件。")).toBe("unknown");
    expect(scopeOf(government, "本机关2023年收到政府信息公开申请5件。")).toBe("own");
  });
});
