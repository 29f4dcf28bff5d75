import { expect, test } from "vitest";
import type { Block, Document } from "../../src/model/document.ts";
import { ParseError } from "../../src/model/parse-error.ts";
import { formById } from "../../src/forms/index.ts";
import { normalize } from "../../src/normalize/normalize.ts";
import { activeRows, documentOf, requestRows, reviewRows, smallYear, table } from "./lay-out.ts";

const source = { file: null, url: null, sha256: "0".repeat(64), bytes: 1, fetched_at: null };

function codeOf(document: Document): string {
  try {
    normalize(document, source);
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    throw error;
  }
  return "a report";
}

const filler =
  "政府信息公开工作按照《中华人民共和国政府信息公开条例》的要求扎实推进，政府信息公开平台运行正常，政府信息公开制度不断完善。";
const outline = [
  "一、总体情况",
  filler,
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "六、其他需要报告的事项",
];
const tables = (figures = smallYear): Block[] => [
  table(activeRows(figures)),
  table(requestRows("2021", figures)),
  table(reviewRows(figures)),
];
const emptied = (): Block[] =>
  tables().map((t) => ({
    ...(t as Extract<Block, { type: "table" }>),
    cells: (t as Extract<Block, { type: "table" }>).cells.map((c) =>
      /^[\d.]+$/.test(c.text) ? { ...c, text: "" } : c,
    ),
  }));

test("a report is one, with tables, without, and without a title", () => {
  expect(codeOf(documentOf("青川市公安局2021年政府信息公开工作年度报告", ...outline, ...tables()))).toBe(
    "a report",
  );
  expect(codeOf(documentOf("青川市公安局2012年政府信息公开工作年度报告", filler, "一、概述", filler))).toBe(
    "a report",
  );
  expect(codeOf(documentOf(...outline))).toBe("a report");
});

test("a paper under a loose name is a report where its chapters or tables tell", () => {
  const title = "青川市公安局2021年政务公开工作年度报告";
  expect(codeOf(documentOf(title, ...outline))).toBe("a report");
  expect(codeOf(documentOf(title, ...tables()))).toBe("a report");
  expect(codeOf(documentOf(title, "一、概述", filler, "二、主动公开政府信息情况", filler))).toBe("a report");
  const work = "全市政务公开工作扎实推进，平台运行正常，各项任务有序完成。".repeat(3);
  expect(codeOf(documentOf(title, "一、工作开展情况", work, "二、下一步打算", work))).toBe(
    "report.not_a_report",
  );
});

test("what is no report is said to be none, and why", () => {
  expect(codeOf(documentOf("更多信息请关注官方微信"))).toBe("report.too_short");
  expect(
    codeOf(
      documentOf("青川市2021年法治政府建设年度报告", filler.replaceAll("信息公开", "法治"), "一、主要举措"),
    ),
  ).toBe("report.look_alike");
  expect(
    codeOf(documentOf("关于做好2021年政府信息公开工作年度报告编制工作的通知", filler, ...emptied())),
  ).toBe("report.look_alike");
  expect(codeOf(documentOf(...emptied()))).toBe("report.blank_form");
  expect(
    codeOf(
      documentOf("春游记", "今天天气很好，我们一起去公园游玩，看到了许多花草树木，大家都很开心。".repeat(5)),
    ),
  ).toBe("report.not_a_report");
});

test("a document of tables alone is said to have its letters there", () => {
  const list = table([
    ["青川市公共图书馆", "开放时间"],
    ["东街分馆", "9"],
  ]);
  expect(() => normalize(documentOf("名单", list), source)).toThrow(
    "Only 2 letters of text, and 16 in tables that are none of the forms'",
  );
});

test("two reports in one file are not read as one", () => {
  expect(
    codeOf(
      documentOf(
        "青川市公安局2021年政府信息公开工作年度报告",
        ...outline,
        ...tables(),
        "青川市财政局2021年政府信息公开工作年度报告",
        ...outline,
        ...tables(),
      ),
    ),
  ).toBe("report.several");
});

test("a filled report that leaves its tables blank is a report, and says so", () => {
  const { findings } = normalize(
    documentOf("青川市公安局2021年政府信息公开工作年度报告", ...outline, ...emptied()),
    source,
  );
  expect(findings.map((f) => f.rule)).toContain("requests.blank");
});

