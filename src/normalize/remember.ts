/** Texts that are kept: labels and figures are short, and the same ones stand in most reports. */
const most = 20_000;
const longest = 200;

/** The same function of a text, with its results for short texts kept. */
export function remember<T extends NonNullable<unknown>>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    // A piece of a page's text keeps the whole page in memory, so what is kept is made from a copy.
    const copy = Buffer.from(text, "utf16le").toString("utf16le");
    const result = read(copy);
    known.set(copy, result);
    return result;
  };
}
