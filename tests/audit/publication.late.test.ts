import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.late.ts";
import { rosterEntry } from "../../src/model/roster.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const department = organOf("临溪县水务局");
const office = organOf("临溪县人民政府办公室", { kind: "office" });
const town = organOf("临溪县青石镇人民政府", { kind: "government", level: "township" });
const check = (organ: typeof department, ...days: (string | null)[]) => [
  ...rule.check(
    publicationOf(
      organ,
      2022,
      days.map((published_on, i) => readingOf(organ.key, 2022, {}, { key: `${i}`, published_on })),
    ),
  ),
];

test("tells of a day after the deadline", () => {
  expect(check(department, "2023-02-01")).toMatchObject([{ severity: "error", year: 2022 }]);
});

test("judges a government by the report that a roster expects of it", () => {
  const government = organOf("临溪县人民政府", { kind: "government" });
  const publication = publicationOf(government, 2022, [
    readingOf(government.key, 2022, {}, { scope: "unknown", published_on: "2023-04-12" }),
  ]);
  expect([...rule.check(publication)]).toMatchObject([{ severity: "warning" }]);
  publication.organYear.expected = rosterEntry.parse({ name: government.name, reports: "consolidated" });
  expect([...rule.check(publication)]).toMatchObject([{ severity: "error" }]);
});

test("warns where practice alone sets the day, or the page may have moved", () => {
  expect(check(office, "2023-02-01")).toMatchObject([{ severity: "warning" }]);
  expect(check(department, "2025-06-01")).toMatchObject([{ severity: "warning" }]);
});

test("has nothing against the last day, townships, an earlier version in time, or a page without a day", () => {
  expect(check(department, "2023-01-31")).toEqual([]);
  expect(check(town, "2023-05-01")).toEqual([]);
  expect(check(department, "2023-02-20", "2023-01-20")).toEqual([]);
  expect(check(department, null)).toEqual([]);
});

test("believes what was seen before what the page says", () => {
  const seen = readingOf(
    department.key,
    2022,
    {},
    { published_on: "2023-03-01", first_seen: "2023-01-20T03:00:00Z" },
  );
  expect([...rule.check(publicationOf(department, 2022, [seen]))]).toEqual([]);
});
