import { middle } from "./columns.ts";
import type { Column } from "./columns.ts";
import type { Word } from "./words.ts";

/** Headings of single columns, each with its words from top to bottom, and the words above them. */
export interface Cut {
  leaves: (Column & { words: Word[] })[];
  /** line by line; beside each, the headings of single columns that have a word on the same line */
  groups: { words: Word[]; leaves: Column[] }[];
}

/** The ways to tell headings of single columns from headings of several and from captions, the likelier first. */
export function cutsOf(lines: Word[][]): Cut[] {
  const ways = [
    { parted: true, lone: true },
    { parted: true, lone: false },
    { parted: false, lone: true },
    { parted: false, lone: false },
  ];
  return ways
    .flatMap((way) => lines.map((_, from) => cut(lines, from, way)))
    .filter(({ leaves }) => leaves.length > 0);
}

/**
 * Headings of the lines from `from` on; lines before are captions and groups. `lone`: a word alone on its line
 * may be the heading of one column; `parted`: words with one blank between are headings of their own.
 */
function cut(lines: Word[][], from: number, { parted, lone }: { parted: boolean; lone: boolean }): Cut {
  const words = lines.map((line) => (parted ? line.flatMap(apart) : line));
  const groups: Cut["groups"] = words.slice(0, from).map((line) => ({ words: line, leaves: [] }));
  const leaves: Cut["leaves"] = [];
  // From the lowest line up: what stands above several headings is the heading of a group.
  for (let line = lines.length - 1; line >= from; line--) {
    const lower = [...leaves];
    const group: Cut["groups"][number] = { words: [], leaves: [] };
    for (const word of words[line]) {
      const below = lower.filter(({ x0, x1 }) => word.x0 < x1 && word.x1 > x0);
      const caption = below.length === 0 && !lone && words[line].length === 1 && lower.length > 1;
      if (
        below.length > 1 ||
        caption ||
        (below.length === 1 && isGroup(word, words, line, below[0], lower))
      ) {
        group.words.push(word);
        continue;
      }
      const leaf = below[0] ?? { x0: word.x0, x1: word.x1, words: [] };
      if (below.length === 0) leaves.push(leaf);
      leaf.words.unshift(word);
      leaf.x0 = Math.min(leaf.x0, word.x0);
      leaf.x1 = Math.max(leaf.x1, word.x1);
      group.leaves.push(leaf);
    }
    groups[line] = group;
    leaves.sort((a, b) => middle(a) - middle(b));
  }
  return { leaves, groups };
}

/**
 * Whether a word above one heading is that of a group: headings on both sides are nearer to it than to any other
 * word of its line, and it is no upper line of the one below it, which would be as wide and adjoin.
 */
function isGroup(
  word: Word,
  lines: Word[][],
  line: number,
  leaf: Cut["leaves"][number],
  leaves: Column[],
): boolean {
  const nearest = (column: Column) =>
    lines[line].reduce((a, b) =>
      Math.abs(middle(column) - middle(b)) < Math.abs(middle(column) - middle(a)) ? b : a,
    );
  const among = leaves.filter((column) => nearest(column) === word);
  const around = among.some(({ x1 }) => x1 <= leaf.x0) && among.some(({ x0 }) => x0 >= leaf.x1);
  const wider = word.x1 - word.x0 > leaf.x1 - leaf.x0;
  const adjoins = lines[line + 1].includes(leaf.words[0]);
  const sparse = lines[line].length * 2 <= leaves.length;
  return around && (wider || !adjoins || sparse);
}

/** A word cut at the blanks in it; single characters with blanks between are one word set wide. */
function apart(word: Word): Word[] {
  const step = (word.x1 - word.x0) / word.text.length;
  return [...word.text.matchAll(/\S(?:\s\S(?!\S))+|\S+/gu)].map(({ 0: text, index }) => ({
    text,
    from: word.from + index,
    to: word.from + index + text.length,
    x0: word.x0 + Math.round(index * step),
    x1: word.x0 + Math.round((index + text.length) * step),
    value: false,
  }));
}
