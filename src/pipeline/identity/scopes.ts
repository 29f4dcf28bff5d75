import type { Organ } from "../../model/organ.ts";
import type { StoredReading } from "../build/stored-reading.ts";

/**
 * Groups the readings of an organ and year by what they speak for. Own and consolidated reports are never mixed; one
 * that does not tell is taken for the other format of the report with the same figures, or of the only other one. Only
 * governments and their offices speak for a territory, so that a department's are always its own.
 */
export function byScope(organ: Organ, readings: readonly StoredReading[]): StoredReading[][] {
  const territorial = organ.level !== "township" && (organ.kind === "government" || organ.kind === "office");
  const groups = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    if (!territorial && organ.kind !== null) reading.scope = "own";
    groups.set(reading.scope, [...(groups.get(reading.scope) ?? []), reading]);
  }
  const unknown = groups.get("unknown");
  const told = [...groups].filter(([scope]) => scope !== "unknown").map(([, group]) => group);
  if (!unknown || told.length === 0) return [...groups.values()];
  const left: StoredReading[] = [];
  for (const reading of unknown) {
    const group =
      told.length === 1
        ? told[0]
        : told.find(([first]) => first!.values.size > 0 && first!.values.equals(reading.values));
    if (!group) left.push(reading);
    else {
      reading.scope = group[0]!.scope;
      group.push(reading);
    }
  }
  return left.length > 0 ? [...told, left] : told;
}
