import { expect, test } from "vitest";
import { rule } from "../../src/audit/narrative.litigation.ts";
import { check, reportOf } from "./written.ts";

test.each([
  [{ overview: "政府信息公开未经复议直接起诉的行政诉讼1件，复议后起诉的行政诉讼2件。" }],
  [{ overview: "因政府信息公开提起的行政诉讼3件。" }],
  [{ overview: "因政府信息公开提起的行政诉讼1件，复议后起诉2件。" }],
  [{ overview: "信息公开类行政复议5件，诉讼3件。" }],
  [{ overview: "政府信息公开行政诉讼没有败诉。" }],
  [{ overview: "（二）依申请公开。以本机关为被告的各类行政诉讼案件40件，均与政府信息公开无关。" }],
] as const)("says nothing of %j", async (written) => {
  expect(check(rule, await reportOf(written))).toEqual([]);
});

test.each([
  [
    { overview: "因政府信息公开被提起行政诉讼2件，其中直接起诉1件、复议后起诉2件。" },
    { severity: "warning", expected: 3, actual: 2 },
  ],
  [
    { overview: "（二）依申请公开方面。收到申请45件。被提起行政诉讼7件（维持3件）。" },
    { severity: "warning", expected: 3, actual: 7 },
  ],
  [{ overview: "因政府信息公开提起的行政诉讼7件。" }, { severity: "warning", expected: 3, actual: 7 }],
  [{ overview: "2023年未发生政府信息公开行政诉讼案件。" }, { severity: "warning", actual: 0 }],
] as const)("tells of %j", async (written, expected) => {
  expect(check(rule, await reportOf(written))).toMatchObject([expected]);
});
