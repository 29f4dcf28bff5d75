import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Limits, Message } from "../../model/document.ts";
import { Bounds } from "./bounds.ts";
import { PageBuilder } from "./builder.ts";
import { type ElementKind, elementKinds, elementAt, roleOfWords } from "./elements.ts";
import { messageOf } from "./messages.ts";
import { plainTag, type Tag } from "./tag.ts";
import type { Group } from "./tree.ts";

/** A meta element: its name or property as published, and its content. */
export interface MetaElement {
  name: string;
  content: string;
  start: number;
  end: number;
}

export interface Page {
  root: Group;
  metas: MetaElement[];
  title: MetaElement | null;
  /** addresses of frames, viewers and embedded objects */
  embedded: string[];
  /** UTF-16 units of text that is in the source and not shown */
  hiddenText: number;
  messages: Message[];
}

/** Reads the source once. With `showHidden`, what the page hides is read as if it were shown. */
export function scanPage(source: string, limits: Limits, showHidden: boolean): Page {
  const scanner = new Scanner(source, limits, showHidden);
  scanner.scan();
  return scanner.page();
}

/** Titles stand near the top; further down, how a line is set does not matter. */
const topLines = 60;

/** Pages have a dozen meta elements and a frame or two. */
const mostDeclarations = 200;

const hidesElement = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const centres = /text-align\s*:\s*center/i;
const emboldens = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

/** The attributes that matter, beside style. */
const wantedAttributes: Partial<Record<ElementKind, string>> = {
  inline: "hidden href",
  paragraph: "hidden align",
  heading: "hidden align",
  group: "hidden align class id",
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
  mute: "data",
  meta: "name property content",
};

/** First letter and length tell nearly all names of attributes apart, without a copy of the name. */
function slotOf(letter: number, length: number): number {
  return length > 15 ? 0 : ((letter & 31) << 4) | length;
}
const styleSlot = slotOf("s".charCodeAt(0), "style".length);

const wantedNames = {} as Record<ElementKind, string[]>;
const wantedSlots = {} as Record<ElementKind, Uint8Array>;
for (const kind of elementKinds) {
  wantedNames[kind] = (wantedAttributes[kind] ?? "").split(" ");
  wantedSlots[kind] = new Uint8Array(512);
  for (const name of wantedNames[kind]) wantedSlots[kind][slotOf(name.charCodeAt(0), name.length)] = 1;
}

/** Turns the tokenizer's events into tags and text; looks only at the attributes that matter. */
class Scanner implements TokenizerCallbacks {
  private readonly source: string;
  private readonly bounds: Bounds;
  private readonly builder: PageBuilder;
  private readonly tokenizer = new Tokenizer({}, this);
  private readonly showHidden: boolean;
  /** most pages hide nothing, and then no style has to be looked at for it */
  private readonly pageHides: boolean;
  private readonly metas: MetaElement[] = [];
  private readonly embedded: string[] = [];
  private title: MetaElement | null = null;
  private cutOff = false;

  private tag: Tag = { ...plainTag };
  private attribute = "";
  private value = "";
  private meta: MetaElement | null = null;
  /** the element whose content is no markup, while in it */
  private raw = "";

  constructor(source: string, limits: Limits, showHidden: boolean) {
    this.source = source;
    this.bounds = new Bounds(limits);
    this.builder = new PageBuilder(source, this.bounds);
    this.showHidden = showHidden;
    this.pageHides = !showHidden && hidesElement.test(source);
  }

  scan(): void {
    this.tokenizer.write(this.source);
    this.tokenizer.end();
    this.builder.finish(this.source.length);
  }

  page(): Page {
    const { root, hiddenText } = this.builder.stack;
    const { messages } = this.bounds;
    const { metas, title, embedded } = this;
    return {
      root,
      metas,
      title,
      embedded,
      hiddenText,
      messages: this.cutOff ? [...messages, messageOf("html.cut_off")] : messages,
    };
  }

  isInForeignContext(): boolean {
    return this.builder.stack.foreign > 0;
  }

  ontext(start: number, end: number): void {
    if (this.raw === "") this.builder.text(start, end);
    else if (this.raw === "title") this.addToTitle(this.source.slice(start, end), end);
  }

