import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.wrong_year.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "2020年，我局启动网站改版，本年度全部完成。" }],
  [{ overview: "2022年，我局收到申请12件，2023年收到申请45件。" }],
  [{ overview: "2023年，我局认真贯彻条例。2022年9月起开设专栏。2022年发现的问题均已整改。" }],
  [{ overview: "2022年未办结的3件申请均已答复。2022年9月起开设专栏。" }],
  [{ problems: "2022年，我局存在公开不及时的问题，已改进。2024年，我局将加强培训。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "2022年，我局认真贯彻条例，推进政府信息公开。" },
    { severity: "error", expected: 2023, actual: 2022 },
  ],
  [{ preamble: "现将临溪县水务局2022年度政府信息公开工作情况报告如下。" }, { actual: 2022 }],
  [{ other: "2022年度未收取信息处理费。" }, { actual: 2022 }],
  [{ overview: "2022年临溪县水务局认真贯彻条例，推进政府信息公开。" }, { actual: 2022 }],
  [{ other: "2021年度，我局无其他需要报告的事项，未收取信息处理费。" }, { actual: 2021 }],
  [
    { overview: "2022年度，我局收到政府信息公开申请45件，与2022年相比基本持平。" },
    { severity: "error", expected: 2023, actual: 2022 },
  ],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
