import type { Place } from "./place.ts";

/** A text in the two languages that people read our output in. */
export interface Bilingual {
  en: string;
  zh: string;
}

/** What a reader has to say of a document: a code, and what it means in words. Never thrown, never logged. */
export interface Message {
  /** dotted, lower case, stable: `pdf.page_is_image` */
  code: string;
  severity: "info" | "warning" | "error";
  message: Bilingual;
  place?: Place;
}

/** A heading, as the format itself marks one (h1–h6, a heading style); `level` is 1–9. */
export interface Heading {
  type: "heading";
  level: number;
  text: string;
  place: Place;
}

export interface Paragraph {
  type: "paragraph";
  text: string;
  place: Place;
}

/** An image; width and height in the format's own units where it tells them. */
export interface Image {
  type: "image";
  alt: string | null;
  width: number | null;
  height: number | null;
  place: Place;
}

/** One cell; `row` and `column` are 0-based and count grid lines after spans are laid out. Line breaks are `\n`. */
export interface Cell {
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  text: string;
  place: Place;
}

/** A table on its grid. Cells never overlap; a grid position without a cell is a hole in the published table. */
export interface Table {
  type: "table";
  rows: number;
  columns: number;
  cells: Cell[];
  /** no rules draw its columns: they were told by how the text is aligned */
  aligned?: true;
  place: Place;
}

export type Block = Heading | Paragraph | Image | Table;

/** A string that the page says of itself, and where it says it: `meta PubDate`, `label 发布时间`, `title element`. */
export interface Candidate {
  value: string;
  from: string;
  place?: Place;
}

/** What every reader returns, whatever the format. */
export interface Document {
  /** the reader's name: html, docx, pdf, text */
  format: string;
  media_type: string;
  blocks: Block[];
  meta: {
    /** best first: the page's own title, then others */
    titles: Candidate[];
    /** raw strings, as published */
    dates: Candidate[];
    organs: Candidate[];
  };
  messages: Message[];
}

/** Bounds that hold while reading; what exceeds one becomes a message with a code. */
export interface Limits {
  /** bytes of one file as given */
  bytes: number;
  /** bytes after decompression, all parts together */
  expanded_bytes: number;
  /** cells of one document, spans laid out */
  cells: number;
  pages: number;
  /** nesting of elements or tables */
  depth: number;
}

export const defaultLimits: Limits = {
  bytes: 64 * 1024 * 1024,
  expanded_bytes: 256 * 1024 * 1024,
  cells: 200_000,
  pages: 500,
  depth: 256,
};
