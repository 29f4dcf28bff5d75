import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.misnumbered.ts";
import { check, reportOf } from "./written.ts";

const sections = (numbers: string) => `一、总体情况
2023年，我局主动公开政府信息，接受社会监督。
${numbers[1]}、主动公开政府信息情况
@active_disclosure
${numbers[2]}、收到和处理政府信息公开申请情况
@requests
${numbers[3]}、政府信息公开行政复议、行政诉讼情况
@review_litigation
${numbers[4]}、存在的主要问题及改进情况
公开内容还不够丰富。
${numbers[5]}、其他需要报告的事项
无。`;

test.each(["一二三四四五", "一二四四五六", "一二三四五五"])("tells of %s", async (numbers) => {
  expect(check(rule, await reportOf({ text: sections(numbers) }))).toMatchObject([{ severity: "warning" }]);
});

test("has nothing against the right order", async () => {
  expect(check(rule, await reportOf({ text: sections("一二三四五六") }))).toEqual([]);
});

test("has nothing against a section left out", async () => {
  const text = sections("一二三四五六").replace(/五、[^]*?(?=六、)/u, "");
  expect(check(rule, await reportOf({ text }))).toEqual([]);
});
