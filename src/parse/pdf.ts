import type { Document, Limits } from "../model/document.ts";
import { arrange } from "./pdf/arrange.ts";
import { blocksOf } from "./pdf/blocks.ts";
import { draftOf } from "./pdf/draft.ts";
import { expandsBeyond } from "./pdf/expansion.ts";
import { furnitureOf } from "./pdf/furniture.ts";
import { datesOf, titlesOf } from "./pdf/info.ts";
import { openPdf } from "./pdf/library.ts";
import type { Opened } from "./pdf/library.ts";
import { mended, withoutReferences } from "./pdf/mending.ts";
import * as messages from "./pdf/messages.ts";
import { readSheets } from "./pdf/pages.ts";
import { referencesHold } from "./pdf/references.ts";
import type { Reader } from "./reader.ts";

/** PDF with text: ruled and unruled tables, also over page breaks; where a page is an image, a message. */
export const reader: Reader = {
  format: "pdf",
  media_type: "application/pdf",

  /** The signature may stand anywhere within the first kilobyte. */
  recognise(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
    const at = head.indexOf("%PDF-");
    return at < 0 ? 0 : at === 0 ? 1 : 0.9;
  },

  async read(bytes, limits) {
    const document: Document = {
      format: reader.format,
      media_type: reader.media_type,
      blocks: [],
      meta: { titles: [], dates: [], organs: [] },
      messages: [],
    };
    if (expandsBeyond(bytes, limits.expanded_bytes)) {
      document.messages.push(messages.tooLarge(limits.expanded_bytes));
      return document;
    }
    const isWhole = referencesHold(bytes);
    const opened = isWhole ? await openPdf(bytes, limits) : await openWhatIsLeft(bytes, limits);
    if ("failure" in opened) {
      document.messages.push(opened.failure === "encrypted" ? messages.encrypted : messages.broken);
      return document;
    }
    try {
      if (!isWhole) document.messages.push(messages.cutOff);
      const sheets = await readSheets(opened.document, opened.operatorNames, limits, document.messages);
      const drafts = sheets.map((sheet) => draftOf(sheet, limits.cells));
      const furniture = furnitureOf(drafts);
      const pages = drafts.map((draft) => ({
        sheet: draft.sheet,
        columns: arrange(draft, furniture, limits.cells, document.messages),
      }));
      document.blocks = blocksOf(pages);
      if (document.blocks.length === 0 && document.messages.length === 0)
        document.messages.push(messages.empty);
      const { info } = await opened.document.getMetadata().catch(() => ({ info: {} }));
      document.meta.titles = titlesOf(info as Record<string, unknown>, drafts[0]);
      document.meta.dates = datesOf(info as Record<string, unknown>);
    } finally {
      await opened.close();
    }
    return document;
  },
};

async function openWhatIsLeft(bytes: Uint8Array, limits: Limits): Promise<Opened> {
  const opened = await openPdf(withoutReferences(bytes), limits);
  if (!("failure" in opened) || opened.failure === "encrypted") return opened;
  const rest = mended(bytes);
  return rest ? openPdf(rest, limits) : opened;
}
