import { turned } from "./geometry.ts";
import type { Box, Turn } from "./geometry.ts";
import { firstWidth, joinLines, linesOf, softBreak } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** The text of a box on a page: a cell, or the part of one that stands on this page. */
export class Passage {
  readonly box: Box;
  readonly words: readonly Word[];
  readonly #groups: { lines: Line[]; box: Box }[];

  constructor(box: Box, words: readonly Word[]) {
    this.box = box;
    this.words = words;
    const turns = [...new Set(words.map((word) => word.turn))];
    this.#groups = turns.map((turn) => ({
      lines: linesOf(words.filter((word) => word.turn === turn)),
      box: turned(box, ((360 - turn) % 360) as Turn),
    }));
  }

  get text(): string {
    return this.#groups.map(({ lines, box }) => joinLines(lines, box.left, box.right)).join("\n");
  }

  get isBlank(): boolean {
    return this.words.length === 0;
  }

  /** Whether the last line has no room for what the next part begins with, so that the text goes on there. */
  isFullBefore(next: Passage): boolean {
    const [mine, other] = [this.#groups.at(-1), next.#groups.at(0)];
    if (!mine || !other) return false;
    const [last, first] = [mine.lines[mine.lines.length - 1], other.lines[0]];
    const stacked = mine.lines.length > 1 && mine.lines.every(({ text }) => Array.from(text).length === 1);
    const room = mine.box.right - mine.box.left - 0.8 * last.size - (last.right - last.left);
    return stacked || firstWidth(first) > room;
  }

  /** Whether there is no room for another line. */
  get isFilled(): boolean {
    const group = this.#groups.at(-1);
    if (!group) return false;
    const last = group.lines[group.lines.length - 1];
    return last.baseline - 0.2 * last.size - group.box.bottom < 1.6 * last.size;
  }
}

/** Texts of the parts of one cell, put together. */
export function joinPassages(parts: readonly Passage[]): string {
  let text = "";
  let before: Passage | null = null;
  for (const part of parts) {
    if (part.isBlank) continue;
    if (before) text += before.isFullBefore(part) ? softBreak(text, part.text) : "\n";
    text += part.text;
    before = part;
  }
  return text;
}
