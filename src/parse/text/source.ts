import type { Place } from "../../model/place.ts";

/** A piece of the source between two line ends or page breaks. */
export interface Line {
  /** offsets into the source's text, `[start, end)` */
  start: number;
  end: number;
  text: string;
  /** pages are counted by the form feeds before the line, from 0 */
  page: number;
}

/** A stretch of the original that reads as something else: an escape, or a character that nobody sees. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** A place is one of text; other readers have other places. */
export type TextPlace = Extract<Place, { in: "text" }>;

/**
 * A text that was cleaned, and where each of its characters stood before: lines and columns are those of
 * the file as a person opens it. Line ends are CRLF, LF, CR, NEL, U+2028 and U+2029.
 */
export class Source {
  readonly text: string;
  readonly original: string;
  readonly #lineStarts: number[];
  /** offsets of `text` from which on the shift at the same index leads back to `original` */
  readonly #from: number[] = [];
  readonly #shift: number[] = [];

  /** `edits` are in order and do not overlap. */
  constructor(original: string, edits: Iterable<Edit> = []) {
    this.original = original;
    this.#lineStarts = lineStarts(original);
    const pieces: string[] = [];
    let kept = 0;
    let length = 0;
    for (const { from, to, text } of edits) {
      pieces.push(original.slice(kept, from), text);
      length += from - kept + text.length;
      kept = to;
      this.#from.push(length);
      this.#shift.push(to - length);
    }
    this.text = kept === 0 ? original : pieces.join("") + original.slice(kept);
  }

  /** The place of `[from, to)` of the text. */
  place(from: number, to: number): TextPlace {
    const start = this.#position(from);
    // The end is where the last character ends, so that nothing that was left out after it belongs to it.
    const end = to > from ? this.#position(to - 1) : start;
    return {
      in: "text",
      line: start.line,
      column: start.column,
      end_line: end.line,
      end_column: to > from ? end.column + 1 : end.column,
    };
  }

  #position(offset: number): { line: number; column: number } {
    const edit = lastAtMost(this.#from, offset);
    const original = edit < 0 ? offset : offset + this.#shift[edit];
    const line = lastAtMost(this.#lineStarts, original);
    return { line: line + 1, column: original - this.#lineStarts[line] + 1 };
  }
}

/** The lines of a source. */
export function linesOf({ text }: Source): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|[\n\r\u0085\u2028\u2029\f]/g;
  let start = 0;
  let page = 0;
  for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
    // A page break stands at the start of a line and makes none of its own.
    if (end.index > start || end[0] !== "\f") {
      lines.push({ start, end: end.index, text: text.slice(start, end.index), page });
    }
    if (end[0] === "\f") page++;
    start = ends.lastIndex;
  }
  lines.push({ start, end: text.length, text: text.slice(start), page });
  return lines;
}

/** The first lines of a text, `most` of them. */
export function firstLines(text: string, most: number): string {
  const ends = /\r\n|[\n\r\u0085\u2028\u2029\f]/g;
  for (let lines = 0; ends.test(text);) if (++lines === most) return text.slice(0, ends.lastIndex);
  return text;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const ends = /\r\n|[\n\r\u0085\u2028\u2029]/g;
  while (ends.test(text)) starts.push(ends.lastIndex);
  return starts;
}

/** Index of the last of the ascending `values` that is at most `value`, or -1. */
function lastAtMost(values: number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
