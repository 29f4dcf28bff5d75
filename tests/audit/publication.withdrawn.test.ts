import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.withdrawn.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const check = (...states: ("live" | "gone" | "replaced")[]) => [
  ...rule.check(
    publicationOf(
      organ,
      2022,
      states.map((state, i) =>
        readingOf(organ.key, 2022, {}, { key: `${i}`, state, last_seen: "2023-05-02T00:00:00Z" }),
      ),
    ),
  ),
];

test("tells of a report that is gone", () => {
  expect(check("gone")).toMatchObject([
    { severity: "warning", message: { en: expect.stringContaining("2023-05-02") } },
  ]);
});

test("has nothing against one that still is somewhere", () => {
  expect(check("live", "gone")).toEqual([]);
  expect(check("live")).toEqual([]);
});
