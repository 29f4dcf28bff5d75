import { closeSync, openSync, readSync } from "node:fs";
import { failureOf, failures } from "./failure.ts";
import type { Content } from "./input.ts";

const scratch = new Uint8Array(64 * 1024);

const tooLarge = (limit: number): Content => ({ failure: failures.tooLarge(limit) });

/**
 * The bytes of a file; never more than `limit` of them are read, whatever size it claims. Blocks: it
 * is called in a worker thread.
 */
export function readFileBytes(path: string, limit: number): Content {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, "r");
    const parts: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const read = readSync(descriptor, scratch);
      if (read === 0) return { bytes: new Uint8Array(Buffer.concat(parts)) };
      size += read;
      if (size > limit) return tooLarge(limit);
      parts.push(scratch.slice(0, read));
    }
  } catch (error) {
    return { failure: failureOf(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The bytes of a stream, up to the same limit. */
export async function readStreamBytes(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Content> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      size += part.length;
      if (size > limit) return tooLarge(limit);
      parts.push(part);
    }
  } catch (error) {
    return { failure: failureOf(error) };
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)) };
}
