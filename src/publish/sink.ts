import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Stretch } from "./stretch.ts";
import { stretchOf } from "./stretch.ts";

/** A file of a release, by its path below the release. */
export interface WrittenFile {
  path: string;
  bytes: number;
  sha256: string;
}

const room = 1 << 20;

/** Writes one file from front to back, holds a mebibyte of it at most, and hashes what it writes. */
export class Sink {
  readonly #path: string;
  readonly #file: number;
  readonly #hash = createHash("sha256");
  readonly #buffer = Buffer.allocUnsafe(room);
  #used = 0;
  #written = 0;

  constructor(directory: string, path: string) {
    this.#path = path;
    this.#file = openSync(join(directory, path), "wx");
  }

  text(text: string): void {
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    if (text.length * 3 > room) return this.bytes(Buffer.from(text));
    if (this.#used + text.length * 3 > room) this.#flush();
    this.#used += this.#buffer.write(text, this.#used);
  }

  bytes(bytes: Uint8Array): void {
    this.#flush();
    this.#put(bytes);
  }

  /** Writes bytes that belong together. */
  stretch(bytes: Uint8Array): Stretch {
    this.#flush();
    const stretch = stretchOf(this.#written, bytes);
    this.#put(bytes);
    return stretch;
  }

  /** Ends the file when the disk has it. */
  close(): WrittenFile {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    return { path: this.#path, bytes: this.#written, sha256: this.#hash.digest("hex") };
  }

  #flush(): void {
    if (this.#used > 0) this.#put(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#written += bytes.length;
  }
}

/** Writes a small file at once. */
export function writeWhole(directory: string, path: string, content: string | Uint8Array): WrittenFile {
  const sink = new Sink(directory, path);
  if (typeof content === "string") sink.text(content);
  else sink.bytes(content);
  return sink.close();
}

/** Size and hash of an open file that was not written by a sink. */
export function fixityOf(file: number): Pick<WrittenFile, "bytes" | "sha256"> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(room);
  let bytes = 0;
  for (let read; (read = readSync(file, buffer, 0, buffer.length, null)) > 0; bytes += read)
    hash.update(buffer.subarray(0, read));
  return { bytes, sha256: hash.digest("hex") };
}
