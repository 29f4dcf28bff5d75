/**
 * The text of a page. Declarations lie (a gb2312 page holds gb18030 characters, a header says ISO-8859-1 by default), so
 * a byte order mark decides first, then whether the bytes are valid UTF-8; what is neither is gb18030, the superset of
 * every charset that Chinese portals declare.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return asUtf8ButForDamage(bytes) ?? new TextDecoder("gb18030").decode(withEscapedQueries(bytes));
  }
}

/** Bounded, so that a hostile page of openings costs no more than its length. */
const query =
  /(\b(?:href|src|action|value|data-url)\s{0,9}=\s{0,9}["']?[^"'<>\s?]{0,500}\?)([^"'<>\s]{0,500}[\x80-\xff][^"'<>\s]{0,500})/gi;

/** Queries of addresses are sent in the charset of the page that they stand in, so they are escaped byte by byte. */
function withEscapedQueries(bytes: Uint8Array): Uint8Array {
  const escaped = Buffer.from(bytes)
    .toString("latin1")
    .replace(query, (_, before: string, sent: string) => before + sent.replace(/[\x80-\xff]/g, percent));
  return Buffer.from(escaped, "latin1");
}

const percent = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;

/** A UTF-8 page with one character cut in half is still UTF-8: under 1 damaged character in 100 others. */
function asUtf8ButForDamage(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let damaged = 0;
  let wide = 0;
  for (const c of text) {
    if (c === "\ufffd") damaged++;
    else if (c > "\u007f") wide++;
  }
  return damaged * 100 < wide ? text : null;
}
