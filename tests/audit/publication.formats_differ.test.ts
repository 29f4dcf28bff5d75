import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.formats_differ.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const total = "requests.newly_received.total";
const check = (page: Record<string, number>, pdf: Record<string, number>, doubtful: string[] = []) => [
  ...rule.check(
    publicationOf(
      organ,
      2022,
      [
        readingOf(organ.key, 2022, page, { key: "page" }),
        readingOf(organ.key, 2022, pdf, { key: "pdf", format: "pdf", doubtful: new Set(doubtful) }),
      ],
      { role: "differs" },
    ),
  ),
];

test("tells of numbers that differ between the page and its PDF", () => {
  expect(check({ [total]: 45 }, { [total]: 46 })).toMatchObject([
    { at: "own/pdf/1", severity: "error", expected: 45, actual: 46, indicators: [total] },
  ]);
});

test("takes a doubtful reading for its own doubt", () => {
  expect(check({ [total]: 45 }, { [total]: 46 }, [total])).toMatchObject([
    { kind: "extraction", severity: "warning" },
  ]);
});

test("has nothing against a cell that one of them lacks", () => {
  expect(check({ [total]: 45, "requests.granted.total": 3 }, { [total]: 45 })).toEqual([]);
});
