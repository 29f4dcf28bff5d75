import { createHash } from "node:crypto";
import type { DatasetRecord } from "../model/dataset.ts";
import type { ListedCells, Listing, Said } from "./listing.ts";
import { shortHash } from "./listing.ts";
import { unpack, unpackBytes } from "./packed.ts";
import type { Batch, Value } from "./table.ts";
import { emptyBatch, fill } from "./table.ts";
import { recordTables } from "./tables.ts";
import type { ofWholeReport } from "./tables/facts.ts";

/** A record of a chunk as it is sent to whoever renders it. */
export interface PackedRecord extends Pick<DatasetRecord, "key" | "organ" | "role"> {
  /** packed Listing */
  listing: Uint8Array;
  /** packed Report */
  report: Uint8Array;
}

/** A record as the tables see it. */
export interface ListedRecord extends Pick<DatasetRecord, "key" | "organ" | "role"> {
  listing: Listing;
  /** changes where one of its facts does */
  facts_hash: string;
}

/** The facts of a chunk. What their cells say is listed once: in most cells of most reports it is the same. */
export interface Facts {
  /** in the order of their first cells */
  said: Said[];
  /** by row: position in `said` */
  says: Uint32Array;
  row_hash: string[];
  place: (string | null)[];
  /** report by report: how many rows, and what they have in common */
  reports: { rows: number; common: Record<(typeof ofWholeReport)[number], Value> }[];
}

/** Some hundred records that follow each other in a release: what a format renders at once. */
export interface Chunk {
  batches: Batch[];
  facts: Facts;
  /** the records as `reports.ndjson` has them, without their ends of line */
  lines: Uint8Array[][];
}

/** Takes records apart into the rows of the tables. */
export function chunkOf(records: readonly PackedRecord[]): Chunk {
  const batches = recordTables.map(({ table }) => emptyBatch(table));
  const facts = new FactList();
  const lines: Uint8Array[][] = [];
  for (const { key, organ, role, listing: packed, report } of records) {
    const listing = unpack<Listing>(packed);
    const listed = { key, organ, role, listing, facts_hash: facts.add(key, organ, role, listing) };
    for (const [t, table] of recordTables.entries()) fill(table, listed, batches[t]!);
    const head = Buffer.from(JSON.stringify({ key, organ_key: organ, role }).slice(0, -1) + ",");
    lines.push([head, unpackBytes(report).subarray(1)]);
  }
  return { batches, facts: facts.done(), lines };
}

const quarters = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, "0"));
const hex = (number: number) => quarters[number >>> 16]! + quarters[number & 0xffff]!;

/** The first 8 bytes of SHA-256, in halves that can be combined. */
function halves(text: string): [number, number] {
  const bytes = createHash("sha256").update(text).digest();
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}

const none = "\0";

/**
 * Gathers facts. The hash of a row: the first 8 bytes of SHA-256 of `organ TAB year TAB scope`, XOR those of what was read
 * there: indicator, value, raw, status, basis, unit, note, proven_by, contradicted_by and flagged, each ended by U+001F, an
 * empty one being U+0000. When, where and at which address it was read is not in it.
 */
class FactList {
  readonly #said: Said[] = [];
  readonly #hashes: [number, number][] = [];
  readonly #known = new Map<string, number>();
  readonly #says: number[] = [];
  readonly #rowHashes: string[] = [];
  readonly #places: (string | null)[] = [];
  readonly #reports: Facts["reports"] = [];

  /** Gives a hash of the rows and their places. */
  add(key: string, organ: string | null, role: string | null, listing: Listing): string {
    const { organ_name, division, year, scope, source, cells } = listing;
    const [high, low] = halves(`${organ ?? key}\t${year}\t${scope}`);
    const rows = cells.indicator.length;
    let all = "";
    for (let i = 0; i < rows; i++) {
      const at = this.#find(cells, i);
      const pair = this.#hashes[at]!;
      const hash = hex(pair[0] ^ high) + hex(pair[1] ^ low);
      const place = cells.place[i]!;
      this.#says.push(at);
      this.#rowHashes.push(hash);
      this.#places.push(place);
      all += hash + (place ?? "") + "\n";
    }
    const common = { report: key, organ, organ_name, division, year, scope, role, url: source.url };
    this.#reports.push({ rows, common });
    return shortHash(all);
  }

  done(): Facts {
    return {
      said: this.#said,
      says: Uint32Array.from(this.#says),
      row_hash: this.#rowHashes,
      place: this.#places,
      reports: this.#reports,
    };
  }

  #find(cells: ListedCells, i: number): number {
    const [value, raw, unit, note] = [cells.value[i]!, cells.raw[i]!, cells.unit[i]!, cells.note[i]!];
    const text = `${cells.indicator[i]}\x1f${value ?? none}\x1f${raw ?? none}\x1f${cells.status[i]}\x1f${cells.basis[i]}\x1f${unit ?? none}\x1f${note ?? none}\x1f${cells.proven_by[i]}\x1f${cells.contradicted_by[i]}\x1f${cells.flagged[i]}\x1f`;
    const at = this.#known.get(text);
    if (at !== undefined) {
      // A page may have written a separator into its cells, or the sign for an empty one.
      const known = this.#said[at]!;
      if (known.raw === raw && known.unit === unit && known.note === note) return at;
    }
    const fresh = this.#said.length;
    this.#known.set(text, fresh);
    this.#hashes.push(halves(text));
    this.#said.push({
      indicator: cells.indicator[i]!,
      value,
      raw,
      status: cells.status[i]!,
      basis: cells.basis[i]!,
      unit,
      note,
      proven_by: cells.proven_by[i]!,
      contradicted_by: cells.contradicted_by[i]!,
      flagged: cells.flagged[i]!,
    });
    return fresh;
  }
}
