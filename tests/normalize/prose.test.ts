import { describe, expect, test } from "vitest";
import { claimsOf } from "../../src/normalize/claims.ts";
import { sectionsOf } from "../../src/normalize/sections.ts";
import { withoutReportTables } from "../../src/normalize/reports-in-tables.ts";
import { paragraph, table } from "./lay-out.ts";

const claims = (text: string) => claimsOf([paragraph(text)]).map((c) => [c.about, c.value, c.unit]);
const sections = (...lines: string[]) =>
  sectionsOf(lines.map(paragraph)).map((s) => [
    s.key,
    s.heading,
    s.text,
    s.subsections.map((x) => x.heading),
  ]);

describe("claims", () => {
  test("each number has its unit and the words it counts", () => {
    expect(
      claims("2021年，我局主动公开政府信息数7049条。其中，工作动态信息102条，行政许可信息数5,113条。"),
    ).toEqual([
      ["我局主动公开政府信息数", 7049, "条"],
      ["工作动态信息", 102, "条"],
      ["行政许可信息数", 5113, "条"],
    ]);
  });

  test("several numbers of one clause count different things, a share in brackets the same", () => {
    expect(claims("予以公开 208 件（17.46%），召开发布会42场、通气会19场")).toEqual([
      ["予以公开", 208, "件"],
      ["予以公开", 17.46, "%"],
      ["召开发布会", 42, "场"],
      ["通气会", 19, "场"],
    ]);
  });

  test("Chinese numerals count, dates and ordinals and vague numbers do not", () => {
    expect(
      claims("全年共收到申请十二件，第三次会议于2021年3月5日召开，点击近300次，发布480余条，粉丝3.7万人"),
    ).toEqual([
      ["全年共收到申请", 12, "件"],
      ["粉丝", 37000, "人"],
    ]);
  });

  test("full-width digits count; a range, the end of a broken number and a limit state none", () => {
    expect(claims("新收申请１２３４件。发现问题3-5个，办件1 024件，落实第1、2项，答复率达95%以上。")).toEqual(
      [["新收申请", 1234, "件"]],
    );
  });

  test("the place names the number inside the paragraph", () => {
    const [claim] = claimsOf([paragraph("我局收到申请12件。")]);
    expect("我局收到申请12件。".slice(...claim.place.span!)).toBe("12件");
  });
});

