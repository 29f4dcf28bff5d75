import { boxUnder, identity, intersection } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import { showGlyphs, TextPosition } from "./glyphs.ts";
import type { Font, Glyph, ShownGlyph } from "./glyphs.ts";
import { addBox, isLine } from "./rules.ts";
import type { Cover, Rule } from "./rules.ts";
import { isBlank, onPaper } from "./unseen.ts";

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
  /** drawn invisibly, as text recognition lays its text over a picture */
  invisible: Glyph[];
  /** written in the colour of the paper, on the paper */
  white: Glyph[];
  /** filled shapes that are no boxes and gradients, on which white text is seen */
  grounds: Box[];
  covers: Cover[];
  /** how many glyphs nobody sees; they are left out */
  unseen: number;
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
  /** the clip is a box and no other shape */
  boxed: boolean;
  /** what is painted lets through what lies under it: by its blending or mask, or by those of a group around it */
  blended: boolean;
  veiled: boolean;
}

const initial: State = {
  matrix: identity,
  clip: { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity },
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
  boxed: true,
  blended: false,
  veiled: false,
};

const nowhere: Box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };

/** What a page's operators refer to. */
export interface Resources {
  /** the name of each operator in pdfjs's `OPS`, by its number */
  operatorNames: readonly string[];
  fontNamed(name: string): Font | null;
  /** whether a viewer shows a layer of the document */
  showsLayer(layer: unknown): boolean;
}

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
    invisible: [],
    white: [],
    grounds: [],
    covers: [],
    unseen: 0,
    slanted: 0,
  };
  readonly text = new TextPosition();
  readonly resources: Resources;
  /** the graphics state in which a page begins: nothing outside of it is seen */
  readonly initial: State;
  state: State;
  saved: State[] = [];
  clipNext = false;
  /** depth of soft masks and hidden layers, whose content is not seen itself */
  masked = 0;
  /** of each open marked content, whether it is a hidden layer */
  private readonly marked: boolean[] = [];

  constructor(resources: Resources, page: Box) {
    this.resources = resources;
    this.initial = { ...initial, clip: page };
    this.state = this.initial;
  }

  change(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  clipTo(box: Box): void {
    this.change({ clip: intersection(this.state.clip, box) });
  }

  beginMarked(hidden: boolean): void {
    this.marked.push(hidden);
    if (hidden) this.masked++;
  }

  endMarked(): void {
    if (this.marked.pop() === true) this.masked--;
  }

  /** Text that is not seen still moves the text behind it. */
  show(glyphs: readonly ShownGlyph[]): void {
    const state = this.masked === 0 ? this.state : { ...this.state, clip: nowhere };
    const { length: from } = this.content.glyphs;
    showGlyphs(glyphs, state, this.text, this.content);
    if (isBlank(state)) this.content.white.push(...onPaper(this.content, from));
  }

  /** Images and image masks fill the unit square. A picture as thin as a line serves as one. */
  image(): void {
    if (this.masked > 0) return;
    const box = intersection(boxUnder(this.state.matrix, 0, 0, 1, 1), this.state.clip);
    if (isLine(box)) addBox(box, box, false, this.content);
    else if (box.right > box.left && box.top > box.bottom) this.content.images.push(box);
  }
}
