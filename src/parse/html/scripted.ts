import type { Block, Limits } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";
import { type Page, scanPage } from "./scan.ts";

/** Markup that a page keeps in a script as a string, to be shown by the script. */
export interface ScriptedText {
  page: Page;
  /** offset in the page's source of an offset in the string's markup */
  at: (offset: number) => number;
}

/** A string has to hold so many times the text that the page shows, or it is only a part of the page. */
const outweighs = 2;
const script = /<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi;
const literal = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\]|\\[\s\S])*)`/g;
const markup = /<(?:p|div|table|span|h[1-6]|section|br)\b/i;

/** The string with most text in it, where a page shows hardly any of its own (`shown` UTF-16 units); else null. */
export function scriptedText(
  source: string,
  shown: number,
  least: number,
  limits: Limits,
): ScriptedText | null {
  let longest: { raw: string; start: number } | null = null;
  for (const element of source.matchAll(script)) {
    const from = element.index + element[0].indexOf(">") + 1;
    for (const found of element[1]!.matchAll(literal)) {
      const raw = found[1] ?? found[2] ?? found[3]!;
      if (raw.length > Math.max(least, longest?.raw.length ?? 0))
        longest = { raw, start: from + found.index + 1 };
    }
  }
  if (!longest) return null;
  const { html, offsets } = unescape(longest.raw);
  if (!markup.test(html)) return null;
  const letters = html.replace(/<[^>]*>|\s+/g, "").length;
  if (letters < Math.max(least, outweighs * shown)) return null;
  const { start } = longest;
  return {
    page: scanPage(html, limits, "shown"),
    at: (offset) => start + offsets[Math.min(offset, html.length)]!,
  };
}

const short: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", "\n": "" };

/** Undoes the escapes of a string in a script; `offsets` tells where each character of it stood, and its end. */
function unescape(raw: string): { html: string; offsets: Uint32Array } {
  const parts: string[] = [];
  const offsets = new Uint32Array(raw.length + 1);
  let length = 0;
  const add = (text: string, at: number): void => {
    parts.push(text);
    for (let i = 0; i < text.length; i++) offsets[length++] = at;
  };
  for (let i = 0; i < raw.length;) {
    if (raw[i] !== "\\") {
      add(raw[i]!, i++);
      continue;
    }
    const code = /^\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(raw.slice(i, i + 6));
    if (code) add(String.fromCharCode(parseInt(code[1] ?? code[2]!, 16)), i);
    else add(short[raw[i + 1]!] ?? raw[i + 1] ?? "", i);
    i += code ? code[0].length : 2;
  }
  offsets[length] = raw.length;
  return { html: parts.join(""), offsets };
}

/** Blocks of a string's markup with places in the source of the page that the string stands in. */
export function relocate(blocks: Block[], at: ScriptedText["at"]): Block[] {
  const moved = (place: Place): Place =>
    place.in === "html"
      ? { ...place, path: `script/${place.path}`, start: at(place.start), end: at(place.end) }
      : place;
  return blocks.map((block) =>
    block.type === "table"
      ? {
          ...block,
          place: moved(block.place),
          cells: block.cells.map((cell) => ({ ...cell, place: moved(cell.place) })),
        }
      : { ...block, place: moved(block.place) },
  );
}
