import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Limits, Message } from "../../model/document.ts";
import {
  type AttributeNames,
  setAttribute,
  stylesTell,
  wanted,
  wantedNearTop,
  wantedWhereTelling,
} from "./attributes.ts";
import { Bounds } from "./bounds.ts";
import { Appearance, hasDigit, type Sheet } from "./appearance.ts";
import { PageBuilder } from "./builder.ts";
import { shownByInput } from "./controls.ts";
import { Declared, type MetaElement } from "./declared.ts";
import { type ElementKind, elementAt } from "./elements.ts";
import { messageOf } from "./messages.ts";
import { plainTag, type Tag } from "./tag.ts";
import type { Group } from "./tree.ts";

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

/** Reads the source once, or again where a style sheet stands behind what it tells of. */
export function scanPage(source: string, limits: Limits, showing: Showing): Page {
  const scanner = new Scanner(source, limits, showing, null);
  scanner.scan();
  if (!scanner.appearance.isLate) return scanner.page();
  const again = new Scanner(source, limits, showing, scanner.appearance.sheets);
  again.scan();
  return again.page();
}

/** Titles stand near the top; further down, how a line is set does not matter. */
const topLines = 60;

/** Turns the tokenizer's events into tags and text; looks only at the attributes that matter. */
class Scanner implements TokenizerCallbacks {
  private readonly source: string;
  private readonly bounds: Bounds;
  private readonly builder: PageBuilder;
  private readonly tokenizer = new Tokenizer({}, this);
  private readonly showing: Showing;
  /** most pages hide, strike out and raise nothing, and then no style has to be looked at for it */
  private readonly stylesTell: boolean;
  readonly appearance: Appearance;
  private readonly declared = new Declared();
  private cutOff = false;

  private tag: Tag = { ...plainTag };
  private wanted: AttributeNames = wanted.inline;
  /** what matters without style sheets */
  private plain: AttributeNames = wanted.inline;
  private seen: string[] = [];
  private attribute = "";
  private value = "";
  /** the element whose content is no markup, while in it */
  private raw = "";

  constructor(source: string, limits: Limits, showing: Showing, sheets: Sheet[] | null) {
    this.source = source;
    this.bounds = new Bounds(limits);
    this.builder = new PageBuilder(source, this.bounds);
    this.showing = showing;
    this.stylesTell = showing !== "all" && stylesTell(source);
    this.appearance = new Appearance(sheets);
  }

  scan(): void {
    this.tokenizer.write(this.source);
    this.tokenizer.end();
    this.builder.finish(this.source.length);
  }

  page(): Page {
    const { root, hiddenText, hiddenTables } = this.builder.stack;
    const { messages } = this.bounds;
    const { metas, title, embedded } = this.declared;
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
    if (this.raw === "") {
      if (this.stylesTell) this.doubt(this.source.slice(start, end), start);
      this.builder.text(start, end);
    } else if (this.raw === "title") this.declared.addToTitle(this.source.slice(start, end), end);
    else if (this.raw === "style" && this.stylesTell)
      this.appearance.addToSheet(this.source.slice(start, end));
  }

  ontextentity(codepoint: number, end: number): void {
    const text = String.fromCodePoint(codepoint);
    if (this.raw === "") {
      const start = this.source.lastIndexOf("&", end - 1);
      if (this.stylesTell) this.doubt(text, start);
      this.builder.character(text, start, end);
    } else if (this.raw === "title") this.declared.addToTitle(text, end);
  }

  onopentagname(start: number, end: number): void {
    const { name, kind, role } = elementAt(this.source, start, end);
    const tag: Tag = { ...plainTag, name, kind: this.kindShown(kind), role, start: start - 1 };
    tag.bold = name === "b" || name === "strong";
    tag.centred = name === "center";
    // A dialog is shown by a script, if it does not say that it is open.
    tag.hidden = name === "dialog";
    tag.apart = name === "sup" || name === "sub";
    if (kind === "meta") this.declared.startMeta(start - 1, end);
    this.tag = tag;
    const { lines } = this.builder.writer;
    const further = this.stylesTell ? wantedWhereTelling : wanted;
    this.plain = (lines < topLines ? wantedNearTop : further)[tag.kind];
    this.wanted = this.styled ? this.appearance.namesFor(tag.kind) : this.plain;
    this.appearance.startTag();
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
    const isDoubtful = this.styled && this.appearance.openElement(tag, this.builder.stack.top.tableAt >= 0);
    if (this.showing === "all" || (this.showing === "blocks" && tag.kind === "group")) tag.hidden = false;
    if (this.bounds.isFull) this.tokenizer.pause();
    if (tag.kind === "raw" || tag.name === "iframe") {
      // In svg and math, style and title are elements like others.
      if (this.builder.stack.foreign > 0) return;
      this.raw = tag.name;
      if (tag.name === "style") this.appearance.startSheet(tag.value);
      if (tag.name === "title") this.declared.startTitle(tag.end);
    } else if (tag.kind === "meta") {
      this.declared.endMeta(end + 1);
    } else if (tag.kind === "input") {
      const shown = shownByInput(tag);
      if (isDoubtful && hasDigit(shown)) this.builder.doubt(tag.start);
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
      this.appearance.endSheet();
      this.raw = "";
      return;
    }
    const { name, kind } = elementAt(this.source, start, end);
    if (this.styled) this.appearance.styles.close(name, kind);
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

  /** Whether a style sheet so far hides, moves or marks anything. */
  private get styled(): boolean {
    return this.appearance.styles.tell;
  }

  private doubt(text: string, start: number): void {
    if (this.appearance.isDoubtful(text)) this.builder.doubt(start);
  }

  private kindShown(kind: ElementKind): ElementKind {
    return this.showing === "all" && (kind === "hidden" || kind === "struck") ? "inline" : kind;
  }

  private setAttribute(name: string, value: string): void {
    const { tag } = this;
    if (tag.kind === "meta") this.declared.setOfMeta(name, value);
    else if (name === "src" || name === "data") this.declared.embed(value);
    else if (this.styled) this.appearance.setAttribute(tag, name, value, this.plain);
    else setAttribute(tag, name, value);
  }
}
