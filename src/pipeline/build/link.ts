import { organOfTitle, yearOfTitle } from "../../forms/title.ts";
import type { Organ } from "../../model/organ.ts";
import type { Roster } from "../../model/roster.ts";
import type { Source } from "../../model/source.ts";
import { expectationsOf, type Span } from "../identity/expectations.ts";
import type { Context } from "../identity/names.ts";
import { type LinkedYear, organYearsOf, type Seen, yearKey } from "../identity/organ-years.ts";
import { OrganRegistry } from "../identity/organs.ts";
import type { LeftOut, SourceState, Unanswered } from "../ledger.ts";
import type { Failure } from "../failure.ts";
import { addedSource } from "./added.ts";
import { FiguresStore } from "./figures.ts";
import type { BuildStore } from "./store.ts";
import { Prose, StoredReading } from "./stored-reading.ts";
import type { Unit } from "./units.ts";

/** What the linking knows beside the readings. */
export interface Surroundings {
  sources: readonly Source[];
  rosters: readonly Roster[];
  states: readonly SourceState[];
  unanswered: readonly Unanswered[];
  leftOut: readonly LeftOut[];
  /** sources some of whose lists gave no answer in their last round */
  blind: ReadonlySet<string>;
  /** ISO date by which missing and late are judged */
  as_of: string;
}

/** Who published what, with nothing said of it yet. */
export interface Links {
  organs: Map<string, Organ>;
  /** keys that organs had in earlier builds, to those they have now */
  formerKeys: () => Map<string, string>;
  years: LinkedYear[];
  readings: Map<string, StoredReading>;
  /** keys of records whose organ or year cannot be told */
  nobodys: string[];
  /** kept, and could not be read */
  unreadable: number;
}

interface Waiting {
  unit: Unit;
  reading: StoredReading;
  group: string;
}

/** Something that is known of an organ and a year before the organ's key is. */
interface Sign {
  group: string;
  year: number;
  tell(seen: Seen): void;
}

/** Tells of all that is kept which organ published it for which year, and what of that year's speaks. */
export async function link(
  units: AsyncIterable<Unit>,
  store: BuildStore,
  around: Surroundings,
): Promise<Links> {
  const registry = new OrganRegistry(contextsOf(around.sources), around.rosters);
  const prose = new Prose(store);
  const figures = new FiguresStore();
  const waiting: Waiting[] = [];
  const signs: Sign[] = [];
  const nobodys: string[] = [];
  let unreadable = 0;
  for await (const unit of units) {
    const kept = unit.companion ? null : store.digest(unit.sha256);
    if (!kept) continue;
    if ("failure" in kept) {
      unreadable++;
      signs.push(
        ...signOf(registry, unit.row.source, { ...unit, title: titleOf(unit, kept.failure) }, (seen) =>
          seen.unread.push({ url: unit.row.url, code: kept.failure.code, format: unit.row.media_type }),
        ),
      );
      continue;
    }
    const { digest } = kept;
    const name = digest.organ ?? unit.organ;
    const year = digest.year ?? unit.year;
    if (name === null || year === null) {
      nobodys.push(unit.sha256);
      continue;
    }
    const group = registry.meet({ published: name, year, source: real(unit.row.source), uscc: digest.uscc });
    const linked = { organ: "", name, year, scope: digest.scope };
    waiting.push({
      unit,
      reading: new StoredReading(unit, digest, figures.keep(kept.figures), linked, prose),
      group,
    });
    if (digest.pictures)
      signs.push({
        group,
        year,
        tell: (seen) =>
          seen.unread.push({ url: unit.row.url, code: "tables.pictures", format: digest.format }),
      });
  }
  for (const { source, outcome, url, at, ...listed } of around.unanswered)
    signs.push(
      ...signOf(registry, source, listed, (seen) =>
        seen.unanswered.push({ url, outcome, at: new Date(at).toISOString() }),
      ),
    );
  for (const { source, ...listed } of around.leftOut)
    signs.push(...signOf(registry, source, listed, (seen) => (seen.leftOut = true)));

  const organs = registry.settle();
  const readings = new Map<string, StoredReading>();
  for (const { reading, group } of waiting) {
    reading.organ = registry.keyOf(group);
    readings.set(reading.key, reading);
  }
  const seen = new Map<string, Seen>();
  for (const { group, year, tell } of signs) {
    const key = yearKey(registry.keyOf(group), year);
    const known = seen.get(key) ?? { unanswered: [], unread: [], leftOut: false, blind: false };
    tell(known);
    seen.set(key, known);
  }
  const sourcesOf = new Map<string, Set<string>>();
  for (const { organ, source } of readings.values())
    if (source !== null) sourcesOf.set(organ, (sourcesOf.get(organ) ?? new Set()).add(source));
  const isBlind = (organ: string): boolean =>
    [...(sourcesOf.get(organ) ?? [])].some((id) => around.blind.has(id));
  const yearsOf = new Map<string, Set<number>>();
  for (const { organ, year } of readings.values())
    yearsOf.set(organ, (yearsOf.get(organ) ?? new Set()).add(year));
  const spanOf = (roster: Roster): Span | null => span(roster, registry, yearsOf, sourcesOf, around);
  const years = organYearsOf(
    organs,
    [...readings.values()],
    expectationsOf(around.rosters, registry, organs, spanOf),
    (organ, year) => ({
      ...(seen.get(yearKey(organ, year)) ?? { unanswered: [], unread: [], leftOut: false }),
      blind: isBlind(organ),
    }),
    around.as_of,
  );
  return { organs, formerKeys: () => registry.formerKeys(), years, readings, nobodys, unreadable };
}

