import { createHash } from "node:crypto";
import type { DatasetRecord } from "../model/dataset.ts";
import type { Listing, Said } from "./listing.ts";
import { saidIn, shortHash } from "./listing.ts";
import { unpack, unpackBytes } from "./packed.ts";
import type { Batch, Value } from "./table.ts";
import { emptyBatch, fill } from "./table.ts";
import { recordTables } from "./tables.ts";
import type { ofWholeReport } from "./tables/facts.ts";

/** A record of a chunk as it is sent to whoever renders it. */
export interface PackedRecord extends Pick<DatasetRecord, "key" | "organ" | "role" | "scope"> {
  /** packed Listing */
  listing: Uint8Array;
  /** packed Report */
  report: Uint8Array;
}

/** A record as the tables see it. */
export interface ListedRecord extends Pick<DatasetRecord, "key" | "organ" | "role"> {
  listing: Listing;
  /** what its cells say */
  said: Said[];
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
  for (const record of records) {
    const { key, organ, role, report } = record;
    const own = unpack<Listing>(record.listing);
    const listing = { ...own, scope: record.scope ?? own.scope };
    const listed = { key, organ, role, listing, ...facts.add(record, listing) };
    for (const [t, table] of recordTables.entries()) fill(table, listed, batches[t]!);
    const head = Buffer.from(JSON.stringify({ key, organ_key: organ, role }).slice(0, -1) + ",");
    lines.push([head, unpackBytes(report).subarray(1)]);
  }
  return { batches, facts: facts.done(), lines };
}

const none = "\0";

/** The first 8 bytes of SHA-256, in halves that can be combined. */
function halves(text: string): [number, number] {
  const bytes = createHash("sha256").update(text).digest();
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}

function hashOf(said: Said): [number, number] {
  const { indicator, value, raw, status, basis, unit, note, proven_by, contradicted_by, flagged } = said;
  return halves(
    `${indicator}\x1f${value ?? none}\x1f${raw ?? none}\x1f${status}\x1f${basis}\x1f${unit ?? none}\x1f${note ?? none}\x1f${proven_by}\x1f${contradicted_by}\x1f${flagged}\x1f`,
  );
}

/** Digits of a row hash. */
const digits = 16;

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

  /** Gives what the cells say, and a hash of the rows and their places. */
  add(
    { key, organ, role }: PackedRecord,
    { organ_name, division, year, scope, source, cells }: Listing,
  ): { said: Said[]; facts_hash: string } {
    const [high, low] = halves(`${organ ?? key}\t${year}\t${scope}`);
    const rows = cells.said.length;
    const bytes = Buffer.allocUnsafe((rows * digits) / 2);
    const said: Said[] = [];
    for (let i = 0; i < rows; i++) {
      const at = this.#find(cells.said[i]!);
      const [one, other] = this.#hashes[at]!;
      bytes.writeUInt32BE((one ^ high) >>> 0, (i * digits) / 2);
      bytes.writeUInt32BE((other ^ low) >>> 0, (i * digits) / 2 + 4);
      said.push(this.#said[at]!);
      this.#says.push(at);
      this.#places.push(cells.place[i]!);
    }
    const hashes = bytes.toString("hex");
    for (let i = 0; i < rows; i++) this.#rowHashes.push(hashes.slice(i * digits, (i + 1) * digits));
    const common = { report: key, organ, organ_name, division, year, scope, role, url: source.url };
    this.#reports.push({ rows, common });
    return { said, facts_hash: shortHash(`${hashes}\n${cells.place.join("\n")}`) };
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

  #find(text: string): number {
    let at = this.#known.get(text);
    if (at === undefined) {
      const said = saidIn(text);
      this.#known.set(text, (at = this.#said.push(said) - 1));
      this.#hashes.push(hashOf(said));
    }
    return at;
  }
}
