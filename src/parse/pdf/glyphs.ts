import { isSpace, plain } from "./characters.ts";
import { contains, identity, multiply, turned } from "./geometry.ts";
import type { Box, Matrix, Turn } from "./geometry.ts";

/**
 * One character as drawn. Its numbers belong to the page turned so that the character stands upright, so
 * that text in any direction is read the same way.
 */
export interface Glyph {
  text: string;
  left: number;
  /** where the next character of the run would start */
  right: number;
  baseline: number;
  size: number;
  /** the direction that the text runs in; text set downwards, as vertical Chinese is, has 270 */
  turn: Turn;
  /** glyphs that one operator shows have one number */
  run: number;
}

/** What is used of pdfjs's font objects. */
export interface Font {
  fontMatrix?: number[];
  bbox?: number[];
  isType3Font?: boolean;
  vertical?: boolean;
  defaultVMetrics?: number[];
}

/** An element of pdfjs's showText: a glyph, or a correction in thousandths of an em. */
export type ShownGlyph =
  number | null | { unicode: string; width: number; isSpace: boolean; vmetric?: number[] | null };

/** The part of the graphics state that places text. */
export interface TextState {
  matrix: Matrix;
  clip: Box;
  font: Font | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  mode: number;
}

/** Where glyphs are collected, and what is not read of them. */
export interface Shown {
  glyphs: Glyph[];
  runs: number;
  lost: number;
  invisible: Glyph[];
  slanted: number;
}

const invisibleModes = new Set([3, 7]);

/** The text and line matrices of PDF, as a matrix and an offset from it. */
export class TextPosition {
  matrix: ArrayLike<number> = identity;
  x = 0;
  y = 0;
  #lineX = 0;
  #lineY = 0;

  begin(): void {
    this.place(identity);
  }

  place(matrix: ArrayLike<number>): void {
    this.matrix = matrix;
    this.x = this.y = this.#lineX = this.#lineY = 0;
  }

  move(x: number, y: number): void {
    this.x = this.#lineX += x;
    this.y = this.#lineY += y;
  }
}

/** The box of a glyph on the page, from a fifth below the baseline to four fifths above. */
export function glyphBox({ left, right, baseline, size, turn }: Glyph): Box {
  return turned({ left, right, bottom: baseline - 0.2 * size, top: baseline + 0.8 * size }, turn);
}

/** Adds the glyphs of one showText and moves the text position behind them. */
export function showGlyphs(
  shown: readonly ShownGlyph[],
  state: TextState,
  at: TextPosition,
  into: Shown,
): void {
  const { font } = state;
  if (font === null) {
    if (shown.length > 0) into.lost++;
    return;
  }
  // A negative size turns the text around.
  const direction = state.fontSize < 0 ? -1 : 1;
  const fontSize = Math.abs(state.fontSize);
  const emWidth = fontSize * (font.fontMatrix?.[0] ?? 0.001);
  const stretch = state.stretch * direction;
  const vertical = font.vertical === true;
  const matrix = multiply(state.matrix, at.matrix);
  const [a, b, c, d] = matrix;
  const scale = Math.hypot(a, b);
  const turn = turnOf(a * direction, b * direction);
  const size = heightOf(font, fontSize) * Math.hypot(c, d);
  const run = into.runs++;
  const place = (offset: number) =>
    originIn(matrix, at, state.rise, vertical ? 0 : offset, vertical ? offset : 0);
  let advance = 0;
  for (const glyph of shown) {
    if (glyph === null) continue;
    if (typeof glyph === "number") {
      advance += ((vertical ? 1 : -1) * glyph * fontSize) / 1000;
      continue;
    }
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
    const down = glyph.vmetric ?? font.defaultVMetrics;
    const width = (vertical && down ? -down[0] : glyph.width) * emWidth;
    const step = vertical ? width - spacing * direction : width + spacing * direction;
    if (size > 0 && turn === null) into.slanted++;
    else if (size > 0 && turn !== null) {
      const [x, y] = place(vertical ? -advance : advance * stretch);
      if (isNear(state.clip, x, y, size)) {
        const placed = vertical
          ? downwardGlyph(glyph.unicode, x, y, step * Math.hypot(c, d), size, turn, run)
          : alongGlyph(glyph.unicode, x, y, step * state.stretch * scale, size, turn, run);
        if (contains(state.clip, x, y) || touches(state.clip, glyphBox(placed))) {
          into.glyphs.push(placed);
          if (invisibleModes.has(state.mode)) into.invisible.push(placed);
        }
      }
    }
    advance += step;
  }
  if (vertical) at.y -= advance;
  else at.x += advance * stretch;
}

function alongGlyph(
  text: string,
  x: number,
  y: number,
  width: number,
  size: number,
  turn: Turn,
  run: number,
): Glyph {
  const [left, baseline] = inFrame(x, y, turn);
  return { text: plainOrSpace(text), left, right: left + Math.abs(width), baseline, size, turn, run };
}

/** A glyph of vertical writing hangs from its origin, centred; read downwards it is one of a turned line. */
function downwardGlyph(
  text: string,
  x: number,
  y: number,
  height: number,
  size: number,
  upright: Turn,
  run: number,
): Glyph {
  const turn = ((upright + 270) % 360) as Turn;
  const [left, middle] = inFrame(x, y, turn);
  const baseline = middle - 0.3 * size;
  return { text: plainOrSpace(text), left, right: left + Math.abs(height), baseline, size, turn, run };
}

function plainOrSpace(text: string): string {
  const form = plain(text);
  return isSpace(form) && form !== "\u3000" ? " " : form;
}

function originIn(matrix: Matrix, at: TextPosition, rise: number, dx: number, dy: number): [number, number] {
  const [a, b, c, d, e, f] = matrix;
  const x = at.x + dx;
  const y = at.y + rise + dy;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A point of the page, in the coordinates of the page turned so that text in this direction is upright. */
function inFrame(x: number, y: number, turn: Turn): [number, number] {
  const { left, bottom } = turned({ left: x, right: x, bottom: y, top: y }, ((360 - turn) % 360) as Turn);
  return [left, bottom];
}

/** The quarter turn that a direction is near to; null for slanted text. */
function turnOf(x: number, y: number): Turn | null {
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  const nearest = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - nearest) > 5 ? null : (((nearest + 360) % 360) as Turn);
}

/** An em of the font; fonts whose glyphs are drawings (type 3) measure it in a unit of their own. */
function heightOf({ isType3Font, fontMatrix, bbox }: Font, fontSize: number): number {
  const unit = Math.abs(fontMatrix?.[3] ?? 0.001);
  if (!isType3Font || Math.abs(unit - 0.001) < 0.0005 || !bbox) return fontSize;
  return fontSize * unit * (bbox[3] - bbox[1] || 1 / unit);
}

const touches = (clip: Box, box: Box): boolean =>
  clip.left < box.right && box.left < clip.right && clip.bottom < box.top && box.bottom < clip.top;

/** Text outside the clip is not seen; one that only touches it is, and begins no further from it. */
function isNear({ left, bottom, right, top }: Box, x: number, y: number, size: number): boolean {
  return contains({ left: left - size, bottom: bottom - size, right: right + size, top: top + size }, x, y);
}