test("a report whose tables are lost says so", () => {
  const { form, findings } = normalize(
    documentOf("青川市公安局2021年政府信息公开工作年度报告", ...outline),
    source,
  );
  expect([form, findings.map((f) => [f.rule, f.kind])]).toEqual([
    "narrative",
    [["tables.missing", "extraction"]],
  ]);
});

test("checks against the organ and the prose", () => {
  const figures = {
    ...smallYear,
    "active_disclosure.regulations.issued": 2,
    "requests.other_handling.fee_unpaid_in_time.total": 1,
  };
  const { findings } = normalize(
    documentOf(
      "临溪县公安局2021年政府信息公开工作年度报告",
      "统计期限为2020年1月1日至12月31日。",
      ...outline,
      ...tables(figures),
    ),
    source,
  );
  const rules = findings.map((f) => f.rule);
  expect(rules).toContain("active_disclosure.rule_makers");
  expect(rules).toContain("requests.fee_unmentioned");
  expect(rules).toContain("year.conflict");
});

test("two reports whose lines were joined are two reports", () => {
  const report = (organ: string) =>
    [
      `${organ}2022年政府信息公开工作年度报告`,
      ...outline.map((l) => (l.endsWith("。") ? l : `${l}无。`)),
    ].join("");
  const text = report("青川市水务局") + report("临溪县教育局");
  expect(codeOf(documentOf(text, ...tables()))).toBe("report.several");
});

test("a page that lists the reports of organs is none of them", () => {
  const organs = ["青川市水务局", "临溪县教育局", "云岭市财政局", "青川市审计局", "丰泽市司法局"];
  const lines = organs.map((organ) => `${organ}2022年政府信息公开工作年度报告 2023-01-12`);
  expect(codeOf(documentOf("政府信息公开年报", ...lines))).toBe("report.not_a_report");
});

test("a statistics sheet of a month or a quarter is none of a year", () => {
  const labels = formById("2014").tables[0].rows.map((row, i) => `${row.label} ${i}`);
  const code = (title: string) => codeOf(documentOf(title, "填报单位：青川市水务局", ...labels));
  expect(code("2017年第二季度政府信息公开情况统计表")).toBe("report.look_alike");
  expect(code("2017年6月政府信息公开情况统计表")).toBe("report.look_alike");
  expect(code("2017年1-12月政府信息公开情况统计表")).toBe("a report");
});

test("a form without borders that nothing was written into is blank", () => {
  const rows = emptied().flatMap((t) => (t as Extract<Block, { type: "table" }>).cells.map((c) => c.text));
  const [one, , ...others] = outline;
  const text = `${one}${others.slice(0, 3).join("")}${rows.join("")}${others.slice(3).join("")}`;
  expect(codeOf(documentOf(text))).toBe("report.blank_form");
});

test("a form filled in as an example is said to be one, unless its title names somebody", () => {
  const code = (title: string) => codeOf(documentOf(title, ...outline, ...tables()));
  expect(code("政府信息公开工作年度报告（样表）")).toBe("report.sample_form");
  expect(code("××县××局20××年政府信息公开工作年度报告")).toBe("report.sample_form");
  expect(code("青川市公安局2022年政府信息公开工作年度报告（模板）")).toBe("a report");
});

test("what is for less than a year, or explains a report, is none, whatever its tables and chapters", () => {
  const code = (title: string, ...blocks: Block[]) => codeOf(documentOf(title, ...outline, ...blocks));
  expect(code("青川市公安局2022年上半年政府信息公开工作报告", ...tables())).toBe("report.look_alike");
  expect(code("青川市公安局2022年1-9月政府信息公开工作报告", ...tables())).toBe("report.look_alike");
  expect(code("《青川市公安局2022年政府信息公开工作年度报告》解读")).toBe("report.look_alike");
});

test.each([
  ["2022年1月1日至2022年6月30日", true],
  ["2022年1月1日至2023年12月31日", true],
  ["2022年1月1日至12月31日", false],
])("a statistical period %s is not one whole year: %s", (period, found) => {
  const document = documentOf(
    "青川市公安局2022年政府信息公开工作年度报告",
    `本报告中数据的统计期限为${period}。`,
    ...outline,
    ...tables(),
  );
  const rules = normalize(document, source).findings.map((f) => f.rule);
  expect(rules.includes("year.period")).toBe(found);
});
