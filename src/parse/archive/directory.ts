import { decodeText } from "../charset.ts";

/** A member as the archive declares it; nothing here is believed before it is checked. */
export interface Entry {
  /** as written, with `/` between folders */
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated; others are not read */
  method: number;
  /** null where only a scan found the member and its header does not say */
  crc: number | null;
  compressed: number;
  size: number | null;
  /** where its local header starts */
  start: number;
  /** where its bytes start; null where no local header stands at `start` */
  data: number | null;
}

export interface Directory {
  entries: Entry[];
  /** true where the directory is lost and the members were found by their own headers */
  scanned: boolean;
  /** true where there are more members than are listed */
  more: boolean;
}

/** Office documents have tens of members, a book of scans some thousands. */
const mostMembers = 10_000;

/** A comment may stand behind the directory's end; junk of the same length is let pass before the first member. */
const slack = 65_536;

const signature = { local: "PK\x03\x04", central: "PK\x01\x02", descriptor: "PK\x07\x08", end: "PK\x05\x06" };

/** What the archive says that it holds; null where the bytes are no zip archive. */
export function readDirectory(bytes: Uint8Array): Directory | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(file);
  if (end !== null) return listCentral(file, end);
  const first = file.subarray(0, slack).indexOf(signature.local, 0, "latin1");
  return first < 0 ? null : scanLocal(file, first);
}

interface End {
  /** where the directory stands */
  start: number;
  /** how far everything is shifted, by bytes that were put before the archive */
  shift: number;
}

/**
 * APPNOTE 4.3.16: the end record stands last, but for a comment. Bytes before the archive shift the
 * directory behind its declared place; where it stands before that, bytes are missing and it fits no more.
 */
function findEnd(file: Buffer): End | null {
  const lowest = Math.max(0, file.length - slack - 22);
  const tail = file.subarray(lowest);
  for (let at = tail.length - 22; at >= 0; at--) {
    at = tail.lastIndexOf(signature.end, at, "latin1");
    if (at < 0) return null;
    const count = tail.readUInt16LE(at + 10);
    const declared = tail.readUInt32LE(at + 16);
    const adjacent = lowest + at - tail.readUInt32LE(at + 12);
    for (const start of [adjacent, declared])
      if (
        start >= declared &&
        (isAt(file, start, signature.central) || (count === 0 && start === lowest + at))
      )
        return { start, shift: start - declared };
  }
  return null;
}

/** APPNOTE 4.3.12: the central directory. Its own count is not needed: it ends where its signatures end. */
function listCentral(file: Buffer, end: End): Directory {
  const entries: Entry[] = [];
  let at = end.start;
  while (entries.length < mostMembers && isAt(file, at, signature.central) && at + 46 <= file.length) {
    const nameLength = file.readUInt16LE(at + 28);
    const start = file.readUInt32LE(at + 42) + end.shift;
    entries.push({
      name: nameOf(file.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (file.readUInt16LE(at + 8) & 0x41) !== 0,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      compressed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      start,
      data: isAt(file, start, signature.local) ? dataStart(file, start) : null,
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return { entries, scanned: false, more: isAt(file, at, signature.central) };
}

/** APPNOTE 4.3.7: the header before each member, for an archive that lost its directory. */
function scanLocal(file: Buffer, first: number): Directory {
  const entries: Entry[] = [];
  let at = first;
  while (entries.length < mostMembers && at >= 0 && at + 30 <= file.length) {
    const data = dataStart(file, at);
    const flags = file.readUInt16LE(at + 6);
    const unknown = (flags & 8) !== 0 && file.readUInt32LE(at + 18) === 0;
    const compressed = unknown ? nextSignature(file, data) - data : file.readUInt32LE(at + 18);
    entries.push({
      name: nameOf(file.subarray(at + 30, at + 30 + file.readUInt16LE(at + 26))),
      encrypted: (flags & 0x41) !== 0,
      method: file.readUInt16LE(at + 8),
      crc: unknown ? null : file.readUInt32LE(at + 14),
      compressed,
      size: unknown ? null : file.readUInt32LE(at + 22),
      start: at,
      data,
    });
    at = file.indexOf(signature.local, data + compressed, "latin1");
  }
  return { entries, scanned: true, more: at >= 0 && entries.length === mostMembers };
}

/** A member whose length stands only behind it (APPNOTE 4.3.9) ends at the next header of any kind. */
function nextSignature(file: Buffer, from: number): number {
  const found = [signature.descriptor, signature.local, signature.central]
    .map((mark) => file.indexOf(mark, from, "latin1"))
    .filter((at) => at >= 0);
  return Math.min(file.length, ...found);
}

function dataStart(file: Buffer, local: number): number {
  if (local + 30 > file.length) return file.length;
  return local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
}

function isAt(file: Buffer, at: number, mark: string): boolean {
  return at >= 0 && file.toString("latin1", at, at + 4) === mark;
}

/** Names are UTF-8 or the writer's own code page, with `\` from careless writers. */
function nameOf(bytes: Uint8Array): string {
  return decodeText(bytes, "gb18030").text.replaceAll("\\", "/").replace(/^\/+/, "");
}
