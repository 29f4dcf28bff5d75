import { expect, test } from "vitest";
import { rule } from "../../src/audit/region.documents.ts";
import { organOf, readingOf, rosterOf, yearOf } from "./dataset.ts";

const [government, water, school] = ["临溪县人民政府", "临溪县水务局", "临溪县教育局"];
const organs = [
  organOf(government, { kind: "government" }),
  organOf(water, { superior: government }),
  organOf(school, { superior: government }),
];
const roster = rosterOf(
  [water, school].map((name) => ({ name, superior: government })),
  { complete: true, confirmed: "2023-02-01" },
);
const values = (n: number) => ({ "active_disclosure.normative_documents.issued": n });
const check = (whole: number) => [
  ...rule.check(
    yearOf(
      2022,
      organs,
      [
        readingOf(government, 2022, values(whole), { scope: "consolidated" }),
        readingOf(water, 2022, values(8)),
        readingOf(school, 2022, values(2)),
      ],
      [roster],
    ),
  ),
];

test("warns of a government that is not the sum of its parts", () => {
  expect(check(12)).toMatchObject([{ severity: "warning", expected: 10, actual: 12 }]);
});

test("has nothing against a sum", () => {
  expect(check(10)).toEqual([]);
});
