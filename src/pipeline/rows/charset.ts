/** How much of a table is looked at to tell its character set. */
const sample = 1024 * 1024;

/** The share of what is not ASCII that may be broken in text that still counts as UTF-8. */
const tolerated = 0.01;

function charsetOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // `stream` holds a character back that the end of the sample cuts in two.
  const text = new TextDecoder().decode(bytes, { stream: true });
  // What was written as U+FFFD is no damage of these bytes.
  const written = bytes.toString("latin1").match(/\xef\xbf\xbd/g)?.length ?? 0;
  const broken = (text.match(/\ufffd/g)?.length ?? 0) - written;
  const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return broken > foreign * tolerated ? "gb18030" : "utf-8";
}

/**
 * The text of a stream of bytes, and its beginning: UTF-8 where nearly all of the beginning is, else
 * GB18030, which holds GBK and GB2312; UTF-16 by its mark alone. A mark at the start is dropped.
 */
export async function decoded(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ head: string; text: AsyncGenerator<string> }> {
  const source = stream[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < sample) {
    const next = await source.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const beginning = Buffer.concat(parts);
  const decoder = new TextDecoder(charsetOf(beginning));
  const head = decoder.decode(beginning, { stream: true });
  async function* text() {
    yield head;
    for (;;) {
      const next = await source.next();
      if (next.done) break;
      yield decoder.decode(next.value, { stream: true });
    }
    yield decoder.decode();
  }
  return { head, text: text() };
}
