import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Limits, Message } from "../../model/document.ts";
import {
  type AttributeNames,
  hasTellingStyle,
  setAttribute,
  wanted,
  wantedNearTop,
  wantedWhereTelling,
  wantedWithClass,
} from "./attributes.ts";
import { Bounds } from "./bounds.ts";
import { PageBuilder } from "./builder.ts";
import { ClassStyles, isForScreens } from "./classes.ts";
import { shownByInput } from "./controls.ts";
import { type ElementKind, elementAt } from "./elements.ts";
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
  /** tables in blocks that are hidden */
  hiddenTables: number;
  messages: Message[];
}

/** What is read as if it were shown: nothing that the page hides, blocks as a tab is one, or all of it. */
export type Showing = "shown" | "blocks" | "all";

/** Reads the source once. */
export function scanPage(source: string, limits: Limits, showing: Showing): Page {
  const scanner = new Scanner(source, limits, showing);
  scanner.scan();
  return scanner.page();
}

/** Titles stand near the top; further down, how a line is set does not matter. */
const topLines = 60;

/** Pages have a dozen meta elements and a frame or two. */
const mostDeclarations = 200;

/** Turns the tokenizer's events into tags and text; looks only at the attributes that matter. */
class Scanner implements TokenizerCallbacks {
  private readonly source: string;
  private readonly bounds: Bounds;
  private readonly builder: PageBuilder;
  private readonly tokenizer = new Tokenizer({}, this);
  private readonly showing: Showing;
  /** most pages hide, strike out and raise nothing, and then no style has to be looked at for it */
  private readonly stylesTell: boolean;
  private readonly classes = new ClassStyles();
  private sheet = "";
  private readonly metas: MetaElement[] = [];
  private readonly embedded: string[] = [];
  private title: MetaElement | null = null;
  private cutOff = false;

  private tag: Tag = { ...plainTag };
  private wanted: AttributeNames = wanted.inline;
  private seen: string[] = [];
  private attribute = "";
  private value = "";
  private meta: MetaElement | null = null;
  /** the element whose content is no markup, while in it */
  private raw = "";

  constructor(source: string, limits: Limits, showing: Showing) {
    this.source = source;
    this.bounds = new Bounds(limits);
    this.builder = new PageBuilder(source, this.bounds);
    this.showing = showing;
    this.stylesTell = showing !== "all" && hasTellingStyle(source);
  }

  scan(): void {
    this.tokenizer.write(this.source);
    this.tokenizer.end();
    this.builder.finish(this.source.length);
  }

  page(): Page {
    const { root, hiddenText, hiddenTables } = this.builder.stack;
    const { messages } = this.bounds;
    const { metas, title, embedded } = this;
    return {
      root,
      metas,
      title,
      embedded,
      hiddenText,
      hiddenTables,
      messages: this.cutOff ? [...messages, messageOf("html.cut_off")] : messages,
    };
  }

  isInForeignContext(): boolean {
    return this.builder.stack.foreign > 0;
  }

  ontext(start: number, end: number): void {
    if (this.raw === "") this.builder.text(start, end);
    else if (this.raw === "title") this.addToTitle(this.source.slice(start, end), end);
    else if (this.raw === "style" && this.stylesTell) this.sheet += this.source.slice(start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    const text = String.fromCodePoint(codepoint);
    if (this.raw === "") this.builder.character(text, this.source.lastIndexOf("&", end - 1), end);
    else if (this.raw === "title") this.addToTitle(text, end);
  }

  onopentagname(start: number, end: number): void {
    const { name, kind, role } = elementAt(this.source, start, end);
    const tag: Tag = { ...plainTag, name, kind: this.kindShown(kind), role, start: start - 1 };
    tag.bold = name === "b" || name === "strong";
    tag.centred = name === "center";
    tag.apart = name === "sup" || name === "sub";
    if (kind === "meta") this.meta = { name: "", content: "", start: start - 1, end };
    this.tag = tag;
    const { lines } = this.builder.writer;
    const further = this.stylesTell ? wantedWhereTelling : wanted;
    const names = this.classes.tell ? wantedWithClass : lines < topLines ? wantedNearTop : further;
    this.wanted = names[tag.kind];
    if (this.seen.length > 0) this.seen = [];
  }

  onattribname(start: number, end: number): void {
    const name = this.wanted.at(this.source, start, end);
    // Of two attributes of one name, the first counts.
    this.attribute = this.seen.includes(name) ? "" : name;
    if (this.attribute !== "") this.seen.push(name);
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
    if (this.showing === "all" || (this.showing === "blocks" && tag.kind === "group")) tag.hidden = false;
    if (this.bounds.isFull) this.tokenizer.pause();
    if (tag.kind === "raw" || tag.name === "iframe") {
      // In svg and math, style and title are elements like others.
      if (this.builder.stack.foreign > 0) return;
      this.raw = tag.name === "style" && !isForScreens(tag.value) ? "style of other media" : tag.name;
      if (tag.name === "title" && this.title === null) {
        this.title = { name: "title", content: "", start: tag.end, end: tag.end };
      }
    } else if (tag.kind === "meta") {
      this.addMeta(end + 1);
    } else if (tag.kind === "input") {
      const shown = shownByInput(tag);
      if (shown !== "") this.builder.character(shown, tag.start, tag.end);
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
      if (this.sheet !== "") this.classes.read(this.sheet);
      this.sheet = "";
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
    return this.showing === "all" && (kind === "hidden" || kind === "struck") ? "inline" : kind;
  }

  private addMeta(end: number): void {
    const { meta } = this;
    if (meta !== null && meta.name !== "" && this.metas.length < mostDeclarations)
      this.metas.push({ ...meta, end });
    this.meta = null;
  }

  private addToTitle(text: string, end: number): void {
    if (this.title === null) return;
    this.title.content += text;
    this.title.end = end;
  }

  private setAttribute(name: string, value: string): void {
    const { kind } = this.tag;
    if (kind === "meta" && this.meta !== null) {
      if (name === "content") this.meta.content = value;
      else this.meta.name = value.trim();
    } else if (name === "src" || name === "data") {
      const elsewhere = value !== "" && !/^(?:about|javascript|data):/i.test(value);
      if (elsewhere && this.embedded.length < mostDeclarations) this.embedded.push(value);
    } else {
      if (name === "class") this.classes.apply(this.tag, value);
      setAttribute(this.tag, name, value);
    }
  }
}
