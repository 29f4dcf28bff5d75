import { expect, test } from "vitest";
import { fold, numberOf, similarity } from "../../src/normalize/labels.ts";

test.each([
  ["3.危及“三安全一稳定”", "危及三安全一稳定"],
  ['３、危及 "三安全 一稳定"', "危及三安全一稳定"],
  ["（七）总计", "总计"],
  ["(七) 总　计", "总计"],
  ["三、本年度\n办理\n结果", "本年度办理结果"],
  ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"],
  ["（二）部分公开（区分处理的，只计这一情", "部分公开"],
  ["本年收费金额（单位：万元）", "本年收费金额"],
  ["2重复申请", "重复申请"],
  ["3.其它", "其他"],
  ["⾏政许可", "行政许可"],
  ["一般规定", "一般规定"],
  ["بۇ يىلقى ئىلتىماس، 一、本年新收", "本年新收"],
  ["རང་བྱུང་མི། 自然人", "自然人"],
  ["1.属于国家秘密ᠤᠯᠤᠰ ᠤᠨ ᠨᠢᠭᠤᠴᠠ", "属于国家秘密"],
  ["（本列数据的勾稽关系为：第一项加第二项之和）", ""],
])("%j folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each([
  ["3.其他", 3],
  ["（六）其他处理", 6],
  ["十二、附则", 12],
  ["二十一、附则", 21],
  ["其他", null],
])("%s has the number %s", (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test("a typing error is near, another label is not", () => {
  expect(similarity("属于国家秘密", "属于国家机密")).toBeGreaterThan(0.75);
  expect(similarity("属于国家秘密", "保护第三方合法权益")).toBeLessThan(0.34);
  expect(
    similarity(
      "行政机关不再处理其政",
      "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
    ),
  ).toBeGreaterThan(0.4);
});
