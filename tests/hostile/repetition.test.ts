import { describe, expect, test } from "vitest";
import { bytesOf, reportAsPage, reportAsRuns, reportAsText, reported, title, trial } from "./trial.ts";

/** What a pattern of ours begins with, or may go on with: said without end, each of them must end in time. */
const units = [
  "2",
  "0",
  "20",
  "1,234,",
  "123,",
  "12,345 ",
  " ",
  "\u3000",
  "（",
  "(",
  "）",
  "一、",
  "一",
  "（一）",
  "二〇",
  "百千万亿",
  "2021年",
  "年度",
  "统计期限",
  "政府信息公开",
  "关于",
  "由",
  "市",
  "县区",
  "全县各",
  "一、总体情况",
  "三、收到和处理政府信息公开申请情况",
  "约7049条，",
  "1  ",
  "·",
  "-",
  "|",
  "《",
  "发布时间：",
  "a\u0301\u0301\u0301",
  "\ufdfa",
  "𠮷",
];
const long = (unit: string) => unit.repeat(Math.ceil(10_000 / unit.length));

test("a style sheet for media without end is left aside", async () => {
  const sheet = `<style media="${"all ".repeat(200_000)}(">td { display: none } .x { display: none }</style>`;
  const head = `<!DOCTYPE html><html><head><title>${title}</title>${sheet}</head>`;
  const { report } = await trial(bytesOf(head + reportAsPage().replace(/^.*?<body/su, "<body")));
  expect(reported(report!)).toBe(196);
});

describe.each(units)("%j without end", (unit) => {
  test("in the prose, in one line and in many: the tables are read as before", async () => {
    for (const tail of [long(unit), `${unit}\n`.repeat(500)]) {
      const { report } = await trial(bytesOf(`${reportAsText()}\n${tail}`));
      expect(reported(report!)).toBe(196);
    }
  });

  test("in a cell, a label, a title", async () => {
    const filled = reportAsPage().replace("自然人", long(unit));
    expect((await trial(bytesOf(filled))).report).not.toBeNull();
    const cell = reportAsPage().replace(/(<td[^>]*>)\d+(<\/td>)/, `$1${long(unit)}$2`);
    expect((await trial(bytesOf(cell))).report).not.toBeNull();
    await trial(bytesOf(reportAsPage().replaceAll(/<(title|h1)>[^<]*/g, `<$1>${long(unit)}`)));
  });
});

describe("digits behind a label", () => {
  const behind = (run: string) =>
    trial(bytesOf(reportAsRuns().replace(/(本年新收政府信息公开申请数量)[\d ]+/u, `$1${run}`)));
  const row = /^requests\.newly_received\./;

  test.each([
    ["5,000 zeros", `2${"0".repeat(4999)}`],
    ["5,000 twos", "2".repeat(5000)],
    ["5,000 of all kinds", "1234567890".repeat(500)],
    ["2,500 pieces", "1 ".repeat(2500)],
    ["40 that may be cut in millions of ways", "12".repeat(20)],
  ])("%s are no values, and a finding says so", async (_, run) => {
    const { report } = await behind(run);
    const facts = Object.entries(report!.facts).filter(([id]) => row.test(id));
    expect(facts.map(([, f]) => f.value)).toEqual(new Array(7).fill(null));
    expect(
      report!.findings.some((f) => f.kind === "extraction" && f.indicators.some((i) => row.test(i))),
    ).toBe(true);
  });

  test("in every row, as many as leave most to be tried", async () => {
    const { report } = await trial(bytesOf(reportAsRuns().replace(/\d{7,}/gu, "12341212561213784512")));
    expect(report!.findings.map((f) => f.rule)).toContain("reading.run_undecided");
  });

  test("in a cell, more than a number can have, are unreadable", async () => {
    const cell = reportAsPage().replace(/(<td[^>]*>)\d+(<\/td>)/, `$1${"9".repeat(400)}$2`);
    const { report } = await trial(bytesOf(cell));
    expect(report!.findings.map((f) => f.rule)).toContain("reading.value_unreadable");
  });
});

describe("labels without end", () => {
  test.each([
    ["20,000 times one label", "一、本年新收政府信息公开申请数量".repeat(20_000)],
    ["20,000 times one label and its run", "一、本年新收政府信息公开申请数量2000002\n".repeat(20_000)],
    ["10,000 times an outcome", "行政复议结果维持".repeat(10_000)],
    [
      "10,000 times the outcomes and their run",
      "行政复议结果维持结果纠正其他结果尚未审结总计00000 ".repeat(10_000),
    ],
    [
      "100 times all labels",
      reportAsText()
        .replace(/[\t\d]+/g, "")
        .repeat(100),
    ],
    [
      "one table's labels before a million letters",
      "一、本年新收政府信息公开申请数量1\n".repeat(50) + "字".repeat(1_000_000),
    ],
    ["20,000 lines of two numbers, a comma behind each", `${reportAsText()}\n${"1,234,\n".repeat(20_000)}`],
  ])("%s end in a record or a code", async (_, text) => {
    const { report, code } = await trial(bytesOf(`${title}\n${text}`));
    expect(report ?? code).not.toBeNull();
  });
});
