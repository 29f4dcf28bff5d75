import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/** Bytes of a file that belong together, and by what they are known again. */
export interface Stretch {
  at: number;
  length: number;
  crc: number;
}

export const stretchOf = (at: number, bytes: Uint8Array): Stretch => ({
  at,
  length: bytes.length,
  crc: crc32(bytes),
});

/** These bytes of a file of an earlier release; null where they are not what was written there. */
export function readStretch(
  directory: string,
  path: string,
  { at, length, crc }: Stretch,
): Uint8Array | null {
  const bytes = Buffer.allocUnsafeSlow(length);
  let file;
  try {
    file = openSync(join(directory, path), "r");
  } catch {
    return null;
  }
  try {
    for (let done = 0; done < length;) {
      const read = readSync(file, bytes, done, length - done, at + done);
      if (read === 0) return null;
      done += read;
    }
  } finally {
    closeSync(file);
  }
  return crc32(bytes) === crc ? bytes : null;
}
