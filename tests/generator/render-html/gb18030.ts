let table: Map<string, [number, number]> | undefined;

/** The two-byte codes of GB 18030, from the decoder that Node has. */
function codes(): Map<string, [number, number]> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = trail === 0x7f ? "" : decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && letter !== "\ufffd" && !table.has(letter))
        table.set(letter, [lead, trail]);
    }
  return table;
}

/** HTML in GB 18030; a letter that two bytes cannot say becomes a character reference, as editors do. */
export function encodeGb18030(html: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of html) {
    const code = letter.codePointAt(0)!;
    const pair = codes().get(letter);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}
