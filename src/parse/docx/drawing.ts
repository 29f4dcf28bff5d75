import { attribute, count } from "./names.ts";
import type { Element } from "./tree.ts";

/** What a drawing says of the picture in it; sizes in EMU (914,400 to the inch). */
export interface Frame {
  alt: string | null;
  width: number | null;
  height: number | null;
}

/** What a drawing (DrawingML or VML) says of itself. */
export function frameOf(drawing: Element): Frame {
  const extent = find(drawing, ":extent")?.attributes;
  const named = find(drawing, ":docPr")?.attributes;
  const shape = find(drawing, ":shape")?.attributes;
  const style = attribute(shape, "style") ?? "";
  return {
    alt: attribute(named, "descr") || attribute(named, "title") || attribute(shape, "alt") || null,
    width: count(extent, "cx") ?? length(style, "width"),
    height: count(extent, "cy") ?? length(style, "height"),
  };
}

const readable = new Set(["w:t", "m:t", "w:tbl", "w:sym", ":blip", ":imagedata", ":chart"]);

/** Whether an element holds anything that is read: text, a table or a picture. */
export function isShown(element: Element): boolean {
  return readable.has(element.name) || element.children.some(isShown);
}

const unit: Readonly<Record<string, number>> = {
  pt: 12_700,
  in: 914_400,
  cm: 360_000,
  mm: 36_000,
  px: 9_525,
};

/** A length of a VML style, which is written as in CSS. */
function length(style: string, property: string): number | null {
  const found = new RegExp(`(?:^|;)\\s*${property}:\\s*([\\d.]{1,9})(pt|in|cm|mm|px)`).exec(style);
  return found === null ? null : Math.round(Number(found[1]) * unit[found[2]]);
}

/** The first element of a name inside another, but not inside its text boxes. */
function find(element: Element, name: string): Element | null {
  for (const child of element.children) {
    if (child.name === name) return child;
    const inner = child.name === "w:txbxContent" ? null : find(child, name);
    if (inner !== null) return inner;
  }
  return null;
}
