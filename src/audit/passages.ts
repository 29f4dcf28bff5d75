import type { Passage } from "../model/dataset.ts";
import type { Report } from "../model/report.ts";

/** Letters of the shingles whose sets are compared. */
const shingle = 5;
/** Bins of a signature; one hash of each shingle falls in one (one-permutation MinHash). */
export const bins = 32;
/** A passage is a paragraph, or sentences of a long one together, of so many letters. */
const shortest = 40;
const longest = 240;
/** Passages of one report beyond this many are no report's. */
const most = 60;
/** Sections whose sentences every report has alike, as the forms ask for them. */
const formal = new Set(["preamble", "other_matters"]);

/**
 * The passages of the prose that are long enough to be told from others, each with its signature. Spaces and
 * punctuation are left out and numbers are alike, so that a copy with new numbers is still one.
 */
export function passagesOf(report: Report): Passage[] {
  const passages: Passage[] = [];
  for (const { key, text } of report.sections) {
    if (formal.has(key)) continue;
    for (const published of cut(text)) {
      if (passages.length >= most) return passages;
      const folded = foldPassage(published);
      if (folded.length < shortest) continue;
      passages.push({ section: key, text: published, signature: signatureOf(folded) });
    }
  }
  return passages;
}

/** Paragraphs; long ones, as pages without breaks have them, are cut after the sentence that fills a passage. */
function* cut(text: string): Generator<string> {
  for (const paragraph of text.split("\n")) {
    let from = 0;
    while (paragraph.length - from > longest) {
      const stop = paragraph.indexOf("。", from + shortest);
      const end = stop < 0 || stop - from > 4 * longest ? from + longest : stop + 1;
      yield paragraph.slice(from, end).trim();
      from = end;
    }
    if (from < paragraph.length) yield paragraph.slice(from).trim();
  }
}

/** Letters in compatibility form; each number, whatever its digits, is one 0. */
export function foldPassage(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\d[\d.,]*/gu, "0")
    .replace(/[^\p{L}0]+/gu, "");
}

/** The hash of each shingle of a folded text; equal ones are met as often as they stand there. */
function* shinglesOf(folded: string): Generator<number> {
  for (let i = 0; i + shingle <= folded.length; i++) yield hashAt(folded, i);
}

function hashAt(text: string, at: number): number {
  let h = 0x811c9dc5;
  for (let i = at; i < at + shingle; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The least hash of each bin. An empty bin borrows from the next one on that is not, with the distance mixed in, so
 * that equal sets still have equal signatures (Shrivastava and Li, 2014).
 */
function signatureOf(folded: string): Uint32Array {
  const least = new Uint32Array(bins).fill(0xffffffff);
  for (let i = 0; i + shingle <= folded.length; i++) {
    const h = hashAt(folded, i);
    const bin = h >>> 27;
    const value = h & 0x07ffffff;
    if (value < least[bin]) least[bin] = value;
  }
  const signature = least.slice();
  for (let bin = 0; bin < bins; bin++)
    for (let away = 1; signature[bin] === 0xffffffff && away < bins; away++) {
      const lent = least[(bin + away) % bins];
      if (lent !== 0xffffffff) signature[bin] = (lent + Math.imul(away, 0x08000001)) >>> 0;
    }
  return signature;
}

/** A passage is compared with several, one soon after the other. */
const recent = new Map<string, Set<number>>();
const mostRecent = 256;

function shinglesIn(text: string): Set<number> {
  let shingles = recent.get(text);
  if (!shingles) {
    shingles = new Set(shinglesOf(foldPassage(text)));
    recent.set(text, shingles);
    if (recent.size > mostRecent) recent.delete(recent.keys().next().value!);
  }
  return shingles;
}

/** How much of two passages is alike: shingles they share, of all that either has; 0 to 1. */
export function similarity(a: string, b: string): number {
  const [one, other] = [shinglesIn(a), shinglesIn(b)];
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const h of one) if (other.has(h)) shared++;
  return shared / (one.size + other.size - shared);
}

/** An estimate of similarity from the signatures alone; 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++;
  return equal / a.length;
}

/** Passages this alike are copies with changes. */
export const copied = 0.7;

const numbersIn = (text: string): string[] => text.match(/\d[\d.,]*(?![\d.,]*年)/gu) ?? [];

/** Statistics whose numbers are new say something new in another's words. */
export function isRenewed(text: string, source: string): boolean {
  const [now, before] = [numbersIn(text), numbersIn(source)];
  const isNew = (n: string, i: number) =>
    now.length === before.length ? n !== before[i] : !before.includes(n);
  return now.length >= 3 && 2 * now.filter(isNew).length >= now.length;
}
