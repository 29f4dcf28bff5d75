import type { Coverage, OrganYear } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { LinkedYear } from "./organ-years.ts";

type Place = Pick<Coverage, "of" | "id" | "name">;

const absent: ReadonlySet<OrganYear["status"]> = new Set(["missing", "not_due", "unreachable", "unreadable"]);

/** How each roster, source and division stands in each year: N of M, M where a roster says how many there must be. */
export function coverageOf(
  years: readonly LinkedYear[],
  organs: ReadonlyMap<string, Organ>,
  names: ReadonlyMap<string, string>,
): Coverage[] {
  const rows = new Map<string, Coverage>();
  for (const linked of years)
    for (const place of placesOf(linked, organs, names)) {
      const { year, status, expected, errors } = linked.organYear;
      const key = `${place.of} ${place.id} ${year}`;
      const row = rows.get(key) ?? empty(place, year);
      rows.set(key, row);
      if (expected) row.expected = (row.expected ?? 0) + 1;
      if (!absent.has(status)) row.published++;
      if (status !== "published" && status in row) row[status as "on_time" | "late" | "missing"]++;
      if (errors > 0) row.with_errors++;
    }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const empty = (place: Place, year: number): Coverage => ({
  ...place,
  year,
  expected: null,
  published: 0,
  on_time: 0,
  late: 0,
  missing: 0,
  unreachable: 0,
  unreadable: 0,
  with_errors: 0,
});

function placesOf(
  { organYear, readings, roster }: LinkedYear,
  organs: ReadonlyMap<string, Organ>,
  names: ReadonlyMap<string, string>,
): Place[] {
  const places: Place[] = [];
  if (roster) places.push({ of: "roster", id: roster.id, name: roster.name });
  const speaking = readings.find(({ key }) => key === organYear.readings[0]?.key);
  const source = speaking?.source ?? organYear.expected?.source ?? null;
  if (source !== null) places.push({ of: "source", id: source, name: names.get(source) ?? source });
  const { code, name } = organs.get(organYear.organ)!.division;
  if (name !== null) places.push({ of: "division", id: code ?? name, name });
  return places;
}
