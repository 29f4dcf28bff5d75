import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.missing.ts";
import { organOf, organYearOf, publicationOf, readingOf, rosterOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const roster = rosterOf([{ name: organ.name }], { confirmed: "2023-01-05" });
const expected = roster.organs[0];
const check = (more: Partial<Parameters<typeof rule.check>[0]> = {}) => [
  ...rule.check({
    ...publicationOf(organ, 2022, []),
    organYear: organYearOf(organ, 2022, { expected }),
    roster,
    as_of: "2023-02-10",
    ...more,
  }),
];

test("tells of a report that is due and not there", () => {
  expect(check()).toMatchObject([{ organ: organ.key, year: 2022, severity: "error" }]);
});

test("warns only where the roster is a draft, or no day is set", () => {
  expect(check({ roster: { id: "linxi", confirmed: null } })).toMatchObject([{ severity: "warning" }]);
  const town = organOf("临溪县青石镇人民政府", { kind: "government", level: "township" });
  expect(check({ organ: town, as_of: "2023-02-10" })).toEqual([]);
  expect(check({ organ: town, as_of: "2023-04-10" })).toMatchObject([{ severity: "warning" }]);
});

test("does not take for missing what is not due yet, not expected, unreachable, unread or there", () => {
  expect(check({ as_of: "2023-01-31" })).toEqual([]);
  expect(check({ organYear: organYearOf(organ, 2022) })).toEqual([]);
  expect(check({ organYear: organYearOf(organ, 2022, { expected: { ...expected, from: 2023 } }) })).toEqual(
    [],
  );
  expect(
    check({ unanswered: [{ url: "http://a/", outcome: "timeout", at: "2023-02-01T00:00:00Z" }] }),
  ).toEqual([]);
  expect(check({ unread: [{ url: null, code: "report.is_image", format: "png" }] })).toEqual([]);
  expect(check({ readings: [readingOf(organ.key, 2022, {})] })).toEqual([]);
});

test("is milder where a report under its name is there, which may be its own or another's", () => {
  const unplaced = readingOf("added/临溪县水务局", 2022, {}, { name: "临溪县水务局" });
  expect(check({ unplaced })).toMatchObject([
    { severity: "warning", evidence: [{}, { report: unplaced.key }] },
  ]);
});
