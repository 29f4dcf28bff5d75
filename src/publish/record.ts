import { createHash } from "node:crypto";
import type { DatasetRecord } from "../model/dataset.ts";
import type { Fact, Report } from "../model/report.ts";
import { placeText } from "./place.ts";
import { doubted } from "./standing.ts";

/** One cell of a report as the release lists it. */
export interface ListedFact {
  indicator: string;
  fact: Fact;
  flagged: boolean;
  row_hash: string;
  place: string | null;
}

/** A record, with what the rows of several tables need to know of it. */
export interface ReadRecord extends DatasetRecord {
  facts: ListedFact[];
  tally: { cells: number; numbers: number; proven: number; contradicted: number; flagged: number };
  facts_hash: string;
  record_hash: string;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Most cells of most reports say the same (no request of this kind), so what they say is hashed once. */
const known = new Map<string, [number, number]>();
const mostKnown = 200_000;

function halves(text: string): [number, number] {
  let pair = known.get(text);
  if (!pair) {
    const bytes = digest(text);
    pair = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
    if (known.size >= mostKnown) known.clear();
    known.set(text, pair);
  }
  return pair;
}

const quarters = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, "0"));
const hex = (number: number) => quarters[number >>> 16]! + quarters[number & 0xffff]!;

/**
 * The hash of a row of facts: the first 8 bytes of SHA-256 of `organ TAB year TAB scope`, XOR those of what was read
 * there: indicator, value, raw, status, basis, unit, note, proven_by, contradicted_by and flagged, each ended by U+001F,
 * an empty one being U+0000. When, where and at which address it was read is not in it.
 */
function rowHashes(of: string): (said: string) => string {
  const bytes = digest(of);
  const [high, low] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
  return (said) => {
    const pair = halves(said);
    return hex(pair[0] ^ high) + hex(pair[1] ^ low);
  };
}

const none = "\0";

function saidBy(indicator: string, fact: Fact, flagged: boolean): string {
  const { value, raw, status, basis, unit, note, proven_by, contradicted_by } = fact;
  return `${indicator}\x1f${value ?? none}\x1f${raw ?? none}\x1f${status}\x1f${basis}\x1f${unit ?? none}\x1f${note ?? none}\x1f${proven_by}\x1f${contradicted_by}\x1f${flagged}\x1f`;
}

const short = (text: string) => digest(text).toString("hex").slice(0, 16);

/** All that a record says, but its facts, its key and when it was seen. */
function restOf({ facts: _, source, ...rest }: Report): string {
  return JSON.stringify([rest, { ...source, fetched_at: null }]);
}

/** Reads off a record what the tables list. */
export function readRecord(record: DatasetRecord): ReadRecord {
  const { report, organ, key } = record;
  const doubts = doubted(report);
  const rowHash = rowHashes(`${organ ?? key}\t${report.year}\t${report.scope}`);
  const tally = { cells: 0, numbers: 0, proven: 0, contradicted: 0, flagged: 0 };
  const facts: ListedFact[] = [];
  let all = "";
  for (const indicator of Object.keys(report.facts)) {
    const fact = report.facts[indicator]!;
    const flagged =
      fact.contradicted_by > 0 || fact.status === "unreadable" || (doubts.size > 0 && doubts.has(indicator));
    const row_hash = rowHash(saidBy(indicator, fact, flagged));
    const place = fact.place ? placeText(fact.place) : null;
    facts.push({ indicator, fact, flagged, row_hash, place });
    all += row_hash + (place ?? "") + "\n";
    tally.cells++;
    if (fact.value !== null) {
      tally.numbers++;
      if (fact.proven_by > 0 && fact.contradicted_by === 0) tally.proven++;
      if (fact.contradicted_by > 0) tally.contradicted++;
    }
    if (flagged) tally.flagged++;
  }
  return { ...record, facts, tally, facts_hash: short(all), record_hash: short(restOf(report)) };
}
