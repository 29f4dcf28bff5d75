import type { Organ } from "../../model/organ.ts";
import type { Report } from "../../model/report.ts";
import type { StoredReading } from "../build/stored-reading.ts";

/**
 * Groups the readings of an organ and year by what they speak for. Own and consolidated reports are never mixed; one
 * that does not tell is taken for the other format of the report with the same figures, for the only one that is due (by a
 * roster) and not there, or for another format of the only other one. Only governments and their offices speak for a
 * territory, so that a department's are always its own.
 */
export function byScope(
  organ: Organ,
  readings: readonly StoredReading[],
  due: readonly Report["scope"][] = [],
): StoredReading[][] {
  const territorial = organ.level !== "township" && (organ.kind === "government" || organ.kind === "office");
  if (!territorial && organ.kind !== null) for (const reading of readings) reading.scope = "own";
  else if (due.length === 2 && readings.every(({ scope }) => scope === "unknown")) tellApart(readings);
  const groups = new Map<string, StoredReading[]>();
  for (const reading of readings) groups.set(reading.scope, [...(groups.get(reading.scope) ?? []), reading]);
  const unknown = groups.get("unknown");
  if (!unknown) return [...groups.values()];
  const told = [...groups].filter(([scope]) => scope !== "unknown").map(([, group]) => group);
  const open = due.filter((scope) => !groups.has(scope));
  const wanted: StoredReading[] | null = open.length === 1 ? [] : null;
  const left: StoredReading[] = [];
  for (const reading of unknown) {
    const group =
      told.find(([first]) => first!.values.size > 0 && first!.values.equals(reading.values)) ??
      (reading.values.size > 0 || told.length !== 1 ? wanted : null) ??
      (told.length === 1 ? told[0] : undefined);
    if (!group) left.push(reading);
    else {
      reading.scope = group === wanted ? open[0]! : group[0]!.scope;
      group.push(reading);
    }
  }
  if (wanted && wanted.length > 0) told.push(wanted);
  return left.length > 0 ? [...told, left] : told;
}

/** Of an own and a consolidated report that do not tell, the one that is nowhere less is the consolidated one (L4). */
function tellApart(readings: readonly StoredReading[]): void {
  const [first, ...others] = readings.filter((reading) => reading.values.size > 0);
  const other = others.find((reading) => !reading.values.equals(first!.values));
  if (!first || !other) return;
  const whole = [first, other].find((a) => [first, other].every((b) => isNowhereLess(a, b)));
  if (!whole) return;
  for (const reading of readings)
    if (reading.values.equals(whole.values)) reading.scope = "consolidated";
    else if (reading.values.size > 0 && isNowhereLess(whole, reading)) reading.scope = "own";
}

const isNowhereLess = (a: StoredReading, b: StoredReading): boolean =>
  [...b.values].every(([indicator, value]) => (a.values.get(indicator) ?? value) >= value);
