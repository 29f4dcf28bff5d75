import { boxUnder, identity, intersection } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import { TextPosition } from "./glyphs.ts";
import type { Font, Glyph } from "./glyphs.ts";
import { addBox, isLine } from "./rules.ts";
import type { Rule } from "./rules.ts";

/** What stands on a page, in PDF user space. */
export interface Content {
  /** in drawing order */
  glyphs: Glyph[];
  /** operators that showed text */
  runs: number;
  rules: Rule[];
  /** filled areas that are no lines */
  shades: Box[];
  dots: Box[];
  /** filled shapes with curves, as letters are that are drawn and not written */
  curved: number;
  images: Box[];
  /** pieces of text whose font could not be loaded, so that nobody knows what they say */
  lost: number;
  /** glyphs drawn invisibly, as text recognition lays them over a picture */
  invisible: number;
  /** glyphs that run at an angle, as watermarks do; they are left out */
  slanted: number;
}

/** The part of PDF's graphics state that says where things are and whether they are seen. */
export interface State {
  matrix: Matrix;
  clip: Box;
  lineWidth: number;
  stroke: string | null;
  fill: string | null;
  strokeAlpha: number;
  fillAlpha: number;
  font: Font | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

const everywhere: Box = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity };

export const initial: State = {
  matrix: identity,
  clip: everywhere,
  lineWidth: 1,
  stroke: "#000000",
  fill: "#000000",
  strokeAlpha: 1,
  fillAlpha: 1,
  font: null,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/** One walk through a page's operators: where it is, and what it has met. */
export class Walk {
  readonly content: Content = {
    glyphs: [],
    runs: 0,
    rules: [],
    shades: [],
    dots: [],
    curved: 0,
    images: [],
    lost: 0,
    invisible: 0,
    slanted: 0,
  };
  readonly text = new TextPosition();
  readonly fontNamed: (name: string) => Font | null;
  /** the name of each operator in pdfjs's `OPS`, by its number */
  readonly operatorNames: readonly string[];
  state: State = initial;
  saved: State[] = [];
  clipNext = false;
  /** depth of soft masks, whose content is not seen itself */
  masked = 0;

  constructor(operatorNames: readonly string[], fontNamed: (name: string) => Font | null) {
    this.operatorNames = operatorNames;
    this.fontNamed = fontNamed;
  }

  change(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  clipTo(box: Box): void {
    this.change({ clip: intersection(this.state.clip, box) });
  }

  /** Images and image masks fill the unit square. A picture as thin as a line serves as one. */
  image(): void {
    if (this.masked > 0) return;
    const box = intersection(boxUnder(this.state.matrix, 0, 0, 1, 1), this.state.clip);
    if (isLine(box)) addBox(box, box, false, this.content);
    else if (box.right > box.left && box.top > box.bottom) this.content.images.push(box);
  }
}
