let codes: Map<string, number> | undefined;

/** GBK bytes of a text; Node decodes GBK but does not encode it, so the table is made from the decoder. */
export function gbk(text: string): Uint8Array {
  codes ??= tableFromDecoder();
  const bytes: number[] = [];
  for (const char of text) {
    const code = codes.get(char);
    if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0));
    else if (code === undefined)
      bytes.push(..."&#".split("").map(ascii), ...[...`${char.codePointAt(0)};`].map(ascii));
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

const ascii = (char: string) => char.charCodeAt(0);

function tableFromDecoder(): Map<string, number> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && char !== "\ufffd") table.set(char, (high << 8) | low);
    }
  return table;
}
