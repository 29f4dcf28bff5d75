import { isWide } from "./characters.ts";
import type { Glyph } from "./glyphs.ts";
import type { Turn } from "./geometry.ts";

/** Glyphs that follow each other without a gap, in the coordinates of their direction (see Glyph). */
export interface Word {
  glyphs: Glyph[];
  left: number;
  right: number;
  baseline: number;
  size: number;
  turn: Turn;
  /** the white space that the document itself has before this word, "" where it has none */
  lead: string;
  /** it begins a column, however close the word before stands */
  apart?: boolean;
}

/** Ems: what is wider is a gap between words. */
const gap = 0.15;

/** Puts glyphs together, in the order in which they are drawn; each is taken once though it be drawn twice. */
export function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  const seen = new Seen();
  let word: Word | null = null;
  let blank: Glyph | null = null;
  let blanks = "";
  for (const glyph of glyphs) {
    if (glyph.text === " " || glyph.text === "\u3000") {
      const follows = blank !== null || (word !== null && isNext(word, glyph));
      blanks = follows ? blanks + glyph.text : glyph.text;
      blank = glyph;
      word = null;
      continue;
    }
    if (seen.has(glyph)) continue;
    if (word !== null && isNext(word, glyph)) {
      word.glyphs.push(glyph);
      word.right = Math.max(word.right, glyph.right);
    } else {
      const lead = blank !== null && Math.abs(glyph.left - blank.right) < glyph.size / 2 ? blanks : "";
      word = wordOf([glyph], lead);
      words.push(word);
    }
    blank = null;
    blanks = "";
  }
  return words;
}

/** A word of these glyphs, which are at least one. */
export function wordOf(glyphs: Glyph[], lead = ""): Word {
  const [{ left, baseline, size, turn }] = glyphs;
  return { glyphs, left, right: glyphs[glyphs.length - 1].right, baseline, size, turn, lead };
}

export function textOf(word: Word): string {
  let text = "";
  for (const glyph of word.glyphs) text += glyph.text;
  return text;
}

/** Whether white space stands between two neighbours of a line, and which. */
export function between(before: Word, after: Word): string {
  if (after.lead !== "" && after.left >= before.right - after.size) return after.lead.slice(0, 4);
  const last = before.glyphs[before.glyphs.length - 1];
  const next = after.glyphs[0];
  const size = Math.max(last.size, next.size);
  // Between ideographs and Latin letters or digits typesetters leave a quarter em that is no space.
  const needed = isWide(last.text.at(-1)!) || isWide(next.text) ? 0.6 : gap;
  return after.left - before.right > needed * size ? " " : "";
}

function isNext(word: Word, glyph: Glyph): boolean {
  const { size } = word;
  const distance = glyph.left - word.glyphs[word.glyphs.length - 1].right;
  return (
    glyph.turn === word.turn &&
    Math.abs(glyph.size - size) <= 0.1 * size &&
    Math.abs(glyph.baseline - word.baseline) <= 0.1 * size &&
    distance <= gap * size &&
    distance >= -0.3 * size
  );
}

/** Finds glyphs drawn a second time with a tiny offset, which is how some software prints bold. */
class Seen {
  #byText = new Map<string, Map<number, Glyph[]>>();

  has(glyph: Glyph): boolean {
    let places = this.#byText.get(glyph.text);
    if (places === undefined) this.#byText.set(glyph.text, (places = new Map()));
    const reach = Math.min(0.2 * glyph.size, 0.3 * (glyph.right - glyph.left));
    for (const x of new Set([tile(glyph.left - reach), tile(glyph.left + reach)])) {
      for (const y of new Set([tile(glyph.baseline - reach), tile(glyph.baseline + reach)])) {
        if (places.get(key(x, y))?.some((other) => isSame(glyph, other, reach))) return true;
      }
    }
    const home = key(tile(glyph.left), tile(glyph.baseline));
    const there = places.get(home);
    if (there) there.push(glyph);
    else places.set(home, [glyph]);
    return false;
  }
}

function tile(at: number): number {
  return Math.floor(at / 16);
}

function key(x: number, y: number): number {
  return x * 100_003 + y;
}

function isSame(a: Glyph, b: Glyph, reach: number): boolean {
  return (
    a.turn === b.turn &&
    Math.abs(a.left - b.left) <= reach &&
    Math.abs(a.baseline - b.baseline) <= reach &&
    Math.abs(a.size - b.size) <= 0.1 * a.size
  );
}
