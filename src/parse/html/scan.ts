import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Limits, Message } from "../../model/document.ts";
import { PageBuilder, plainTag, type Tag } from "./builder.ts";
import { type ElementKind, elementType, roleOfWords } from "./elements.ts";
import { messageOf } from "./messages.ts";
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
  const tokenizer = new Tokenizer({}, scanner);
  tokenizer.write(source);
  tokenizer.end();
  return scanner.page();
}

/** Titles stand near the top; further down, how a line is set does not matter. */
const topLines = 60;

const hidesElement = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const centres = /text-align\s*:\s*center/i;
const emboldens = /font-weight\s*:\s*(?:bold|[6-9]00)/i;

/** Turns the tokenizer's events into tags and text; looks only at the attributes that matter. */
class Scanner implements TokenizerCallbacks {
  private readonly source: string;
  private readonly builder: PageBuilder;
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
    this.builder = new PageBuilder(source, limits);
    this.showHidden = showHidden;
    this.pageHides = !showHidden && hidesElement.test(source);
  }

  page(): Page {
    const { root, hiddenText, messages } = this.builder;
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
    return this.builder.foreign > 0;
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
    const { name, kind, role } = elementType(this.source.slice(start, end));
    const bold = name === "b" || name === "strong";
    const tag = { ...plainTag, name, kind: this.kindShown(kind), role, start: start - 1, bold, centred: name === "center" };
    if (kind === "meta") this.meta = { name: "", content: "", start: start - 1, end };
    this.tag = tag;
  }

  onattribname(start: number, end: number): void {
    this.attribute = "";
    if (end - start > 8) return;
    const name = this.source.slice(start, end).toLowerCase();
    if (this.matters(name)) this.attribute = name;
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
    if (tag.kind === "raw" || tag.name === "iframe") {
      // In svg and math, style and title are elements like others.
      if (this.builder.foreign > 0) return;
      this.raw = tag.name;
      if (tag.name === "title" && this.title === null) {
        this.title = { name: "title", content: "", start: tag.end, end: tag.end };
      }
    } else if (tag.kind === "meta") {
      if (this.meta !== null && this.meta.name !== "") this.metas.push({ ...this.meta, end: end + 1 });
      this.meta = null;
    } else {
      this.builder.open(tag);
    }
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    // Elsewhere in HTML, the slash means nothing.
    const { name, kind } = this.tag;
    if (this.builder.foreign > 0 && kind === "mute") this.builder.close(name, kind, end + 1, end + 1);
  }

  onclosetag(start: number, end: number): void {
    if (this.raw !== "") {
      this.raw = "";
      return;
    }
    const { name, kind } = elementType(this.source.slice(start, end));
    const behind = this.source.indexOf(">", end) + 1;
    this.builder.close(name, this.kindShown(kind), start - 2, behind === 0 ? this.source.length : behind);
  }

  oncomment(_start: number, end: number): void {
    // The tokenizer ends an open comment with the source; a closed one ends on its ">".
    if (end === this.source.length) this.cutOff = true;
  }

  onend(): void {
    if (this.raw !== "" || this.source.lastIndexOf("<") > this.source.lastIndexOf(">")) this.cutOff = true;
    this.builder.finish();
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

  /** Whether anything depends on this attribute here. */
  private matters(name: string): boolean {
    const { kind } = this.tag;
    switch (name) {
      case "style":
        return this.pageHides || this.builder.lines < topLines;
      case "hidden":
        return !this.showHidden;
      case "align":
        return kind === "paragraph" || kind === "group" || kind === "heading";
      case "class":
      case "id":
        return kind === "group";
      case "colspan":
      case "rowspan":
        return kind === "cell";
      case "href":
        return kind === "inline";
      case "alt":
      case "width":
      case "height":
        return kind === "picture";
      case "src":
        return kind === "embedded";
      case "data":
        return kind === "mute";
      case "name":
      case "property":
      case "content":
        return kind === "meta";
      default:
        return false;
    }
  }

  private setAttribute(name: string, value: string): void {
    const { tag } = this;
    switch (name) {
      case "style":
        if (this.pageHides && hidesElement.test(value)) tag.hidden = true;
        if (this.builder.lines < topLines) {
          if (centres.test(value)) tag.centred = true;
          if (emboldens.test(value)) tag.bold = true;
        }
        break;
      case "hidden":
        tag.hidden = true;
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
        if (value !== "" && !/^(?:about|javascript|data):/i.test(value)) this.embedded.push(value);
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
