import { constants, crc32, inflateRawSync } from "node:zlib";
import type { Limits, Message } from "../model/document.ts";
import { readDirectory } from "./archive/directory.ts";
import type { Directory, Entry } from "./archive/directory.ts";
import * as trouble from "./archive/trouble.ts";

/** A zip archive whose members are inflated one at a time, each within bounds. */
export interface Archive {
  /** names of the members, with `/` between folders, in the archive's order; never to be used as paths */
  names: string[];
  /** what was found wrong, from opening on and by every `read` */
  messages: Message[];
  /**
   * The bytes of a member, whose name is compared without regard to case; null where there is none or
   * it is refused, then with a message (`archive.encrypted`, `archive.zip64`, `archive.method`,
   * `archive.overlap`, `archive.ratio`, `archive.too_large`, `archive.damaged`). A damaged member gives
   * what could be inflated.
   */
  read(name: string): Uint8Array | null;
}

/** More than this many times its size is what bombs inflate to; text of a document stays far below. */
const highestRatio = 250;
/** A short member may well be that repetitive, and does no harm. */
const harmless = 8 * 1024 * 1024;

/**
 * Opens a zip archive, or returns null where the bytes are none. Reads the directory only; a lost directory
 * is replaced by a scan for the members' own headers. Never throws.
 */
export function openArchive(bytes: Uint8Array, limits: Limits): Archive | null {
  const directory = readDirectory(bytes);
  if (directory === null) return null;

  const messages: Message[] = [];
  if (directory.scanned) messages.push(trouble.truncated());
  if (directory.more) messages.push(trouble.tooManyMembers(directory.entries.length));
  const overlap = overlapping(directory);
  const members = new Map<string, Entry>();
  for (const entry of directory.entries) {
    if (entry.name.endsWith("/")) continue;
    if (/^[a-z]:|\0|(^|\/)\.\.(\/|$)/i.test(entry.name)) messages.push(trouble.path(entry.name));
    else if (members.has(entry.name.toLowerCase())) messages.push(trouble.duplicate(entry.name));
    else members.set(entry.name.toLowerCase(), entry);
  }

  let left = limits.expanded_bytes;
  return {
    names: [...members.values()].map((entry) => entry.name),
    messages,
    read(name) {
      const entry = members.get(name.toLowerCase());
      if (entry === undefined) return null;
      const refusal = overlap ?? refusalOf(entry, left);
      if (refusal !== null) {
        messages.push(refusal);
        return null;
      }
      const member = inflate(bytes, entry, left);
      messages.push(...member.messages);
      left -= member.bytes?.length ?? 0;
      return member.bytes;
    },
  };
}

/** Members that share bytes multiply what an archive inflates to; no honest writer makes them. */
function overlapping({ entries }: Directory): Message | null {
  let reached = 0;
  for (const entry of entries.toSorted((a, b) => a.start - b.start)) {
    if (entry.data === null) continue;
    if (entry.start < reached) return trouble.overlap(entry.name);
    reached = entry.data + entry.compressed;
  }
  return null;
}

/** What the entry itself declares is enough to refuse it; what it hides shows while inflating. */
function refusalOf(entry: Entry, left: number): Message | null {
  if (entry.encrypted) return trouble.encrypted(entry.name);
  if (entry.size === 0xffffffff || entry.compressed === 0xffffffff) return trouble.zip64(entry.name);
  if (entry.method !== 0 && entry.method !== 8) return trouble.method(entry.name, entry.method);
  const size = entry.method === 0 ? entry.compressed : (entry.size ?? 0);
  if (size > ratioBound(entry)) return trouble.ratio(entry.name, highestRatio);
  if (size > left) return trouble.tooLarge(entry.name);
  if (entry.data === null) return trouble.damaged(entry.name);
  return null;
}

const ratioBound = (entry: Entry): number => Math.max(harmless, highestRatio * entry.compressed);

interface Inflated {
  bytes: Uint8Array | null;
  messages: Message[];
}

function inflate(bytes: Uint8Array, entry: Entry, left: number): Inflated {
  const data = entry.data ?? bytes.length;
  const compressed = bytes.subarray(data, data + entry.compressed);
  const bound = Math.min(left, ratioBound(entry));
  try {
    // Flushed, not finished: a stream that is cut off gives what came before the cut.
    const inflated =
      entry.method === 0
        ? compressed
        : inflateRawSync(compressed, { maxOutputLength: bound, finishFlush: constants.Z_SYNC_FLUSH });
    return { bytes: inflated, messages: isWhole(inflated, entry) ? [] : [trouble.damaged(entry.name)] };
  } catch (error) {
    const outgrown = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    const reason = !outgrown
      ? trouble.damaged(entry.name)
      : bound === left
        ? trouble.tooLarge(entry.name)
        : trouble.ratio(entry.name, highestRatio);
    return { bytes: null, messages: [reason] };
  }
}

function isWhole(inflated: Uint8Array, { size, crc }: Entry): boolean {
  return (size === null || size === inflated.length) && (crc === null || crc === crc32(inflated));
}
