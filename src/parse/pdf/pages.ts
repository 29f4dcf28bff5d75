import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Limits, Message } from "../../model/document.ts";
import { readContent } from "./content.ts";
import { pageMessages } from "./health.ts";
import * as messages from "./messages.ts";
import { uprightSheet } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { withoutStruck } from "./strikes.ts";

/** Milliseconds after which no further page is begun: what was read until then is better than nothing. */
const patience = 45_000;

/** Glyphs and lines that are kept of a document, for each cell that it may have. */
const marksPerCell = 5;

/** Reads the pages one after the other; what cannot be read, or is too much, is said in `said`. */
export async function readSheets(
  document: PDFDocumentProxy,
  operatorNames: readonly string[],
  limits: Limits,
  said: Message[],
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const pages = Math.min(document.numPages, limits.pages);
  const end = performance.now() + patience;
  const layers = await document.getOptionalContentConfig().catch(() => null);
  let marks = limits.cells * marksPerCell;
  for (let number = 1; number <= pages; number++) {
    try {
      const page = await document.getPage(number);
      const content = await readContent(page, { operatorNames, layers }, marks);
      const sheet = uprightSheet(number, content, page.view, page.rotate);
      page.cleanup();
      const kept = withoutStruck(sheet);
      if (kept !== sheet) said.push(messages.struckText(number));
      sheets.push(kept);
      said.push(...pageMessages(content, sheet));
      marks -= content.glyphs.length + content.rules.length;
    } catch {
      said.push(messages.brokenPage(number));
    }
    if (marks <= 0 || performance.now() > end) {
      said.push(messages.tooMuch(number));
      return sheets;
    }
  }
  if (pages < document.numPages) said.push(messages.tooManyPages(document.numPages, pages));
  return sheets;
}
