import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.repealed_notice.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ preamble: "本报告根据国办公开办函〔2021〕30号要求编制。" }],
  [{ year: 2020, tables: "2019", preamble: "本报告根据国办公开办函〔2019〕60号要求编制。" }],
  [{ preamble: "本报告根据《中华人民共和国政府信息公开条例》第五十条编制。" }],
  [{ overview: "依据条例第三十二条征求第三方意见。" }],
  [{ overview: "回顾国办发〔2014〕32号以来的统计工作。" }],
  [{ overview: "按照国办公开办函〔2019〕60号、国办公开办函〔2021〕30号文件要求编制年报。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { preamble: "本报告根据国办公开办函〔2019〕60号要求编制，统计期限为2023年1月1日至12月31日。" },
    { at: "2019-60", severity: "warning" },
  ],
  [{ preamble: "本报告根据国办发〔2014〕32号要求编制。" }, { at: "2014-32" }],
  [{ preamble: "本报告根据《中华人民共和国政府信息公开条例》第三十一条编制。" }, { at: "492/31" }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
