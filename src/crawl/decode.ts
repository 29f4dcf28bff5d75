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
    return asUtf8ButForDamage(bytes) ?? new TextDecoder("gb18030").decode(bytes);
  }
}

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
