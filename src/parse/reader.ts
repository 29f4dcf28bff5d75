import type { Document, Limits } from "../model/document.ts";

/**
 * A reader of one format. It is chosen by content and never by name; each file of this folder that
 * exports a `reader` is one, and nothing else has to be changed to add one (see detect.ts).
 */
export interface Reader {
  format: string;
  media_type: string;
  /**
   * How sure the reader is that these bytes are its format: 1 a signature that nothing else has,
   * 0 not at all. Looks at the bytes only, in bounded time.
   */
  recognise(bytes: Uint8Array): number;
  /** Never throws on a bad document: returns what could be read, and messages. */
  read(bytes: Uint8Array, limits: Limits): Document | Promise<Document>;
}
