import type { Coverage, OrganYear } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { LinkedYear } from "./organ-years.ts";

type Place = Pick<Coverage, "of" | "id" | "name">;

const there: ReadonlySet<OrganYear["status"]> = new Set(["on_time", "late", "published"]);

/**
 * How each roster, source and division stands in each year: N of M, M where a roster says how many there must be. Those
 * expected and those unlisted are as many as those published, withdrawn, missing, unreachable, unreadable and not due.
 */
export function coverageOf(
  years: readonly LinkedYear[],
  organs: ReadonlyMap<string, Organ>,
  names: ReadonlyMap<string, string>,
): Coverage[] {
  const rows = new Map<string, Coverage>();
  const sources = sourcesOf(years);
  for (const linked of years)
    for (const place of placesOf(linked, organs, sources, names)) {
      const { year, status, expected, errors } = linked.organYear;
      const key = `${place.of} ${place.id} ${year}`;
      const row = rows.get(key) ?? empty(place, year);
      rows.set(key, row);
      if (expected) row.expected = (row.expected ?? 0) + 1;
      else row.unlisted++;
      if (there.has(status)) row.published++;
      if (status !== "published") row[status]++;
      if (errors > 0) row.with_errors++;
    }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const empty = (place: Place, year: number): Coverage => ({
  ...place,
  year,
  expected: null,
  unlisted: 0,
  published: 0,
  on_time: 0,
  late: 0,
  withdrawn: 0,
  missing: 0,
  not_due: 0,
  unreachable: 0,
  unreadable: 0,
  with_errors: 0,
});

const sourceOf = ({ organYear, readings }: LinkedYear): string | null =>
  readings.find(({ key }) => key === organYear.readings[0]?.key)?.source ?? null;

/** Where the newest report of each organ was met: there one that is missing was looked for. */
function sourcesOf(years: readonly LinkedYear[]): Map<string, string> {
  const sources = new Map<string, string>();
  for (const linked of years) {
    const source = sourceOf(linked);
    if (source !== null) sources.set(linked.organYear.organ, source);
  }
  return sources;
}

function placesOf(
  linked: LinkedYear,
  organs: ReadonlyMap<string, Organ>,
  sources: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): Place[] {
  const { organYear, roster } = linked;
  const places: Place[] = [];
  if (roster) places.push({ of: "roster", id: roster.id, name: roster.name });
  const source = sourceOf(linked) ?? organYear.expected?.source ?? sources.get(organYear.organ) ?? null;
  if (source !== null) places.push({ of: "source", id: source, name: names.get(source) ?? source });
  const { code, name } = organs.get(organYear.organ)!.division;
  if (name !== null) places.push({ of: "division", id: code ?? name, name });
  return places;
}
