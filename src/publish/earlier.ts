import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { DatasetRecord } from "../model/dataset.ts";
import { formats } from "./format.ts";
import type { Rendered } from "./rendering.ts";
import type { WrittenFile } from "./sink.ts";
import { fixityOf } from "./sink.ts";
import { tables } from "./tables.ts";

/** A new number where the files of a release change their shape: the same content is released anew, no chunk recalled. */
export const shape = 2;

const file = ".chunks";
/** A change to what the tables are is one of shape, too. */
const shapeHash = createHash("sha256")
  .update(`${shape}\n${JSON.stringify(tables)}`)
  .digest("hex");

/** A chunk of a release: where each format put its piece, in their order; null where it cannot be recalled. */
export interface Kept extends Omit<Rendered, "pieces"> {
  marks: unknown[];
}

interface Index {
  version: string;
  /** by the hash of what the chunk was made of */
  chunks: Map<string, Kept>;
  /** rows are taken over from this file, which is no sequence of pieces */
  database: WrittenFile;
}

/** Of all that a chunk is made of. */
export function chunkKey(records: readonly DatasetRecord[]): string {
  const hash = createHash("sha256").update(shapeHash);
  for (const { key, organ, role, scope, version } of records)
    hash.update(`\n${JSON.stringify([key, organ, role, scope, version])}`);
  return hash.digest("hex");
}

/** The chunks of the current release, from which the next one takes what stayed the same. */
export class EarlierChunks {
  readonly #directory: string;
  readonly #chunks: ReadonlyMap<string, Kept>;

  private constructor(directory: string, chunks: ReadonlyMap<string, Kept>) {
    this.#directory = directory;
    this.#chunks = chunks;
  }

  /** Null where nothing of the release can be recalled. */
  static of(releases: string, version: string | undefined): EarlierChunks | null {
    try {
      const index = deserialize(readFileSync(join(releases, file))) as Index;
      if (index.version !== version) return null;
      const directory = join(releases, version);
      return isIntact(directory, index.database) ? new EarlierChunks(directory, index.chunks) : null;
    } catch {
      // None was written, or by another version of the program or its platform: everything is rendered.
      return null;
    }
  }

  get directory(): string {
    return this.#directory;
  }

  has(key: string): boolean {
    return this.#chunks.has(key);
  }

  /** Null where it is not there any more as it was written. */
  recall(key: string): Rendered | null {
    const kept = this.#chunks.get(key);
    if (!kept) return null;
    const pieces: unknown[] = [];
    for (const [i, format] of formats.entries()) {
      const mark = kept.marks[i];
      const piece = mark === null ? null : format.recall(mark, this.#directory);
      if (piece === null) return null;
      pieces.push(piece);
    }
    return { pieces, rows: kept.rows, content: kept.content };
  }
}

/** Keeps where the chunks of a release are; a run that is killed before leaves an index of another release, which is none. */
export function keepChunks(
  releases: string,
  version: string,
  chunks: Map<string, Kept>,
  files: readonly WrittenFile[],
): void {
  const database = files.find(({ path }) => path.endsWith(".sqlite"))!;
  const temporary = join(releases, `.partial-${process.pid}`);
  writeFileSync(temporary, serialize({ version, chunks, database } satisfies Index));
  renameSync(temporary, join(releases, file));
}

function isIntact(directory: string, { path, bytes, sha256 }: WrittenFile): boolean {
  const opened = openSync(join(directory, path), "r");
  try {
    const found = fixityOf(opened);
    return found.bytes === bytes && found.sha256 === sha256;
  } finally {
    closeSync(opened);
  }
}