/** What was added is of no portal: it joins the organ of its name wherever that was met. */
const real = (source: string | null): string | null => (source === addedSource ? null : source);

function contextsOf(sources: readonly Source[]): Map<string, Context> {
  return new Map(sources.map(({ id, place, division }) => [id, { place: place ?? null, division }]));
}

/** What could not be read is told by its list's title, by its own, or by the name of its file. */
const titleOf = ({ title, row }: Unit, failure: Failure): string | null =>
  [title, failure.title, row.file_name].find((t) => typeof t === "string" && organOfTitle(t) !== null) ??
  title;

function signOf(
  registry: OrganRegistry,
  source: string | null,
  { title, organ, year }: Pick<LeftOut, "title" | "organ" | "year">,
  tell: Sign["tell"],
): Sign[] {
  const published = (title === null ? null : organOfTitle(title)) ?? organ;
  const of = (title === null ? null : yearOfTitle(title)) ?? year;
  if (published === null || of === null) return [];
  const group = registry.meet({ published, year: of, source: real(source), uscc: null });
  return [{ group, year: of, tell }];
}

/**
 * From the first year that anything of the roster was read for, to the last one that has ended where its portal was
 * looked through, else to the last that was read: nobody looked for more.
 */
function span(
  roster: Roster,
  registry: OrganRegistry,
  yearsOf: ReadonlyMap<string, ReadonlySet<number>>,
  sourcesOf: ReadonlyMap<string, Set<string>>,
  { states, sources, as_of }: Surroundings,
): Span | null {
  const members = new Set(roster.organs.map((entry) => registry.keyOfEntry(entry)));
  const read = [...members].flatMap((organ) => [...(yearsOf.get(organ) ?? [])]);
  if (read.length === 0) return null;
  const named = roster.organs.flatMap(({ source }) => source ?? []);
  const portals = new Set([...named, ...[...members].flatMap((organ) => [...(sourcesOf.get(organ) ?? [])])]);
  const collected = states.filter(({ source }) => source !== addedSource && portals.has(source));
  const bounds = sources.filter(({ id }) => portals.has(id)).flatMap(({ years }) => (years ? [years] : []));
  let [first, last] = [Math.min(...read), Math.max(...read)];
  if (collected.length > 0) last = Math.max(last, Number(as_of.slice(0, 4)) - 1);
  if (bounds.length > 0) {
    first = Math.max(first, Math.min(...bounds.map(([from]) => from)));
    last = Math.min(last, Math.max(...bounds.map(([, to]) => to)));
  }
  return { first, last };
}
