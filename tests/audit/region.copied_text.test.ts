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
