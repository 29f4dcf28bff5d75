import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.early.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const check = (published_on: string | null, first_seen: string | null = null) => [
  ...rule.check(publicationOf(organ, 2022, [readingOf(organ.key, 2022, {}, { published_on, first_seen })])),
];

test("tells of a report dated or seen before its year ended", () => {
  expect(check("2022-12-28")).toMatchObject([{ severity: "error", kind: "report" }]);
  expect(check(null, "2022-12-30T08:00:00Z")).toMatchObject([{ severity: "error" }]);
});

test("takes a day long before for another date of the page", () => {
  expect(check("2021-03-02")).toMatchObject([{ severity: "warning", kind: "extraction" }]);
});

test("has nothing against the new year", () => {
  expect(check("2023-01-01")).toEqual([]);
});
