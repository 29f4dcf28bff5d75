import { expect, test } from "vitest";
import { chineseNumeral } from "../../src/normalize/numerals.ts";

test.each([
  ["零", 0],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["一百零三", 103],
  ["一千零一十", 1010],
  ["三万五千", 35000],
  ["一亿二千万", 120_000_000],
  ["二〇二一", 2021],
  ["两百", 200],
  ["", null],
  ["三件", null],
  ["十百", null],
  ["一二十", null],
])("%s is %s", (text, value) => {
  expect(chineseNumeral(text)).toBe(value);
});
