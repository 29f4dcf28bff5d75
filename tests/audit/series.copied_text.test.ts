import { expect, test } from "vitest";
import { passagesOf } from "../../src/audit/passages.ts";
import { rule } from "../../src/audit/series.copied_text.ts";
import { organOf, proseOf, readingOf, seriesOf } from "./dataset.ts";
import { altered, paragraphs } from "./prose.ts";

const check = (was: string[], is: string[], problems: [string, string] | null = null) => {
  const of = (year: number, text: string[], problem?: string) => ({
    ...readingOf("a", year, {}),
    passages: [
      ...passagesOf(proseOf(text.join("\n"))),
      ...(problem ? passagesOf(proseOf(problem, "problems_and_improvements")) : []),
    ],
  });
  return [...rule.check(seriesOf(organOf("a"), of(2021, was, problems?.[0]), of(2022, is, problems?.[1])))];
};

test("shows passages of last year side by side", () => {
  const [finding] = check(paragraphs.slice(0, 3), [
    altered(paragraphs[0]),
    altered(paragraphs[1]),
    paragraphs[3],
  ]);
  expect(finding).toMatchObject({ year: 2022, severity: "warning" });
  expect(finding.evidence.map((e) => e.text)).toEqual([
    altered(paragraphs[0]),
    paragraphs[0],
    altered(paragraphs[1]),
    paragraphs[1],
  ]);
});

test("is milder with a single passage, and not with the problems", () => {
  expect(check(paragraphs.slice(0, 1), paragraphs.slice(0, 4))).toMatchObject([{ severity: "info" }]);
  expect(check([], paragraphs.slice(0, 4), [paragraphs[4], paragraphs[4]])).toMatchObject([
    { severity: "warning" },
  ]);
});

test("is milder with statistics that are this year's", () => {
  const of = (a: number) =>
    `全县各级行政机关新收政府信息公开申请${a}件，上年结转${a + 3}件，办理答复${a + 1}件，结转下年度继续办理${a + 2}件，均依法登记并出具告知书。`;
  expect(check([of(120)], [of(240)])).toMatchObject([{ severity: "info" }]);
  expect(check([of(120)], [of(120)])).toMatchObject([{ severity: "warning" }]);
});

test("has nothing against a year with its own words", () => {
  expect(check(paragraphs.slice(0, 2), paragraphs.slice(2))).toEqual([]);
});