  ontextentity(codepoint: number, end: number): void {
    const text = String.fromCodePoint(codepoint);
    if (this.raw === "") this.builder.character(text, this.source.lastIndexOf("&", end - 1), end);
    else if (this.raw === "title") this.addToTitle(text, end);
  }

  onopentagname(start: number, end: number): void {
    const { name, kind, role } = elementAt(this.source, start, end);
    const bold = name === "b" || name === "strong";
    const tag = {
      ...plainTag,
      name,
      kind: this.kindShown(kind),
      role,
      start: start - 1,
      bold,
      centred: name === "center",
    };
    if (kind === "meta") this.meta = { name: "", content: "", start: start - 1, end };
    this.tag = tag;
  }

  onattribname(start: number, end: number): void {
    this.attribute = "";
    const { kind } = this.tag;
    const slot = slotOf(this.source.charCodeAt(start), end - start);
    if (slot === styleSlot ? !this.stylesMatter() : wantedSlots[kind][slot] === 0) return;
    const name = this.source.slice(start, end).toLowerCase();
    if (name === "style" || wantedNames[kind].includes(name)) this.attribute = name;
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute !== "") this.value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.attribute !== "") this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.attribute !== "") this.setAttribute(this.attribute, this.value);
    this.attribute = "";
    this.value = "";
  }

  onopentagend(end: number): void {
    const { tag } = this;
    tag.end = end + 1;
    if (this.bounds.isFull) this.tokenizer.pause();
    if (tag.kind === "raw" || tag.name === "iframe") {
      // In svg and math, style and title are elements like others.
      if (this.builder.stack.foreign > 0) return;
      this.raw = tag.name;
      if (tag.name === "title" && this.title === null) {
        this.title = { name: "title", content: "", start: tag.end, end: tag.end };
      }
    } else if (tag.kind === "meta") {
      if (this.meta !== null && this.meta.name !== "" && this.metas.length < mostDeclarations)
        this.metas.push({ ...this.meta, end: end + 1 });
      this.meta = null;
    } else {
      this.builder.open(tag);
    }
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    // Elsewhere in HTML, the slash means nothing.
    const { name, kind } = this.tag;
    if (this.builder.stack.foreign > 0 && kind === "mute") this.builder.close(name, kind, end + 1, end + 1);
  }

  onclosetag(start: number, end: number): void {
    if (this.raw !== "") {
      this.raw = "";
      return;
    }
    const { name, kind } = elementAt(this.source, start, end);
    const behind = this.source.indexOf(">", end) + 1;
    this.builder.close(name, this.kindShown(kind), start - 2, behind === 0 ? this.source.length : behind);
  }

  oncomment(_start: number, end: number): void {
    // The tokenizer ends an open comment with the source; a closed one ends on its ">".
    if (end === this.source.length) this.cutOff = true;
  }

  onend(): void {
    if (this.raw !== "" || this.source.lastIndexOf("<") > this.source.lastIndexOf(">")) this.cutOff = true;
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private kindShown(kind: ElementKind): ElementKind {
    return kind === "hidden" && this.showHidden ? "inline" : kind;
  }

  private addToTitle(text: string, end: number): void {
    if (this.title === null) return;
    this.title.content += text;
    this.title.end = end;
  }

  private stylesMatter(): boolean {
    return this.pageHides || this.builder.writer.lines < topLines;
  }

  private setAttribute(name: string, value: string): void {
    const { tag } = this;
    switch (name) {
      case "style":
        if (this.pageHides && hidesElement.test(value)) tag.hidden = true;
        if (centres.test(value)) tag.centred = true;
        if (emboldens.test(value)) tag.bold = true;
        break;
      case "hidden":
        tag.hidden = !this.showHidden;
        break;
      case "align":
        if (/center/i.test(value)) tag.centred = true;
        break;
      case "class":
      case "id":
        if (tag.role === "none") tag.role = roleOfWords(value);
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
      case "alt":
        tag.alt = value;
        break;
      case "width":
        tag.width = lengthOf(value);
        break;
      case "height":
        tag.height = lengthOf(value);
        break;
      case "src":
      case "data":
        if (
          value !== "" &&
          this.embedded.length < mostDeclarations &&
          !/^(?:about|javascript|data):/i.test(value)
        )
          this.embedded.push(value);
        break;
      default:
        if (this.meta === null) break;
        if (name === "content") this.meta.content = value;
        else this.meta.name = value.trim();
    }
  }
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
