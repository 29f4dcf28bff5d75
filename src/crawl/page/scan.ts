import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { collapse } from "../markup.ts";
import { type TagKind, tagKind } from "./tags.ts";

/** An element of a page: where its markup stands in the source, and where its text stands in the page's text. */
export interface Element {
  /** its place among the elements of the page */
  index: number;
  name: string;
  parent: Element | null;
  /** those that are asked for, lower-case names */
  attribs: Partial<Record<string, string>>;
  start: number;
  end: number;
  from: number;
  to: number;
}

type Stretch = Pick<Element, "from" | "to">;

const attributes = new Set(
  "alt class content data data-href data-original data-src data-url href id name onclick property rel src title width".split(
    " ",
  ),
);

const noAttributes: Element["attribs"] = Object.freeze({});

/** Stands in the text where a line ends that the source does not end. */
const edge = "\u0001";

/** Elements inside each other beyond this stand beside each other, as in browsers: who walks upwards never walks far. */
const deepest = 512;

/** A page as one pass over its tokens gives it: its elements in their order, and its text. A tree takes five times as long. */
export class Scan implements TokenizerCallbacks {
  readonly source: string;
  readonly elements: Element[] = [];
  /** without scripts, styles and comments; an edge where a block begins or ends */
  #text = "";
  readonly #open: Element[] = [];
  /** by name as it is written */
  readonly #kinds = new Map<string, TagKind>();
  readonly #names = new Map<string, string>();
  #kind: TagKind = tagKind("");
  #element: Element | null = null;
  #attribute = "";
  #value = "";
  /** how many elements are open around the one whose text is no text of the page */
  #mute = Infinity;

  constructor(source: string) {
    this.source = source;
    const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, this);
    tokenizer.write(source);
    tokenizer.end();
    while (this.#open.length > 0) this.#close(source.length);
  }

  sourceOf({ start, end }: Element): string {
    return this.source.slice(start, end);
  }

  /** All text of an element, or of the page, as it runs. */
  textOf({ from, to }: Stretch = this.#whole): string {
    return this.#text.slice(from, to).replaceAll(edge, "");
  }

  /** The text of an element, or of the page, a block a line. */
  linesOf({ from, to }: Stretch = this.#whole): string[] {
    return this.#text
      .slice(from, to)
      .split(/[\n\u0001]+/)
      .map(collapse)
      .filter((line) => line !== "");
  }

  /** The elements in an element, which follow it. */
  elementsIn({ index, end }: Element): Element[] {
    let at = index + 1;
    while (at < this.elements.length && this.elements[at]!.start < end) at++;
    return this.elements.slice(index + 1, at);
  }

  childrenOf(parent: Element): Element[] {
    return this.elementsIn(parent).filter((element) => element.parent === parent);
  }

  get #whole(): Stretch {
    return { from: 0, to: this.#text.length };
  }

  ontext(start: number, end: number): void {
    this.#say(this.source.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#say(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    const kind = this.#kindOf(start, end);
    this.#kind = kind;
    const open = this.#open;
    if (kind.ends.length > 0)
      while (open.length > 0 && kind.ends.includes(open[open.length - 1]!.name)) this.#close(start - 1);
    if (open.length === deepest) this.#close(start - 1);
    this.#element = {
      index: this.elements.length,
      name: kind.name,
      parent: open.length > 0 ? open[open.length - 1]! : null,
      attribs: noAttributes,
      start: start - 1,
      end,
      from: 0,
      to: 0,
    };
  }

  onattribname(start: number, end: number): void {
    const written = this.source.slice(start, end);
    let name = this.#names.get(written);
    if (name === undefined) {
      name = attributes.has(written.toLowerCase()) ? written.toLowerCase() : "";
      this.#names.set(written, name);
    }
    // of two attributes of one name the first counts
    this.#attribute = name === "" || name in this.#element!.attribs ? "" : name;
    this.#value = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== "") this.#value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.#attribute !== "") this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.#attribute === "") return;
    const element = this.#element!;
    if (element.attribs === noAttributes) element.attribs = {};
    element.attribs[this.#attribute] = this.#value;
  }

  onopentagend(end: number): void {
    const element = this.#element!;
    const kind = this.#kind;
    if (kind.before) this.#say(edge);
    else if (kind.cell) this.#say(" ");
    element.end = end + 1;
    element.from = element.to = this.#text.length;
    this.elements.push(element);
    if (kind.empty) return;
    if (kind.mute) this.#mute = Math.min(this.#mute, this.#open.length);
    this.#open.push(element);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    if (this.#kind.mute) this.#close(end + 1);
  }

  onclosetag(start: number, end: number): void {
    const kind = this.#kindOf(start, end);
    const open = this.#open;
    let at = open.length - 1;
    while (at >= 0 && open[at]!.name !== kind.name) at--;
    if (at >= 0) {
      const behind = this.source.indexOf(">", end) + 1;
      while (open.length > at) this.#close(behind === 0 ? this.source.length : behind);
    }
    if (kind.behind) this.#say(edge);
    else if (kind.cell) this.#say(" ");
  }

  #say(text: string): void {
    if (this.#mute === Infinity) this.#text += text;
  }

  #kindOf(start: number, end: number): TagKind {
    const written = this.source.slice(start, end);
    let kind = this.#kinds.get(written);
    if (!kind) this.#kinds.set(written, (kind = tagKind(written.toLowerCase())));
    return kind;
  }

  /** Closes the innermost element that is open. */
  #close(end: number): void {
    const element = this.#open.pop()!;
    element.end = end;
    element.to = this.#text.length;
    if (this.#open.length === this.#mute) this.#mute = Infinity;
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
