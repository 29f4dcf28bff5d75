import { dottedRules } from "./dots.ts";
import { edgeBox } from "./edges.ts";
import { glyphBox } from "./glyphs.ts";
import type { Glyph } from "./glyphs.ts";
import { boxUnder, identity, turned } from "./geometry.ts";
import type { Box, Turn } from "./geometry.ts";
import type { Rule } from "./rules.ts";
import type { Content } from "./walk.ts";

/** A page turned so that most of its text stands upright. Its coordinates are those of the turned page. */
export interface Sheet {
  /** 1-based */
  page: number;
  /** what `turned` needs to bring a box of the sheet back to PDF user space */
  turn: Turn;
  box: Box;
  /** in drawing order */
  glyphs: Glyph[];
  rules: Rule[];
  shades: Box[];
  images: Box[];
}

/**
 * Turns a page's content upright. The text itself decides, because a landscape table may be a turned page,
 * or turned text on a portrait page; `rotate` is what the page says, for pages without text.
 */
export function uprightSheet(page: number, content: Content, view: readonly number[], rotate: number): Sheet {
  const turn = readingTurn(content.glyphs) ?? ((((rotate % 360) + 360) % 360) as Turn);
  const back = ((360 - turn) % 360) as Turn;
  const upright = (box: Box) => turned(box, back);
  const rules = [...content.rules, ...dottedRules(content.dots)];
  return {
    page,
    turn,
    box: upright(boxUnder(identity, view[0], view[1], view[2], view[3])),
    glyphs:
      turn === 0
        ? content.glyphs
        : content.glyphs.map((glyph) => ({ ...glyph, turn: ((glyph.turn + back) % 360) as Turn })),
    rules: turn === 0 ? rules : rules.map((rule) => turnedRule(rule, back)),
    shades: content.shades.map(upright),
    images: content.images.map(upright),
  };
}

/** Where a box of the sheet is in the file's own coordinates, as a place wants it. */
export function userSpaceBox({ turn }: Sheet, box: Box): [number, number, number, number] {
  const { left, bottom, right, top } = turned(box, turn);
  return [rounded(left), rounded(bottom), rounded(right), rounded(top)];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function readingTurn(glyphs: readonly Glyph[]): Turn | null {
  const counts = new Map<Turn, number>();
  for (const { turn } of glyphs) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined ? null : most[0];
}

function turnedRule(rule: Rule, turn: Turn): Rule {
  const { left, bottom, right, top } = turned(edgeBox(rule), turn);
  return top - bottom <= right - left
    ? { horizontal: true, at: bottom, from: left, to: right }
    : { horizontal: false, at: left, from: bottom, to: top };
}

/** The middle of a glyph on the sheet. */
export function middleOf(glyph: Glyph): { x: number; y: number } {
  const { left, bottom, right, top } = glyphBox(glyph);
  return { x: (left + right) / 2, y: (bottom + top) / 2 };
}
