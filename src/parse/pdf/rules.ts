import { contains, intersection, union } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";

/** A line that may be the border of a cell: stroked, filled as a thin rectangle, or a thin picture. */
export interface Rule {
  horizontal: boolean;
  /** y of a horizontal rule, x of a vertical one */
  at: number;
  from: number;
  to: number;
}

/** What a path operator does with its path. */
export interface Painting {
  stroke: boolean;
  fill: boolean;
}

/** A box that hides what was drawn before it. */
export interface Cover {
  box: Box;
  /** how many glyphs there were */
  glyphs: number;
}

/** The part of the graphics state that a path is painted with; a colour is null where nothing is painted. */
export interface Brush {
  matrix: Matrix;
  clip: Box;
  lineWidth: number;
  stroke: string | null;
  fill: string | null;
  strokeAlpha: number;
  fillAlpha: number;
  boxed: boolean;
  blended: boolean;
  veiled: boolean;
}

/** Where rules and filled areas are collected. */
export interface Painted {
  rules: Rule[];
  shades: Box[];
  /** small squares: the dots of a dotted line, or bullets */
  dots: Box[];
  /** filled shapes with curves: a page full of them has its letters drawn, not written */
  curved: number;
  grounds: Box[];
  covers: Cover[];
  glyphs: readonly unknown[];
}

/** Anything thicker, in points, is an area. */
const thickest = 5;

/** How far a line may lean, in points over its whole length, and still be a rule. */
const lean = 0.6;

/** The codes in a path of pdfjs 5.4.296. Other versions number them otherwise; tests/parse/pdf.test.ts pins them. */
const moveTo = 0;
const lineTo = 1;
const curveTo = 2;
const closePath = 3;

/** A subpath: its corners in user space; where a curve ends is a corner like any other. */
interface Outline {
  points: [x: number, y: number][];
  /** index of each point that a curve leads to */
  curves: Set<number>;
}

/** Adds the rules and the areas that a painted path shows. */
export function addPath(path: Float32Array, painting: Painting, brush: Brush, into: Painted): void {
  const outlines = outlinesOf(path, brush.matrix);
  if (painting.fill && brush.fill !== null && brush.fillAlpha > 0) {
    if (outlines.some(({ curves }) => curves.size > 0)) into.curved++;
    const white = isWhite(brush.fill);
    for (const box of filledBoxes(outlines)) addBox(box, brush.clip, white, into);
    const box = intersection(around(outlines), brush.clip);
    if (outlines.length === 1 && isBox(outlines[0])) addCover(box, brush, into);
    else if (!white && !isThin(box)) into.grounds.push(box);
  }
  if (painting.stroke && brush.stroke !== null && brush.strokeAlpha > 0) {
    const [a, b, c, d] = brush.matrix;
    const half = (brush.lineWidth * Math.sqrt(Math.abs(a * d - b * c))) / 2;
    const white = isWhite(brush.stroke);
    for (const outline of outlines) addStrokes(outline, half, brush.clip, white, into);
  }
}

/** Remembers a box that text was drawn before, and that lets nothing of it through. */
function addCover(box: Box, { fill, fillAlpha, boxed, blended, veiled }: Brush, into: Painted): void {
  const opaque = fill?.startsWith("#") && fillAlpha === 1 && boxed && !blended && !veiled;
  if (opaque && into.glyphs.length > 0 && !isThin(box)) into.covers.push({ box, glyphs: into.glyphs.length });
}

/** Adds a box as a rule where it is thin, else as an area. White is seen only on an area of another colour. */
export function addBox(whole: Box, clip: Box, white: boolean, into: Painted): void {
  const box = intersection(whole, clip);
  const { left, bottom, right, top } = box;
  const width = right - left;
  const height = top - bottom;
  if (!(width >= 0 && height >= 0 && Number.isFinite(width + height))) return;
  if (white && !into.shades.some((shade) => contains(shade, (left + right) / 2, (bottom + top) / 2))) return;
  if (Math.min(width, height) > thickest) {
    if (!white) into.shades.push(box);
  } else if (width > 2 * height) {
    into.rules.push({ horizontal: true, at: (bottom + top) / 2, from: left, to: right });
  } else if (height > 2 * width) {
    into.rules.push({ horizontal: false, at: (left + right) / 2, from: bottom, to: top });
  } else {
    into.dots.push(box);
  }
}

