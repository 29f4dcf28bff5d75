import type { Block, Limits, Message } from "../../model/document.ts";
import type { Ruler } from "./aligned/words.ts";
import type { Line, Source } from "./source.ts";

/** What the shapes look at: the lines of a text without its page furniture. */
export interface Sheet {
  source: Source;
  lines: Line[];
  limits: Limits;
  /** cells that may still be read; a shape that finds more stops reading there */
  room: number;
  /** the display column at which the lines of prose are wrapped; Infinity where they are not */
  wrap: number;
  /** how wide characters are where columns are held by blanks */
  ruler: Ruler;
}

/** A longer line, in characters, is running text and no row of a table. */
export const longestRow = 100_000;

/** What a shape found at a line. Without blocks: no table of this shape begins before the line `next`. */
export interface Found {
  blocks: Block[];
  messages: Message[];
  /** index of the first line that was not read; beyond the line that was asked for */
  next: number;
}

/** A way to write a table in text. Asked for every line in turn, it must not read the same lines again and again. */
export type Shape = (sheet: Sheet, at: number) => Found;

export function nothingBefore(next: number): Found {
  return { blocks: [], messages: [], next };
}
