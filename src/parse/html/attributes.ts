import { type ElementKind, elementKinds, namesTitle, roleOfWords } from "./elements.ts";
import type { Tag } from "./tag.ts";

/** The attributes that always matter. */
const always: Partial<Record<ElementKind, string>> = {
  inline: "hidden href color dir",
  struck: "hidden",
  paragraph: "hidden",
  heading: "hidden",
  group: "hidden class id open popover",
  item: "hidden",
  pre: "hidden",
  root: "hidden",
  table: "hidden",
  section: "hidden",
  row: "hidden",
  cell: "hidden colspan rowspan",
  caption: "hidden",
  picture: "hidden alt width height",
  embedded: "src",
  input: "hidden type value checked",
  option: "selected",
  mute: "hidden data multiple size",
  raw: "media",
  meta: "name property content",
};

/** How lines are set tells titles, and those stand near the top. */
const nearTop: Partial<Record<ElementKind, string>> = {
  paragraph: "align class id",
  heading: "align",
  group: "align",
};

/** Names of attributes, found by first letter and length in most cases, without a copy of the name. */
export class AttributeNames {
  readonly names: string[];
  private readonly slots = new Uint8Array(512);

  constructor(names: string[]) {
    this.names = names;
    for (const name of this.names) this.slots[slotOf(name.charCodeAt(0), name.length)] = 1;
  }

  /** The name that stands at `source[start, end)`, in lower case; empty where it is none of these. */
  at(source: string, start: number, end: number): string {
    if (this.slots[slotOf(source.charCodeAt(start), end - start)] === 0) return "";
    const name = source.slice(start, end).toLowerCase();
    return this.names.includes(name) ? name : "";
  }
}

function slotOf(letter: number, length: number): number {
  return length > 15 ? 0 : ((letter & 31) << 4) | length;
}

export type NamesByKind = Record<ElementKind, AttributeNames>;

function namesByKind(namesOf: (kind: ElementKind) => string): NamesByKind {
  return Object.fromEntries(
    elementKinds.map((kind) => [kind, new AttributeNames(namesOf(kind).split(" "))]),
  ) as NamesByKind;
}

/** What to look at: near the top of a page, in a page with telling styles, and elsewhere. */
export const wantedNearTop = namesByKind((kind) =>
  `style ${always[kind] ?? ""} ${nearTop[kind] ?? ""}`.trim(),
);
export const wantedWhereTelling = namesByKind((kind) => `style ${always[kind] ?? ""}`.trim());
export const wanted = namesByKind((kind) => always[kind] ?? "");

