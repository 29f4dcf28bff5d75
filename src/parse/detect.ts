import { readdir } from "node:fs/promises";
import { defaultLimits } from "../model/document.ts";
import type { Document, Limits } from "../model/document.ts";
import { signatureOf } from "./detect/signature.ts";
import * as refusal from "./detect/refusal.ts";
import type { Reader } from "./reader.ts";

export interface ReadOptions {
  /** bounds that differ from the default ones */
  limits?: Partial<Limits>;
}

/** Below this a reader only says "it could be mine", and a known signature of another format knows better. */
const sure = 0.5;
/** No other reader has to be asked. */
const certain = 1;

let found: Promise<Reader[]> | null = null;

/**
 * Every reader there is: each file of this folder that exports a `reader` is one, so that a new format is
 * one new file. The folder is listed once.
 */
export function readers(): Promise<Reader[]> {
  return (found ??= listReaders());
}

/**
 * Bytes → Document, whatever the format; chosen by content and never by name. Never rejects because of a
 * bad document: what cannot be read is a Document without blocks, with a message that says why
 * (`file.empty`, `file.too_large`, `file.unsupported`, `file.unreadable`).
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  const limits = { ...defaultLimits, ...options.limits };
  // A Buffer's slice is a view and pdfjs refuses it: readers get the plain array it stands on.
  bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isEmpty(bytes)) return refusal.empty(bytes.length);
  if (bytes.length > limits.bytes) return refusal.tooLarge(bytes.length, limits.bytes);

  const { reader, confidence } = await bestReader(bytes);
  const signature = confidence < sure ? signatureOf(bytes) : null;
  if (reader === null || signature !== null) return refusal.unsupported(signature, bytes);
  try {
    return await reader.read(bytes, limits);
  } catch (error) {
    return refusal.unreadable(reader, error);
  }
}

async function bestReader(bytes: Uint8Array): Promise<{ reader: Reader | null; confidence: number }> {
  let best: { reader: Reader | null; confidence: number } = { reader: null, confidence: 0 };
  for (const reader of await readers()) {
    const confidence = reader.recognise(bytes);
    if (confidence > best.confidence) best = { reader, confidence };
    if (confidence === certain) break;
  }
  return best;
}

async function listReaders(): Promise<Reader[]> {
  // The sources and the compiled files live in folders of one shape, with one ending each.
  const own = new URL(import.meta.url);
  const ending = own.pathname.slice(own.pathname.lastIndexOf("."));
  const names = (await readdir(new URL(".", own))).filter(
    (name) => name.endsWith(ending) && !name.endsWith(`.d${ending}`),
  );
  const modules: { reader?: Reader }[] = await Promise.all(
    names.sort().map((name) => import(/* @vite-ignore */ new URL(name, own).href)),
  );
  return modules.flatMap(({ reader }) => (reader === undefined ? [] : [reader]));
}

/** Nothing but white space, byte order marks and zeros, as an interrupted copy leaves behind. */
function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe,
  );
}
