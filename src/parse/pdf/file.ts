/**
 * Whether a file ends as a PDF does, and its last cross-reference table is where the end says. pdfjs
 * rebuilds what it can of a damaged file and does not tell.
 */
export function isWhole(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = file.subarray(Math.max(0, file.length - 2048)).toString("latin1");
  const start = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail);
  if (!start) return false;
  // Offsets count from the signature, before which some files have other bytes.
  const head = Math.max(0, file.subarray(0, 1024).indexOf("%PDF-"));
  return [0, head].some((base) => {
    const at = base + Number(start[1]);
    return /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(file.subarray(at, at + 40).toString("latin1"));
  });
}
