import { createHash } from "node:crypto";
import { closeSync, fsync, mkdirSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Bytes on their way to the disk, before it is decided whether they are kept. One of the two is called, once. */
export interface Held {
  /** Keeps them, whole or not at all; `added` is false where the archive had them. */
  keep(): Promise<{ sha256: string; added: boolean }>;
  drop(): Promise<void>;
}

/** Where bytes are kept for good, by their SHA-256. Nothing in it is ever changed or deleted. */
export interface Archive {
  /** Begins to write bytes, which goes on while they are looked at. */
  hold(bytes: Uint8Array): Held;
  /** Keeps bytes, whole or not at all; `added` is false where it had them. */
  put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }>;
  /** @throws if the archive does not have them, or has them damaged */
  read(sha256: string): Promise<Uint8Array>;
  /** Every file that is not what its name says, or does not belong here. */
  verify(): AsyncIterable<{ file: string; problem: "damaged" | "half-written" | "foreign" }>;
}

const flush = promisify(fsync);

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** An archive in a directory: `ab/cd/abcd…`, written elsewhere on the same disk, flushed, and renamed into place. */
export class FileArchive implements Archive {
  readonly #root: string;
  readonly #halves: string;
  #written = 0;

  constructor(root: string) {
    this.#root = root;
    this.#halves = path.join(root, "half-written");
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`);
    return path.join(this.#root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  put(bytes: Uint8Array): Promise<{ sha256: string; added: boolean }> {
    return this.hold(bytes).keep();
  }

  hold(bytes: Uint8Array): Held {
    const sha256 = sha256Of(bytes);
    const target = this.pathOf(sha256);
    if (statSync(target, { throwIfNoEntry: false })?.size === bytes.length)
      return { keep: async () => ({ sha256, added: false }), drop: async () => {} };
    if (this.#written === 0) mkdirSync(this.#halves, { recursive: true });
    const half = path.join(this.#halves, `${process.pid}.${++this.#written}`);
    const file = openSync(half, "wx");
    const flushed = flushedInto(file, bytes, path.dirname(target));
    // A failure is the caller's once it keeps the bytes.
    flushed.catch(() => {});
    return {
      keep: async () => {
        await flushed;
        renameSync(half, target);
        return { sha256, added: true };
      },
      drop: async () => {
        await flushed.catch(() => {});
        await rm(half, { force: true });
      },
    };
  }

  async read(sha256: string): Promise<Uint8Array> {
    const bytes = await readFile(this.pathOf(sha256));
    if (sha256Of(bytes) !== sha256) throw new Error(`damaged in the archive: ${sha256}`);
    return bytes;
  }

  async *verify(): AsyncIterable<{ file: string; problem: "damaged" | "half-written" | "foreign" }> {
    for (const entry of await readdir(this.#root, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (entry.isDirectory()) continue;
      const file = path.join(entry.parentPath, entry.name);
      if (entry.parentPath === this.#halves) yield { file, problem: "half-written" };
      else if (!/^[0-9a-f]{64}$/.test(entry.name) || file !== this.pathOf(entry.name))
        yield { file, problem: "foreign" };
      else if (sha256Of(await readFile(file)) !== entry.name) yield { file, problem: "damaged" };
    }
  }

  /** Removes what killed processes left half-written; files of processes that still run stay. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#halves).catch(() => [])) {
      const pid = Number(name.split(".")[0]);
      if (pid === process.pid || !isRunning(pid)) await rm(path.join(this.#halves, name), { force: true });
    }
  }
}

/**
 * Writes bytes into an open file, closes it when the disk has them, and makes a directory meanwhile. Only what waits for
 * the disk is left to other threads: any other step takes less time than handing it over.
 */
async function flushedInto(file: number, bytes: Uint8Array, directory: string): Promise<void> {
  try {
    writeFileSync(file, bytes);
    const steps = await Promise.allSettled([flush(file), mkdir(directory, { recursive: true })]);
    for (const step of steps) if (step.status === "rejected") throw step.reason;
  } finally {
    closeSync(file);
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
