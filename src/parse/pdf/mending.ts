/**
 * A file whose end is lost, with a page tree over the pages that are left put before it; null where there are
 * none. The tree and the catalogue often stand last, and pdfjs reads nothing without them.
 */
export function mended(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const pages = new Map<string, string>();
  let last = 0;
  for (const match of file.matchAll(/\b(\d{1,8})\s+(\d{1,5})\s+obj\b/g)) {
    last = Math.max(last, Number(match[1]));
    const head = file.slice(match.index, match.index + 4096).split(/endobj|stream/, 1)[0];
    if (/\/Type\s*\/Page(?![A-Za-z])/.test(head)) pages.set(match[1], `${match[1]} ${match[2]} R`);
  }
  if (pages.size === 0) return null;
  const [tree, catalogue] = [last + 1, last + 2];
  const kids = [...pages.values()].join(" ");
  // Behind the file they might stand in what is left of its cross-reference table, which pdfjs skips.
  const before =
    `%PDF-1.4\n${tree} 0 obj\n<< /Type /Pages /Count ${pages.size} /Kids [${kids}] >>\nendobj\n` +
    `${catalogue} 0 obj\n<< /Type /Catalog /Pages ${tree} 0 R >>\nendobj\n`;
  const after = `\nendobj\ntrailer\n<< /Size ${catalogue + 1} /Root ${catalogue} 0 R >>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

/** The same file with an end that makes pdfjs look for the objects itself and trust no cross-reference. */
export function withoutReferences(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.from("\nstartxref\n0\n%%EOF\n")]);
}