const hidesElement = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)/i;
const strikes = /line-through/i;
const raises = /vertical-align\s*:\s*su/i;
const whitens =
  /(?<![-\w])color\s*:\s*(?:white|#?fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\b[^)]*\))(?!\w)/i;
const shrinks = /font(?:-size)?\s*:\s*(?:0(?![.\d])|1px)/i;
const vanishes =
  /opacity(?:\s*:|\()\s*0(?![.\d])|text-fill-color\s*:\s*transparent|(?<![-\w])color\s*:\s*(?:transparent|rgba\([^)]{1,30},\s*0\s*\))|(?:left|top|right|text-indent)\s*:\s*-(?:999px|\d{4,6}px|\d{3,6}r?em)|scale\(\s*0\s*[,)]|(?<![-\w])clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%/i;
/** No room, and nothing beyond it shown. */
const squeezes = /(?<![-\w])(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*(?:;|$|["'}])/i;
const clips = /overflow\s*:\s*(?:hidden|clip)/i;
/** Shows text inside of what is hidden by other means than its display. */
const unveils = /visibility\s*:\s*visible|font-size\s*:\s*[1-9]/i;
/** Shows text in another order than it has, or digits that it has not. */
const moves = /unicode-bidi\s*:\s*\w+-override/i;
const reverses = /flex-(?:direction|flow)\s*:\s*[\w\s]{0,20}-reverse/i;
export const writesDigits = /\bcontent\s*:\s*["'][^"'\\\n]{0,100}\d/i;
/** One after another, they go through a source three times as fast as one expression of them all. */
const telling = [
  hidesElement,
  strikes,
  raises,
  whitens,
  shrinks,
  vanishes,
  squeezes,
  moves,
  reverses,
  writesDigits,
];

/** Puts an element of a line on a line of its own, or to one of its ends: its digits are no part of the number beside it. */
const parts = /display\s*:\s*(?:block|flex|grid|table|list-item)|float\s*:\s*(?:left|right)/i;

/** Whether a style, or one somewhere in a source, hides text, strikes it out, raises or moves it: else none needs to be looked at. */
export const tells = (source: string): boolean => telling.some((style) => style.test(source));

/** Whether the styles of elements need to be looked at in a source. */
export const stylesTell = (source: string): boolean => tells(source) || parts.test(source);

const centres = /text-align\s*:\s*center/i;
const emboldens = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

export function setAttribute(tag: Tag, name: string, value: string): void {
  switch (name) {
    case "style":
      setStyle(tag, value);
      setLayout(tag, value);
      break;
    case "open":
      if (tag.name === "dialog") tag.hidden = false;
      break;
    case "hidden":
    case "popover":
      tag.hidden = true;
      break;
    case "color":
      if (whitens.test(`color:${value}`)) tag.apart = true;
      break;
    case "dir":
      if (tag.name === "bdo" && /^\s*rtl/i.test(value)) tag.moved = true;
      break;
    case "align":
      if (/center/i.test(value)) tag.centred = true;
      break;
    case "class":
    case "id":
      if (tag.kind === "group" && tag.role === "none") tag.role = roleOfWords(value);
      if (namesTitle(value)) tag.titled = true;
      break;
    case "colspan":
      tag.columnSpan = spanOf(value, 1);
      break;
    case "rowspan":
      tag.rowSpan = spanOf(value, 0);
      break;
    case "href":
      // Anchors inside the page are no navigation: Word sets one at every heading.
      tag.leads = value !== "" && !value.startsWith("#");
      break;
    case "type":
      tag.inputType = value.trim();
      break;
    case "value":
    case "media":
      tag.value = value;
      break;
    case "checked":
    case "selected":
      tag.chosen = true;
      break;
    case "multiple":
      tag.liesOpen = true;
      break;
    case "size":
      if (spanOf(value, 1) > 1) tag.liesOpen = true;
      break;
    case "alt":
      tag.alt = value;
      break;
    case "width":
      tag.width = lengthOf(value);
      break;
    case "height":
      tag.height = lengthOf(value);
      break;
  }
}

/** What a style hides, strikes out, sets apart or moves. */
export function setStyle(tag: Tag, style: string): void {
  // Blocks of no font size hold others that have one: so menus lose the gaps between their items.
  if (hidesElement.test(style) || isUnseenInLine(tag, style)) {
    tag.hidden = true;
    tag.veiled = !/display\s*:\s*none/i.test(style);
  }
  if (unveils.test(style)) tag.unveils = true;
  if (strikes.test(style)) tag.struck = true;
  if (raises.test(style) || whitens.test(style)) tag.apart = true;
  if (tag.kind === "inline" && parts.test(style)) tag.alone = true;
  if (moves.test(style) || reverses.test(style) || writesDigits.test(style)) tag.moved = true;
}

/** How a style sets lines, which tells titles. */
export function setLayout(tag: Tag, style: string): void {
  if (centres.test(style)) tag.centred = true;
  if (emboldens.test(style)) tag.bold = true;
}

/** Of blocks, such styles may be those that a script changes. */
function isUnseenInLine({ kind }: Pick<Tag, "kind">, style: string): boolean {
  if (kind !== "inline") return false;
  return shrinks.test(style) || vanishes.test(style) || (squeezes.test(style) && clips.test(style));
}

/** A span as browsers read it: the digits that stand in front, quotes of a script literal aside. */
function spanOf(value: string, least: number): number {
  const digits = /^[\s"'\\]*\+?(\d{1,9})/.exec(value);
  return digits === null ? 1 : Math.max(least, Number(digits[1]));
}

/** A length in pixels; null for percentages and other units. */
function lengthOf(value: string): number | null {
  const match = /^\s*(\d{1,6}(?:\.\d{1,3})?)\s*(?:px)?\s*$/i.exec(value);
  return match === null ? null : Number(match[1]);
}
