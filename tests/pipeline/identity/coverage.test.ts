import { expect, test } from "vitest";
import type { OrganYear } from "../../../src/model/dataset.ts";
import type { Organ } from "../../../src/model/organ.ts";
import { roster as rosterSchema } from "../../../src/model/roster.ts";
import type { StoredReading } from "../../../src/pipeline/build/stored-reading.ts";
import { coverageOf } from "../../../src/pipeline/identity/coverage.ts";
import type { LinkedYear } from "../../../src/pipeline/identity/organ-years.ts";

const roster = { ...rosterSchema.parse({ name: "临溪县", organs: [{ name: "临溪县财政局" }] }), id: "linxi" };
const statuses = [
  "on_time",
  "late",
  "published",
  "withdrawn",
  "missing",
  "not_due",
  "unreachable",
  "unreadable",
] as const;

/** What became of an organ's duty; it was read in a source, or was not. */
function linked(
  name: string,
  year: number,
  status: OrganYear["status"],
  source: string | null,
  listed = true,
) {
  const key = `${name} ${year}`;
  return {
    organYear: {
      organ: `linxi/${name}`,
      year,
      scope: "own",
      status,
      expected: listed ? roster.organs[0]! : null,
      readings: source === null ? [] : [{ key, role: "speaks", because: "the only document" }],
      errors: 0,
      doubts: 0,
      warnings: 0,
    },
    readings: source === null ? [] : [{ key, source } as StoredReading],
    seen: { unanswered: [], unread: [], leftOut: false, blind: false },
    roster: listed ? roster : null,
  } as LinkedYear;
}

const coverage = (years: LinkedYear[]) => {
  const organs = new Map(
    years.map(({ organYear: { organ } }) => [
      organ,
      { key: organ, division: { code: null, name: "临溪县" } } as Organ,
    ]),
  );
  return coverageOf(years, organs, new Map([["portal", "临溪县门户"]]));
};

test("what is expected or unlisted is one of published, withdrawn, missing, not due, unreachable, unreadable", () => {
  const duties = statuses.map((status, i) => linked(`${i}局`, 2023, status, i < 4 ? "portal" : null));
  const rows = coverage([...duties, linked("林业局", 2023, "published", "portal", false)]);
  expect(rows.map((row) => [row.of, row.expected, row.unlisted])).toEqual([
    ["division", 8, 1],
    ["roster", 8, 0],
    ["source", 4, 1],
  ]);
  for (const row of rows) {
    const { published, withdrawn, missing, not_due, unreachable, unreadable } = row;
    expect(published + withdrawn + missing + not_due + unreachable + unreadable).toBe(
      row.expected! + row.unlisted,
    );
  }
});

test("what is missing was looked for where the organ's other reports were met", () => {
  const rows = coverage([
    linked("财政局", 2022, "published", "portal"),
    linked("财政局", 2023, "missing", null),
    linked("审计局", 2023, "missing", null),
  ]);
  expect(rows.filter((row) => row.of === "source").map((row) => [row.name, row.year, row.missing])).toEqual([
    ["临溪县门户", 2022, 0],
    ["临溪县门户", 2023, 1],
  ]);
  expect(rows.find((row) => row.of === "roster" && row.year === 2023)).toMatchObject({ missing: 2 });
});
