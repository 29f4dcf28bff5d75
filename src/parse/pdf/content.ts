import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Font } from "./glyphs.ts";
import { operators } from "./operators.ts";
import { Walk } from "./walk.ts";
import type { Content } from "./walk.ts";

/** Reads a page's operators, once; glyphs and lines up to `most`, so that no page takes all memory. */
export async function readContent(
  page: PDFPageProxy,
  operatorNames: readonly string[],
  most: number,
): Promise<Content> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const walk = new Walk(operatorNames, fontsOf(page));
  const { glyphs, rules, shades, dots } = walk.content;
  const marks = () => glyphs.length + rules.length + shades.length + dots.length;
  for (let i = 0; i < fnArray.length && marks() < most; i++) {
    operators[operatorNames[fnArray[i]]]?.(walk, (argsArray[i] ?? []) as unknown[]);
  }
  return walk.content;
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