describe("sections", () => {
  test("a row of a table that lost its cells, and a heading with gaps around its comma", () => {
    const lines = ["三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理", "0 0 0 0 0 0 0"];
    const spaced = "四、政 府 信 息 公 开 行 政 复 议、行 政 诉 讼 情 况";
    expect(sections(...lines, spaced).map(([key]) => key)).toEqual(["requests", "review_litigation"]);
  });

  test.each([
    ["一 总体情况", "二 主动公开政府信息情况"],
    ["第一部分 总体情况", "第二部分：主动公开政府信息情况"],
    ["第一章 总体情况", "第二章 主动公开政府信息情况"],
    ["1 总体情况", "2 主动公开政府信息情况"],
    ["一、 总 体 情 况", "二、主 动 公 开 政 府 信 息 情 况"],
  ])("%j and %j open theirs", (first, second) => {
    const found = sections("前言。", first, "一 是公开。", second, "公开7条。");
    expect(found.map(([key, , text]) => [key, text])).toEqual([
      ["preamble", "前言。"],
      ["overview", "一 是公开。"],
      ["active_disclosure", "公开7条。"],
    ]);
  });

  test("the six of the form, with subsections, a heading that shares its line with the text", () => {
    expect(
      sections(
        "本报告由青川市公安局编制。",
        "一、总体情况",
        "（一）主动公开。全年公开7条。",
        "（二）依申请公开",
        "收到2件。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、存在问题及改进情况",
        "六、其他需要报告的事项。2021年度，我局无其他需要报告的事项。",
      ),
    ).toEqual([
      ["preamble", "", "本报告由青川市公安局编制。", []],
      [
        "overview",
        "一、总体情况",
        "（一）主动公开。全年公开7条。\n（二）依申请公开\n收到2件。",
        ["（一）主动公开", "（二）依申请公开"],
      ],
      ["active_disclosure", "二、主动公开政府信息情况", "", []],
      ["requests", "三、收到和处理政府信息公开申请情况", "", []],
      ["review_litigation", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "", []],
      ["problems_and_improvements", "五、存在问题及改进情况", "", []],
      ["other_matters", "六、其他需要报告的事项", "2021年度，我局无其他需要报告的事项。", []],
    ]);
  });

  test("a number given twice hides no section", () => {
    const lines = ["一、总体情况", "二、主动公开政府信息情况", "二、收到和处理政府信息公开申请情况"];
    expect(sections(...lines).map(([key]) => key)).toEqual(["overview", "active_disclosure", "requests"]);
  });

  test("an outline that starts again inside a section stays inside it", () => {
    const keys = sections(
      "一、总体情况",
      "一、加强领导",
      "二、完善制度",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
    ).map(([key]) => key);
    expect(keys).toEqual(["overview", "active_disclosure", "requests"]);
  });

  test("a table that holds the report itself is taken apart, and a table of a form is not", () => {
    const wide = (text: string) => [{ text, across: 2 }];
    const form = [wide("第二十条第（一）项"), ["规章", "3"]];
    const prose = [
      "青川市水务局2023年政府信息公开工作年度报告",
      "一、总体情况",
      "全年主动公开政府信息18条。",
    ];
    const whole = table([
      ...[...prose, "二、主动公开政府信息情况"].map(wide),
      ...form,
      wide("三、收到和处理政府信息公开申请情况"),
    ]);
    const parts = withoutReportTables([whole]);
    expect(parts.map((part) => (part.type === "table" ? [part.rows, part.cells.length] : part.type))).toEqual(
      [...Array<string>(4).fill("paragraph"), [2, 3], "paragraph"],
    );
    expect(sectionsOf(parts).map(({ key, text }) => [key, text])).toEqual([
      ["preamble", prose[0]],
      ["overview", prose[2]],
      ["active_disclosure", ""],
      ["requests", ""],
    ]);
    const plain = [table(form)];
    expect(withoutReportTables(plain)).toEqual(plain);
  });

  test("a table of contents opens no section, with or without its pages", () => {
    const headings = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"];
    const body = [headings[0], "全年公开信息18条。", headings[1], headings[2], "全年收到申请4件。"];
    const read = [
      ["overview", headings[0], "全年公开信息18条。", []],
      ["active_disclosure", headings[1], "", []],
      ["requests", headings[2], "全年收到申请4件。", []],
    ];
    expect(sections("目录", ...headings, ...body).slice(1)).toEqual(read);
    const listed = [`${headings[0]}……2`, "（一）主动公开……2", `${headings[1]}\t3`, `${headings[2]} ...... 4`];
    expect(sections(...listed, ...body).slice(1)).toEqual(read);
    const run = `${headings[0]}……1${headings[1]}……2${headings[2]}……3本报告由三部分组成，全文在网站上公开。`;
    expect(sections(run, ...body).slice(1)).toEqual(read);
    expect(sections(...headings).map(([key]) => key)).toEqual(["overview", "active_disclosure", "requests"]);
  });

  test("run together in one line, the headings still open sections", () => {
    const text =
      "特向社会公布。　　一、概述　　2015年，我厅认真落实《条例》要求，公开信息。　　二、主动公开政府信息情况　　公开2251条。　　三、依申请公开政府信息情况　　收到1件。　　四、收费及减免情况　　未收取费用。　　五、存在的问题及改进措施　　一是制度。";
    expect(sections(text).map(([key, heading]) => [key, heading])).toEqual([
      ["preamble", ""],
      ["overview", "一、概述"],
      ["active_disclosure", "二、主动公开政府信息情况"],
      ["requests", "三、依申请公开政府信息情况"],
      ["other", "四、收费及减免情况"],
      ["problems_and_improvements", "五、存在的问题及改进措施"],
    ]);
  });

  test("headings without numbers, and lost ones, are not invented", () => {
    expect(sections("总体情况", "好。", "其他需要报告的事项", "无。").map(([key]) => key)).toEqual([
      "overview",
      "other_matters",
    ]);
    expect(sections("我局全年收到申请2件。")).toEqual([["preamble", "", "我局全年收到申请2件。", []]]);
  });
});
