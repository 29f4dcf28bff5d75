import type { Message } from "../model/document.ts";

export interface DecodedText {
  /** the text without its byte order mark */
  text: string;
  /** the WHATWG name of the encoding that was used */
  charset: string;
  messages: Message[];
}

/**
 * Bytes → text. What the bytes are decides, not what they are said to be: a byte order mark, then strict
 * UTF-8, then `declared` if it decodes without an error, else gb18030 (which holds gb2312 and gbk, so a
 * declaration of those means it too). Text that fits none is decoded with replacement characters, and said.
 * A last character cut in half is dropped, and said. Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = byteOrderMark(bytes);
  const body = mark === null ? bytes : bytes.subarray(mark.length);
  const wide = mark?.charset.startsWith("utf-16") ? mark.charset : mark === null ? bareUtf16(body) : null;
  if (wide !== null) return lossy(body.subarray(0, body.length - (body.length % 2)), wide);

  const whole = withoutCutUtf8(body);
  const text = strict(whole, "utf-8");
  if (text !== null) return { text, charset: "utf-8", messages: whole === body ? [] : [cutTail] };
  if (isDamagedUtf8(body)) return lossy(body, "utf-8");

  const named = declared === null ? null : encodingOf(declared);
  const believed =
    named !== null && !anyByteFits(named) && named !== "utf-8" ? [named, "gb18030"] : ["gb18030"];
  for (const charset of believed) {
    const decoded = strictWithCutTail(body, charset);
    if (decoded !== null) return decoded;
  }
  return lossy(body, named !== null && anyByteFits(named) ? named : "gb18030");
}

/** Encodings of one byte a character decode anything at all, so that they decode without error proves nothing. */
function anyByteFits(charset: string): boolean {
  return /^(windows-|iso-8859|macintosh|koi8|ibm866|x-mac)/.test(charset);
}

/** The decoder that a label stands for, or null where nobody knows the label. */
function encodingOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding.startsWith("utf-16") ? null : encoding;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): { charset: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe) return { charset: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: "utf-16be", length: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { charset: "gb18030", length: 4 };
  return null;
}

/** UTF-16 without a mark shows in its zero bytes: ASCII puts them all on one side of the pairs. */
function bareUtf16(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let i = bytes.indexOf(0); i >= 0 && i < end; i = bytes.indexOf(0, i + 1)) zeros[i % 2]++;
  const few = Math.max(2, end / 100);
  if (zeros[1] > few && zeros[0] * 20 < zeros[1]) return "utf-16le";
  if (zeros[0] > few && zeros[1] * 20 < zeros[0]) return "utf-16be";
  return null;
}

/** The bytes up to a last UTF-8 character that is cut in half; the same array where none is. */
function withoutCutUtf8(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

function strict(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Only the decoder itself knows where a multibyte character starts, so it is asked what it holds back. */
function strictWithCutTail(bytes: Uint8Array, charset: string): DecodedText | null {
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
  try {
    return { text: text + decoder.decode(), charset, messages: [] };
  } catch {
    return { text, charset, messages: [cutTail] };
  }
}

function lossy(bytes: Uint8Array, charset: string): DecodedText {
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  return { text, charset, messages: [] };
}

/** UTF-8 with a few broken places: in any other encoding, most of the high bytes would be out of order. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let characters = 0;
  let strays = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i];
    if (lead < 0x80) continue;
    const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    let read = 0;
    while (read < more && i + read + 1 < bytes.length && (bytes[i + read + 1] & 0xc0) === 0x80) read++;
    if (more > 0 && read === more) characters++;
    else strays++;
    i += read;
  }
  return characters > strays * 4;
}

const cutTail: Message = {
  code: "charset.cut_character",
  severity: "warning",
  message: {
    en: "The file ends in the middle of a character; it may have been cut off.",
    zh: "文件在一个字符中间结束，可能被截断。",
  },
};
