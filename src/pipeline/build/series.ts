import type { Series } from "../../audit/rule.ts";
import type { Reading } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { LinkedYear } from "../identity/organ-years.ts";
import type { Links } from "./link.ts";
import type { StoredReading } from "./stored-reading.ts";

type StoredSeries = Series & { readings: readonly StoredReading[] };

/**
 * The speaking readings of each organ and scope over its years. One that only has another name goes on from the last
 * report under the old one. The organ-years come sorted by organ and year.
 */
export function* seriesOf(
  years: readonly LinkedYear[],
  organs: Links["organs"],
  speakingOf: (linked: LinkedYear) => StoredReading | undefined,
): Generator<StoredSeries> {
  const all = new Map<string, Map<Reading["scope"], StoredReading[]>>();
  const spans = new Map<string, { first: number; last: number }>();
  for (const linked of years) {
    const { organ, year, scope } = linked.organYear;
    spans.set(organ, { first: spans.get(organ)?.first ?? year, last: year });
    const speaking = speakingOf(linked);
    if (!speaking) continue;
    const scopes = all.get(organ) ?? new Map<Reading["scope"], StoredReading[]>();
    all.set(organ, scopes.set(scope, [...(scopes.get(scope) ?? []), speaking]));
  }
  for (const [key, scopes] of all) {
    const organ = organs.get(key)!;
    const former = formerNameOf(organ, organs, spans);
    for (const [scope, own] of scopes) {
      const last = former === null ? undefined : all.get(former)?.get(scope)?.at(-1);
      const readings = last ? [last, ...own] : own;
      yield { organ, scope, readings, changed: changesOf(organ, former, readings, spans) };
    }
  }
}

type Spans = ReadonlyMap<string, { first: number; last: number }>;

/** The key that it had under another name: its only predecessor, which had no other successor and ended before it began. */
function formerNameOf({ key, predecessors }: Organ, organs: Links["organs"], spans: Spans): string | null {
  const [only, ...others] = predecessors;
  if (only === undefined || others.length > 0 || organs.get(only)?.successors.length !== 1) return null;
  return (spans.get(only)?.last ?? Infinity) < spans.get(key)!.first ? only : null;
}

/** The years from which on it had the work of a predecessor, or a successor had some of its own; each, where that is not known. */
function changesOf(
  { predecessors, successors }: Organ,
  former: string | null,
  readings: readonly StoredReading[],
  spans: Spans,
): Set<number> {
  const joined = predecessors.filter((key) => key !== former).map((key) => (spans.get(key)?.last ?? NaN) + 1);
  const parted = successors.map((key) => spans.get(key)?.first ?? NaN);
  const changes = [...joined, ...parted];
  return new Set(changes.some(Number.isNaN) ? readings.map(({ year }) => year) : changes);
}
