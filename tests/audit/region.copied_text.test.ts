import { expect, test } from "vitest";
import { rule } from "../../src/audit/region.copied_text.ts";
import { organOf, readingOf, yearOf } from "./dataset.ts";
import { altered, paragraphs } from "./prose.ts";

/** Each organ's prose, and the day it published on. */
const check = (...prose: [text: string[], day: string][]) => {
  const organs = prose.map((_, i) => organOf(`组织${i}`));
  const readings = prose.map(([text, published_on], i) =>
    readingOf(organs[i].key, 2022, {}, { prose: text.join("\n"), published_on }),
  );
  return [...rule.check(yearOf(2022, organs, readings))];
};
const [a, b, c, d, e] = paragraphs;

test("tells the one that published later, side by side with the other", () => {
  const [finding, ...rest] = check(
    [[a, b], "2023-01-25"],
    [[altered(a), altered(b)], "2023-01-10"],
    [[c, d], "2023-01-12"],
  );
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ organ: "组织0", severity: "warning", at: "own/组织1" });
  expect(finding.evidence.map((x) => x.text)).toEqual([a, altered(a), b, altered(b)]);
});

test("leaves out what everybody has alike", () => {
  const all = check(
    [[a, b], "2023-01-10"],
    [[a, c], "2023-01-11"],
    [[a, d], "2023-01-12"],
    [[a, e], "2023-01-13"],
  );
  expect(all).toEqual([]);
});

test("has nothing against own words, or a short passage alike", () => {
  expect(check([[a, b], "2023-01-10"], [[c, d], "2023-01-11"], [[e], "2023-01-12"])).toEqual([]);
  expect(check([[a, b.slice(0, 50)], "2023-01-10"], [[c, b.slice(0, 50)], "2023-01-11"])).toEqual([]);
});

test("is milder with statistics that each has for itself", () => {
  const of = (n: number) => [
    `全年收到政府信息公开申请${n}件，上年结转${n + 3}件，办理答复${n + 1}件，结转下年度继续办理${n + 2}件，均依法登记并出具告知书。`,
    `因政府信息公开工作被申请行政复议${n + 4}件，其中维持${n}件、纠正${n + 1}件、其他结果${n + 2}件，尚未审结的案件均在审理之中。`,
  ];
  const against = (n: number) => check([of(7), "2023-01-25"], [of(n), "2023-01-10"], [[c], "2023-01-12"]);
  expect(against(20)).toMatchObject([{ severity: "info" }]);
  expect(against(7)).toMatchObject([{ severity: "warning" }]);
});
