import type { Block } from "../model/document.ts";
import type { Place } from "../model/place.ts";
import { through } from "../model/place.ts";

/** Text of many blocks as one string without spaces, in compatibility form, with the way back. */
export interface RunningText {
  text: string;
  /** the letters of the text alone: no digits, no punctuation */
  letters: string;
  /** index in `text` of each letter */
  letterAt: number[];
  /** whether a space or a block border stands before the character */
  gapBefore: boolean[];
  placeOf(from: number, to: number): Place;
  /** as published, spaces kept */
  raw(from: number, to: number): string;
}

const space = /[\s\u00a0\u200b-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\u00ad]/u;
const letter = /\p{L}/u;

type Compatible = { character: string; isLetter: boolean }[];

/** By code point, of the basic plane; a report has thousands of characters, of a few hundred kinds. */
const known = new Array<Compatible | undefined>(0x10000);

/** A character in compatibility form: none where it is a space, several where it stands for several. */
function compatible(code: number): Compatible {
  return code < known.length ? (known[code] ??= inCompatibilityForm(code)) : inCompatibilityForm(code);
}

const inCompatibilityForm = (code: number): Compatible =>
  [...String.fromCodePoint(code).normalize("NFKC").replace(/[−–]/u, "-")]
    .filter((character) => !space.test(character))
    .map((character) => ({ character, isLetter: letter.test(character) }));

/** The letters of the running text alone, which is a small part of the work. */
export const lettersOf = (blocks: Block[]): string =>
  blocks
    .map((b) =>
      b.type === "paragraph" || b.type === "heading" ? b.text.normalize("NFKC").replace(/\P{L}+/gu, "") : "",
    )
    .join("");

/** Joins the paragraphs and headings among the blocks; tables and images are left out. */
export function runningText(blocks: Block[]): RunningText {
  const parts: string[] = [];
  const letters: string[] = [];
  const letterAt: number[] = [];
  const gapBefore: boolean[] = [];
  const blockOf: number[] = [];
  const offsetOf: number[] = [];
  blocks.forEach((block, b) => {
    if (block.type !== "paragraph" && block.type !== "heading") return;
    let gap = true;
    const printed = block.text;
    for (let offset = 0; offset < printed.length; offset++) {
      const start = offset;
      const code = printed.codePointAt(offset)!;
      if (code > 0xffff) offset++;
      const characters = compatible(code);
      if (characters.length === 0) gap = true;
      for (const { character, isLetter } of characters) {
        if (isLetter) {
          letters.push(character);
          letterAt.push(parts.length);
        }
        parts.push(character);
        gapBefore.push(gap);
        blockOf.push(b);
        offsetOf.push(start);
        gap = false;
      }
    }
  });
  const originOf = (at: number) => ({ block: blockOf[at], offset: offsetOf[at] });
  const textOf = (b: number) => (blocks[b] as { text: string }).text;
  return {
    // Characters beyond the basic plane would make indexes of the string and of the arrays differ.
    text: parts.map((c) => (c.length === 1 ? c : "\ufffd")).join(""),
    letters: letters.map((c) => (c.length === 1 ? c : "\ufffd")).join(""),
    letterAt,
    gapBefore,
    placeOf(from, to) {
      const first = originOf(from);
      const last = originOf(Math.max(from, to - 1));
      if (last.block === first.block)
        return { ...blocks[first.block].place, span: [first.offset, last.offset + 1] };
      return through(blocks[first.block].place, blocks[last.block].place);
    },
    raw(from, to) {
      if (to <= from) return "";
      const first = originOf(from);
      const last = originOf(to - 1);
      if (first.block === last.block) return textOf(first.block).slice(first.offset, last.offset + 1);
      const between = blocks.slice(first.block + 1, last.block).flatMap((b) => ("text" in b ? [b.text] : []));
      return [
        textOf(first.block).slice(first.offset),
        ...between,
        textOf(last.block).slice(0, last.offset + 1),
      ].join("\n");
    },
  };
}
