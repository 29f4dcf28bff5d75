import { middle } from "./columns.ts";
import type { Column } from "./columns.ts";
import type { Word } from "./words.ts";

/** Headings of single columns, each with its words from top to bottom, and the words above them. */
export interface Cut {
  leaves: (Column & { words: Word[] })[];
  /** line by line; beside each, the headings of single columns that have a word on the same line */
  groups: { words: Word[]; leaves: Column[] }[];
}

/** What a word is that has no heading below it and stands alone on its line, or, last, beside groups alone. */
type Lone = "column if valued" | "column" | "group" | "group beside groups";

/**
 * The ways to tell headings of single columns from headings of several and from captions, the likelier first;
 * each twice, with words apart that have one blank between and with them together. `values` are those below.
 */
export function cutsOf(lines: Word[][], values: Column[]): Cut[][] {
  // Lines of one word at the top may be captions of the whole.
  const wide = lines.findIndex((words) => words.length > 1);
  const froms = [...lines.slice(0, wide < 0 ? lines.length : wide + 1).keys()];
  const ways = froms.flatMap((from) =>
    (["column if valued", "column", "group", "group beside groups"] as const).map((lone) => ({ from, lone })),
  );
  const parted = lines.map((line) => line.flatMap(apart));
  return ways.map(({ from, lone }) => [parted, lines].map((words) => cut(words, from, lone, values)));
}

/** Headings of the lines from `from` on; the lines before are captions and groups. */
function cut(lines: Word[][], from: number, lone: Lone, values: Column[]): Cut {
  const groups: Cut["groups"] = lines.slice(0, from).map((words) => ({ words, leaves: [] }));
  const leaves: Cut["leaves"] = [];
  // From the lowest line up: what stands above several headings is the heading of a group.
  for (let line = lines.length - 1; line >= from; line--) {
    const lower = [...leaves];
    const group: Cut["groups"][number] = { words: [], leaves: [] };
    const open: Word[] = [];
    for (const word of lines[line]) {
      const below = lower.filter((leaf) => isAbove(word, leaf));
      if (below.length === 0) open.push(word);
      else if (below.length > 1 || isGroup(word, lines, line, below[0], lower)) group.words.push(word);
      // Beside a group, what stands over one heading but not on it is a group that was printed too far aside.
      else if (group.words.length > 0 && !lines[line + 1].includes(below[0].words[0])) group.words.push(word);
      else {
        addLine(below[0], word);
        group.leaves.push(below[0]);
      }
    }
    const beside = open.filter((word) => !isBetween(word, lower)).length;
    const others = group.leaves.length + beside - group.words.length;
    const onlyGroups = lone === "group beside groups" && group.words.length > 0 && group.leaves.length === 0;
    const isColumn = (word: Word): boolean => {
      const valued = values.some(({ x0, x1 }) => x0 < word.x1 && x1 > word.x0);
      const alone = lines[line].length === 1 && lower.length > 0;
      if (alone) return lone === "column" || (lone === "column if valued" && valued);
      return !onlyGroups && (!isBetween(word, lower) || others > 0 || (others === 0 && valued));
    };
    for (const word of open) {
      if (!isColumn(word)) group.words.push(word);
      else {
        const leaf = { x0: word.x0, x1: word.x1, words: [word] };
        leaves.push(leaf);
        group.leaves.push(leaf);
      }
    }
    group.words.sort((a, b) => a.x0 - b.x0);
    groups[line] = group;
    leaves.sort((a, b) => middle(a) - middle(b));
  }
  return { leaves, groups };
}

function addLine(leaf: Cut["leaves"][number], word: Word): void {
  leaf.words.unshift(word);
  leaf.x0 = Math.min(leaf.x0, word.x0);
  leaf.x1 = Math.max(leaf.x1, word.x1);
}

/** Words overlap; single characters one above the other may only touch, as they are centred to half a column. */
function isAbove(word: Word, leaf: Cut["leaves"][number]): boolean {
  const touches = word.text.length === 1 && leaf.words[0].text.length === 1 ? 1 : 0;
  return word.x0 < leaf.x1 + touches && word.x1 + touches > leaf.x0;
}

function isBetween(word: Word, leaves: Column[]): boolean {
  return leaves.some(({ x1 }) => x1 <= word.x0) && leaves.some(({ x0 }) => x0 >= word.x1);
}

/**
 * Whether a word above one heading is that of a group or a caption: headings on both sides are nearer to it than to
 * any other word of its line, and it is no upper line of the one below it, which would be as wide and adjoin; or
 * it is alone on its line and set neither above the middle nor above the beginning of that heading.
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
  const apart = word.x0 !== leaf.x0 && Math.abs(middle(word) - middle(leaf)) > 1;
  return (around && (wider || !adjoins || sparse)) || (lines[line].length === 1 && apart);
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
