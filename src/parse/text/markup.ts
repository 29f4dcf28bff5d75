import type { Block, Limits, Message } from "../../model/document.ts";
import { reader as html } from "../html.ts";
import type { Line, Source } from "./source.ts";

/** Ranges `[from, to)` of the text that are HTML tables; one that is not closed goes to the end. */
function htmlTables(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let depth = 0;
  for (const { 0: tag, index } of text.matchAll(/<table(?=[\s>])|<\/table\s*>/gi)) {
    if (tag[1] !== "/") {
      if (depth++ === 0) ranges.push({ from: index, to: text.length });
    } else if (depth > 0 && --depth === 0) {
      ranges[ranges.length - 1].to = index + tag.length;
    }
  }
  return ranges;
}

/** Lines, or the HTML table that stands between them. */
export type Stretch = { lines: Line[] } | { from: number; to: number };

/** The lines of a text parted at its HTML tables; a line that a table begins or ends in is parted too. */
export function partedAtMarkup(lines: Line[], text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let rest = 0;
  let cut = 0;
  const upTo = (to: number): Line[] => {
    const own: Line[] = [];
    for (; rest < lines.length && lines[rest].start < to; rest++) {
      const start = Math.max(lines[rest].start, cut);
      const end = Math.min(lines[rest].end, to);
      if (start <= end && lines[rest].end >= cut)
        own.push({ ...lines[rest], start, end, text: text.slice(start, end) });
      if (lines[rest].end > to) break;
    }
    return own;
  };
  for (const table of htmlTables(text)) {
    stretches.push({ lines: upTo(table.from) }, table);
    cut = table.to;
  }
  return cut === 0 ? [{ lines }] : [...stretches, { lines: upTo(text.length + 1) }];
}

/** An HTML table inside a text, as the reader of HTML reads it, with places in the text. */
export async function readMarkup(
  source: Source,
  { from, to }: { from: number; to: number },
  limits: Limits,
): Promise<{ blocks: Block[]; messages: Message[] }> {
  const document = await html.read(new TextEncoder().encode(source.text.slice(from, to)), limits);
  const moved = <T extends { place?: Block["place"] }>(item: T): T => {
    const { place } = item;
    if (place?.in !== "html") return item;
    return { ...item, place: source.place(from + place.start, from + place.end) };
  };
  const blocks = document.blocks.map((block) =>
    block.type === "table" ? { ...moved(block), cells: block.cells.map(moved) } : moved(block),
  );
  return { blocks, messages: document.messages.map(moved) };
}
