import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Font } from "./glyphs.ts";
import { operators } from "./operators.ts";
import { withoutUnseen } from "./unseen.ts";
import { Walk } from "./walk.ts";
import type { Content } from "./walk.ts";

type Layers = Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>;

/** What reads the pages of a document alike. */
export interface Reading {
  /** the name of each operator in pdfjs's `OPS`, by its number */
  operatorNames: readonly string[];
  /** which layers a viewer shows as the document is opened */
  layers: Layers | null;
}

/** Reads a page's operators, once; glyphs and lines up to `most`, so that no page takes all memory. */
export async function readContent(
  page: PDFPageProxy,
  { operatorNames, layers }: Reading,
  most: number,
): Promise<Content> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const resources = {
    operatorNames,
    fontNamed: fontsOf(page),
    showsLayer: (layer: unknown) => layers?.isVisible(layer) ?? true,
  };
  const [left, bottom, right, top] = page.view;
  const walk = new Walk(resources, { left, bottom, right, top });
  const { glyphs, rules, shades, dots, grounds, covers } = walk.content;
  const marks = () =>
    glyphs.length + rules.length + shades.length + dots.length + grounds.length + covers.length;
  for (let i = 0; i < fnArray.length && marks() < most; i++) {
    operators[operatorNames[fnArray[i]]]?.(walk, (argsArray[i] ?? []) as unknown[]);
  }
  return withoutUnseen(walk.content);
}

function fontsOf(page: PDFPageProxy): (name: string) => Font | null {
  const fonts = new Map<string, Font | null>();
  return (name) => {
    let font = fonts.get(name);
    if (font === undefined) {
      // In the place of a font that could not be loaded stands the text of the error.
      const object: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
      font = object !== null && typeof object === "object" ? (object as Font) : null;
      fonts.set(name, font);
    }
    return font;
  };
}