/** Thin and long. */
export function isLine({ left, bottom, right, top }: Box): boolean {
  const [short, long] = [right - left, top - bottom].sort((a, b) => a - b);
  return short <= thickest && long > 2 * short;
}

function addStrokes(
  { points, curves }: Outline,
  half: number,
  clip: Box,
  white: boolean,
  into: Painted,
): void {
  for (let i = 1; i < points.length; i++) {
    const [[x1, y1], [x2, y2]] = [points[i - 1], points[i]];
    const [dx, dy] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (curves.has(i) || Math.min(dx, dy) > lean || Math.max(dx, dy) <= lean / 2) continue;
    const across = dx > dy ? { x: 0, y: half } : { x: half, y: 0 };
    const line = {
      left: Math.min(x1, x2) - across.x,
      right: Math.max(x1, x2) + across.x,
      bottom: Math.min(y1, y2) - across.y,
      top: Math.max(y1, y2) + across.y,
    };
    addBox(line, clip, white, into);
  }
}

/** The boxes that a fill covers. A box within a box, as borders are drawn around a cell, leaves four sides. */
function filledBoxes(outlines: Outline[]): Box[] {
  const boxes = outlines.map((outline) => around([outline]));
  const filled: Box[] = [];
  for (let i = 0; i < boxes.length; i++) {
    const [outer, inner] = [boxes[i], boxes[i + 1]];
    if (inner && isFrame(outer, inner)) {
      filled.push(
        { ...outer, right: inner.left },
        { ...outer, left: inner.right },
        { ...outer, top: inner.bottom },
        { ...outer, bottom: inner.top },
      );
      i++;
    } else if (isBox(outlines[i]) || isThin(outer)) {
      filled.push(outer);
    }
  }
  return filled;
}

function around(outlines: readonly Outline[]): Box {
  return union(
    outlines.flatMap(({ points }) => points.map(([x, y]) => ({ left: x, right: x, bottom: y, top: y }))),
  );
}

/** Whether a path is one upright rectangle, as most clips are. */
export function isBoxPath(path: Float32Array, matrix: Matrix): boolean {
  const outlines = outlinesOf(path, matrix);
  return outlines.length === 1 && isBox(outlines[0]);
}

function isThin({ left, bottom, right, top }: Box): boolean {
  return Math.min(right - left, top - bottom) <= thickest;
}

function isFrame(outer: Box, inner: Box): boolean {
  const sides = [
    inner.left - outer.left,
    outer.right - inner.right,
    inner.bottom - outer.bottom,
    outer.top - inner.top,
  ];
  return (
    sides.every((side) => side >= 0 && side <= thickest) && sides.some((side) => side > 0) && !isThin(inner)
  );
}

/** Four corners and upright sides. */
function isBox({ points, curves }: Outline): boolean {
  const upright = points.every(
    ([x, y], i) =>
      i === 0 || Math.min(Math.abs(x - points[i - 1][0]), Math.abs(y - points[i - 1][1])) <= lean,
  );
  return curves.size === 0 && (points.length === 4 || points.length === 5) && upright;
}

function outlinesOf(path: Float32Array, [a, b, c, d, e, f]: Matrix): Outline[] {
  const outlines: Outline[] = [];
  let outline: Outline = { points: [], curves: new Set() };
  const add = (x: number, y: number) => outline.points.push([a * x + c * y + e, b * x + d * y + f]);
  for (let i = 0; i < path.length;) {
    const code = path[i++];
    if (code === moveTo) {
      outline = { points: [], curves: new Set() };
      outlines.push(outline);
      add(path[i++], path[i++]);
    } else if (code === lineTo) {
      add(path[i++], path[i++]);
    } else if (code === curveTo) {
      i += 4;
      add(path[i++], path[i++]);
      outline.curves.add(outline.points.length - 1);
    } else if (code === closePath) {
      if (outline.points.length > 0) outline.points.push(outline.points[0]);
    } else {
      // Codes of another version: what follows cannot be told apart any more.
      return [];
    }
  }
  return outlines.filter(({ points }) => points.length > 1);
}

export function isWhite(colour: string): boolean {
  return /^#(f[a-f\d]){3}$/i.test(colour);
}
