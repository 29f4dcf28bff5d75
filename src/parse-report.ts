import { createHash } from "node:crypto";
import type { Document, Limits } from "./model/document.ts";
import type { Report } from "./model/report.ts";
import { normalizeWith } from "./normalize/normalize.ts";
import type { Tables } from "./normalize/tables.ts";
import { readDocument } from "./parse/index.ts";

export interface ParseOptions {
  /** the path as given, for the record */
  file?: string | null;
  url?: string | null;
  fetched_at?: string | null;
  /** what is known from elsewhere, such as a list of links; it weighs like what the page says of itself */
  given?: { title?: string | null; published_on?: string | null; organ?: string | null };
  limits?: Partial<Limits>;
}

/** What was read, and from which cells: for drawing and explaining. */
export interface Inspection {
  document: Document;
  report: Report;
  tables: Tables;
}

/**
 * Reads one annual disclosure report from its bytes, whatever the format.
 * @throws ParseError if the bytes are not one readable annual disclosure report
 */
export async function parseReport(bytes: Uint8Array, options: ParseOptions = {}): Promise<Report> {
  return (await inspectReport(bytes, options)).report;
}

/** Like parseReport, and keeps the document and the cells that each value was read from. */
export async function inspectReport(bytes: Uint8Array, options: ParseOptions = {}): Promise<Inspection> {
  const source = {
    file: options.file ?? null,
    url: options.url ?? null,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.byteLength,
    fetched_at: options.fetched_at ?? null,
  };
  const document = await readDocument(bytes, { limits: options.limits });
  const { title, published_on, organ } = options.given ?? {};
  if (title) document.meta.titles.unshift({ value: title, from: "meta given" });
  if (published_on) document.meta.dates.unshift({ value: published_on, from: "meta given" });
  // A list may name the office that put the page up: what the report says of itself comes first.
  if (organ) document.meta.organs.push({ value: organ, from: "meta given" });
  return { document, ...normalizeWith(document, source) };
}
