import { boxUnder, identity, multiply } from "./geometry.ts";
import type { ShownGlyph } from "./glyphs.ts";
import { addPath, isBoxPath } from "./rules.ts";
import type { Painting } from "./rules.ts";
import type { Walk } from "./walk.ts";

/** Methods may narrow their parameters, as the arguments of each operator need. */
type Operator = { run(walk: Walk, args: unknown[]): void }["run"];

/** What a path is for: `constructPath` names one of these operators, or one that shows nothing. */
const paintings: Record<string, Painting> = {
  stroke: { stroke: true, fill: false },
  closeStroke: { stroke: true, fill: false },
  fill: { stroke: false, fill: true },
  eoFill: { stroke: false, fill: true },
  fillStroke: { stroke: true, fill: true },
  eoFillStroke: { stroke: true, fill: true },
  closeFillStroke: { stroke: true, fill: true },
  closeEOFillStroke: { stroke: true, fill: true },
};

/** Each operator of pdfjs that says where something is, by its name in pdfjs's `OPS`. */
export const operators: Record<string, Operator> = {
  save: (walk) => {
    walk.saved.push(walk.state);
  },
  restore: (walk) => {
    walk.state = walk.saved.pop() ?? walk.state;
  },
  transform: (walk, args: number[]) => walk.change({ matrix: multiply(walk.state.matrix, args) }),
  setLineWidth: (walk, [lineWidth]: number[]) => walk.change({ lineWidth }),
  setStrokeRGBColor: (walk, [stroke]: string[]) => walk.change({ stroke }),
  setFillRGBColor: (walk, [fill]: string[]) => walk.change({ fill }),
  setStrokeTransparent: (walk) => walk.change({ stroke: null }),
  setFillTransparent: (walk) => walk.change({ fill: null }),
  setFillColorN: (walk) => walk.change({ fill: "pattern" }),
  shadingFill: (walk) => {
    walk.content.grounds.push(walk.state.clip);
  },
  setGState: (walk, [entries]: [key: string, value: never][][]) => {
    for (const [key, value] of entries) {
      if (key === "LW") walk.change({ lineWidth: value });
      else if (key === "CA") walk.change({ strokeAlpha: value });
      else if (key === "ca") walk.change({ fillAlpha: value });
      else if (key === "BM") walk.change({ blended: value !== "source-over" });
      else if (key === "SMask" && value) walk.change({ blended: true });
      else if (key === "Font") operators.setFont(walk, value);
    }
  },
  clip: (walk) => {
    walk.clipNext = true;
  },
  eoClip: (walk) => {
    walk.clipNext = true;
  },
  constructPath: (walk, [paint, [path], bounds]: [number, [Float32Array | null], Float32Array | null]) => {
    const { matrix } = walk.state;
    const painting = paintings[walk.resources.operatorNames[paint]];
    if (path && painting && walk.masked === 0) addPath(path, painting, walk.state, walk.content);
    if (walk.clipNext && bounds) {
      walk.clipTo(boxUnder(matrix, bounds[0], bounds[1], bounds[2], bounds[3]));
      if (path && walk.state.boxed) walk.change({ boxed: isBoxPath(path, matrix) });
    }
    walk.clipNext = false;
  },
  paintFormXObjectBegin: (walk, [matrix, box]: [ArrayLike<number> | null, ArrayLike<number> | null]) => {
    walk.saved.push(walk.state);
    if (matrix) walk.change({ matrix: multiply(walk.state.matrix, matrix) });
    if (box) walk.clipTo(boxUnder(walk.state.matrix, box[0], box[1], box[2], box[3]));
  },
  paintFormXObjectEnd: (walk) => operators.restore(walk, []),
  beginGroup: (walk, [group]: { smask?: unknown }[]) => {
    walk.saved.push(walk.state);
    const { veiled, blended, fillAlpha } = walk.state;
    walk.change({ veiled: veiled || blended || fillAlpha < 1 });
    if (group.smask || walk.masked > 0) walk.masked++;
  },
  endGroup: (walk) => {
    operators.restore(walk, []);
    if (walk.masked > 0) walk.masked--;
  },
  beginAnnotation: (walk, [, , transform, matrix]: [string, unknown, number[], number[]]) => {
    walk.saved.push(walk.state);
    // A marker pen lets the text through, whatever colour its appearance is painted with.
    walk.state = { ...walk.initial, matrix: multiply(multiply(identity, transform), matrix), veiled: true };
  },
  endAnnotation: (walk) => operators.restore(walk, []),
  beginMarkedContent: (walk) => walk.beginMarked(false),
  beginMarkedContentProps: (walk, [tag, layer]: [string, unknown]) =>
    walk.beginMarked(tag === "OC" && !walk.resources.showsLayer(layer)),
  endMarkedContent: (walk) => walk.endMarked(),
  paintImageXObject: (walk) => walk.image(),
  paintInlineImageXObject: (walk) => walk.image(),
  paintImageMaskXObject: (walk) => walk.image(),
  paintSolidColorImageMask: (walk) => walk.image(),
  beginText: (walk) => walk.text.begin(),
  setCharSpacing: (walk, [charSpacing]: number[]) => walk.change({ charSpacing }),
  setWordSpacing: (walk, [wordSpacing]: number[]) => walk.change({ wordSpacing }),
  setHScale: (walk, [percent]: number[]) => walk.change({ stretch: percent / 100 }),
  setLeading: (walk, [leading]: number[]) => walk.change({ leading }),
  setFont: (walk, [name, fontSize]: [string, number]) =>
    walk.change({ font: walk.resources.fontNamed(name), fontSize }),
  setTextRenderingMode: (walk, [mode]: number[]) => walk.change({ mode }),
  setTextRise: (walk, [rise]: number[]) => walk.change({ rise }),
  moveText: (walk, [x, y]: number[]) => walk.text.move(x, y),
  setLeadingMoveText: (walk, [x, y]: number[]) => {
    walk.change({ leading: -y });
    walk.text.move(x, y);
  },
  setTextMatrix: (walk, [matrix]: Float32Array[]) => walk.text.place(matrix),
  nextLine: (walk) => walk.text.move(0, -walk.state.leading),
  showText: (walk, [glyphs]: ShownGlyph[][]) => walk.show(glyphs),
};
