/**
 * The memory of the byte arrays in what is sent to another thread: moved there, it is neither copied nor held twice. Arrays
 * that are only a part of their memory are left to be copied.
 */
export function memoryOf(sent: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!ArrayBuffer.isView(value)) return Object.values(value).forEach(walk);
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
  };
  walk(sent);
  return [...found];
}
