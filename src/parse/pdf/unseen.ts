import { contains } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { glyphBox } from "./glyphs.ts";
import type { Glyph } from "./glyphs.ts";
import { isWhite } from "./rules.ts";
import type { Content, State } from "./walk.ts";

/** What a text rendering mode paints (ISO 32000-1, table 106), by its number without what it clips to. */
const paints = [{ fill: true }, { stroke: true }, { fill: true, stroke: true }, {}] as const;

/** Glyphs that are held against what covers them, in all, so that no page takes all time. */
const mostTests = 5_000_000;

/** Whether text is written with nothing, or with the colour of the paper; text that is invisible by its mode is another thing. */
export function isBlank({ mode, fill, fillAlpha, stroke, strokeAlpha }: State): boolean {
  const painted: { fill?: boolean; stroke?: boolean } = paints[mode % paints.length];
  const isUnseen = (colour: string | null, alpha: number) =>
    alpha === 0 || (colour !== null && isWhite(colour));
  return (
    (painted.fill === true || painted.stroke === true) &&
    (painted.fill !== true || isUnseen(fill, fillAlpha)) &&
    (painted.stroke !== true || isUnseen(stroke, strokeAlpha))
  );
}

/** The glyphs from index `from` on under which nothing was painted. */
export function onPaper({ glyphs, shades, images, grounds }: Content, from: number): Glyph[] {
  const painted = [shades, images, grounds];
  return glyphs.slice(from).filter((glyph) => !painted.some((boxes) => liesOn(boxes, glyph)));
}

/**
 * A page without what nobody sees of it: text as white as the paper, text that a box was painted over, and
 * invisible text, unless it says what a picture shows or is all the text there is.
 */
export function withoutUnseen(content: Content): Content {
  const { glyphs, invisible, images, white } = content;
  const unseen = new Set(white);
  if (invisible.length < glyphs.length)
    for (const glyph of invisible) if (!liesOn(images, glyph)) unseen.add(glyph);
  const covered = new Set(coveredOf(content));
  for (const glyph of covered) unseen.add(glyph);
  if (unseen.size === 0) return content;
  const isPart = (glyph: Glyph, i: number) =>
    covered.has(glyph) &&
    isDigit(glyph) &&
    [glyphs[i - 1], glyphs[i + 1]].some(
      (next) => next !== undefined && next.run === glyph.run && isDigit(next) && !unseen.has(next),
    );
  const seen = glyphs.flatMap((glyph, i) =>
    unseen.has(glyph) ? (isPart(glyph, i) ? [{ ...glyph, text: blackedOut }] : []) : [glyph],
  );
  return { ...content, glyphs: seen, unseen: unseen.size };
}

/** Stands for a digit under a box beside one that is seen: what is left is not the number. */
const blackedOut = "■";

const isDigit = ({ text }: Glyph): boolean => /^\p{Nd}$/u.test(text);

function coveredOf({ glyphs, covers }: Content): Glyph[] {
  const covered: Glyph[] = [];
  let tests = 0;
  for (const { box, glyphs: before } of covers) {
    if ((tests += before) > mostTests) break;
    for (let i = 0; i < before; i++) if (liesOn([box], glyphs[i])) covered.push(glyphs[i]);
  }
  return covered;
}

function liesOn(boxes: readonly Box[], glyph: Glyph): boolean {
  if (boxes.length === 0) return false;
  const { left, bottom, right, top } = glyphBox(glyph);
  return boxes.some((box) => contains(box, (left + right) / 2, (bottom + top) / 2));
}
