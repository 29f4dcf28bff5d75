import type { OrganYear } from "../model/dataset.ts";
import { organYearStatus } from "../model/dataset.ts";

/** How many organ-years have which status, in the order in which the statuses are listed; none that no year has. */
export function countStatuses(years: Iterable<OrganYear>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of years) counts.set(status, (counts.get(status) ?? 0) + 1);
  return Object.fromEntries(
    organYearStatus.options.flatMap((s) => (counts.has(s) ? [[s, counts.get(s)!]] : [])),
  );
}

/** `late 3, missing 2`; a dash for none. */
export const counted = (counts: Record<string, number | undefined>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name.replace("_", " ")} ${n}`)
    .join(", ") || "-";
