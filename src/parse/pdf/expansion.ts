import { constants, inflateSync } from "node:zlib";

/** Deflate makes a byte into no more than so many. */
const mostExpansion = 1032;

/** Smaller parts are not looked into: thousands of them are usual, and one alone cannot do harm. */
const harmless = 16 * 1024;

/**
 * Whether the large compressed parts of a file hold more than `most` bytes, all together. pdfjs keeps what
 * it unpacks whole, so this is asked first. Pictures do not count: of one, no more is unpacked than its size.
 */
export function expandsBeyond(bytes: Uint8Array, most: number): boolean {
  if (bytes.length * mostExpansion <= most) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = most;
  let end = 0;
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", end)) {
    const close = file.indexOf("endstream", at + 6);
    end = close < 0 ? file.length : close + 9;
    const packed = file.subarray(file[at + 6] === 0x0d ? at + 8 : at + 7, close < 0 ? file.length : close);
    if (packed.length < harmless) continue;
    const dictionary = dictionaryBefore(file, at);
    if (!/\/Fl(?:ateDecode)?\b/.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    // What is packed twice unpacks to a million times its size.
    if (/\/Fl(?:ateDecode)?\b[^>]*\/Fl(?:ateDecode)?\b/.test(dictionary)) return true;
    left -= unpackedLength(packed, left);
    if (left < 0) return true;
  }
  return false;
}

function dictionaryBefore(file: Buffer, at: number): string {
  const near = file.toString("latin1", Math.max(0, at - 1000), at);
  return near.slice(near.lastIndexOf(" obj") + 1);
}

/** Bytes of the unpacked data; one more than `most` where there are more. Damaged data counts as it is. */
function unpackedLength(packed: Buffer, most: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH })
      .length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? most + 1 : packed.length;
  }
}
