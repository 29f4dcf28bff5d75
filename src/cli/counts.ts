import type { OrganYear } from "../model/dataset.ts";

/** How many organ-years have which status. */
export function countStatuses(years: Iterable<OrganYear>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of years) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** `late 3, missing 2`; a dash for none. */
export const counted = (counts: Record<string, number | undefined>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name.replace("_", " ")} ${n}`)
    .join(", ") || "-";
