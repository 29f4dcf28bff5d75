import type { Document, Message } from "../model/document.ts";
import { decodeText } from "./charset.ts";
import { textDamage } from "./charset/damage.ts";
import type { Reader } from "./reader.ts";
import { blocksOf } from "./text/blocks.ts";
import { editsOf } from "./text/edits.ts";
import { withoutFurniture } from "./text/furniture.ts";
import { isMarkdown } from "./text/markdown.ts";
import { edgesOf, headerEnd, labelledValues, titlesOf } from "./text/meta.ts";
import { firstLines, linesOf, Source } from "./text/source.ts";

/** Lines that are read for each cell that may be read, so that a text of line ends alone is bounded too. */
const linesPerCell = 4;

export const reader: Reader = {
  format: "text",
  media_type: "text/plain",

  /** Whatever can be decoded is text; every reader that knows better goes first. */
  recognise(bytes) {
    return isText(bytes) ? 0.1 : 0;
  },

  async read(bytes, limits): Promise<Document> {
    const { text: whole, messages: trouble } = decodeText(bytes);
    const most = limits.cells * linesPerCell;
    const text = firstLines(whole, most);
    const cut = text.length < whole.length ? [tooManyLines(most)] : [];

    const { edits, messages: escapes } = editsOf(text);
    const source = new Source(text, edits);
    const lines = linesOf(source);
    const end = headerEnd(lines);
    const header = labelledValues(lines.slice(0, end), source);
    const body = withoutFurniture(lines.slice(end));
    const markdown = isMarkdown(source.text);
    const read = await blocksOf(body.lines, source, limits, markdown);

    const labels = labelledValues(edgesOf(body.lines), source);
    const messages = [trouble, textDamage(text), escapes, cut, body.messages, read.messages].flat();
    return {
      format: "text",
      media_type: markdown ? "text/markdown" : "text/plain",
      blocks: read.blocks,
      meta: {
        titles: [...header.titles, ...titlesOf(read.blocks), ...labels.titles],
        dates: [...header.dates, ...labels.dates],
        organs: [...header.organs, ...labels.organs],
      },
      messages: read.blocks.length === 0 ? [...messages, nothingRead] : messages,
    };
  },
};

/** Text holds next to no control characters and hardly anything that cannot be decoded. */
function isText(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.subarray(0, 64 * 1024));
  const strange = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return text.length > 0 && strange * 20 <= text.length;
}

function tooManyLines(most: number): Message {
  return {
    code: "text.too_many_lines",
    severity: "error",
    message: {
      en: `The text has more than ${most} lines; what follows was not read.`,
      zh: `文本超过 ${most} 行，其后的内容未读取。`,
    },
  };
}

const nothingRead: Message = {
  code: "text.empty",
  severity: "error",
  message: { en: "The text holds nothing but blank space.", zh: "文本只有空白内容。" },
};
