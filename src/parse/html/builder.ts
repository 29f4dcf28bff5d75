import type { Bounds } from "./bounds.ts";
import type { ElementKind } from "./elements.ts";
import { ElementStack } from "./stack.ts";
import { plainTag, type Tag } from "./tag.ts";
import { LineWriter } from "./writer.ts";

/** What shows a picture made of its own content, or by a script or a program. */
const drawn = new Set(["svg", "math", "canvas", "object"]);

/**
 * Tags and text → groups, lines and tables, by the rules by which browsers mend broken markup: elements whose
 * end tag may be left out, cells that end with the next one, end tags that match nothing inside their cell.
 */
export class PageBuilder {
  readonly writer: LineWriter;
  readonly stack: ElementStack;
  private readonly bounds: Bounds;

  constructor(source: string, bounds: Bounds) {
    this.bounds = bounds;
    this.writer = new LineWriter(source, bounds);
    this.stack = new ElementStack(bounds, this.writer);
  }

  text(from: number, to: number): void {
    this.writer.add(from, to, this.stack.top);
  }

  character(text: string, from: number, to: number): void {
    this.writer.addVerbatim(text, from, to);
  }

  open(tag: Tag): void {
    if (tag.struck || tag.kind === "struck") {
      this.bounds.report("html.struck_text", this.stack.top.element, tag.start);
      // What is crossed out in a cell leaves the cell where it is.
      tag.hidden ||= tag.kind !== "cell";
    }
    // Outside of tables, blocks in another order are those of the site.
    if (tag.moved && !tag.hidden && (tag.kind === "inline" || this.stack.top.tableAt >= 0))
      this.doubt(tag.start);
    if (tag.unveils && this.stack.top.veiled)
      this.bounds.report("html.uncertain_style", this.stack.top.element, tag.start);
    switch (tag.kind) {
      case "inline":
      case "struck":
        return this.openInline(tag);
      case "break":
        return this.stack.top.level > 0 ? this.writer.addVerbatim("\n", tag.start, tag.end) : this.endLine();
      case "rule":
        return this.startBlock();
      case "picture":
        return this.addPicture(tag);
      case "paragraph":
      case "pre":
      case "group":
        this.startBlock();
        break;
      case "heading":
        this.startBlock();
        if (this.stack.top.kind === "heading") this.stack.popTo(this.stack.items.length - 1, tag.start);
        break;
      case "item":
        this.startBlock();
        this.endItem(tag);
        break;
      case "table":
        this.startBlock();
        this.endBeforeTable(tag);
        break;
      case "root":
        return this.openRoot(tag);
      case "caption":
      case "section":
      case "row":
      case "cell":
        return this.openTablePart(tag);
      case "option":
        return this.stack.startOption(tag.chosen);
      case "mute":
        // A number may be drawn in a cell, which then is not blank.
        if (drawn.has(tag.name) && this.stack.top.tableAt >= 0) this.addPicture(tag);
        else this.writer.passTag();
        break;
      case "hidden":
        this.writer.passTag();
        break;
      default:
        return this.writer.passTag();
    }
    this.stack.push(tag);
  }

  /** An end tag; `start` is the offset of its `<`, `end` the one behind its `>`. */
  close(name: string, kind: ElementKind, start: number, end: number): void {
    const { stack } = this;
    switch (kind) {
      case "inline":
      case "struck":
        this.writer.passTag();
        if (name === "a") this.writer.endLink();
        this.writer.endInline(name);
        if (stack.hiddenInlines > 0) stack.closeNearest(kind, name, start, end);
        return;
      case "paragraph":
      case "item":
      case "pre":
      case "heading":
        this.endLine();
        return stack.closeNearest(kind, name, start, end);
      case "mute":
      case "hidden":
      case "group":
        if (kind === "group") this.endLine();
        if (stack.beyondDepth > 0) stack.beyondDepth--;
        else stack.closeNearest(kind, name, start, end);
        return;
      case "table":
        if (stack.beyondDepth > 0) stack.beyondDepth--;
        else if (stack.top.tableAt >= 0) stack.popTo(stack.top.tableAt, start, end);
        return;
      case "caption":
      case "section":
      case "row":
      case "cell":
        return this.closeTablePart(name, start, end);
      case "break":
        // Browsers show a stray </br> as a line break.
        return this.endLine();
    }
  }

  /** Whether what stands here is shown, and where, could not be told. */
  doubt(start: number): void {
    const { element, hidden } = this.stack.top;
    if (!hidden) this.bounds.report("html.uncertain_style", element, start);
  }

  /** To be called once, at the end of the source. */
  finish(end: number): void {
    const { items, top } = this.stack;
    if (top.tableAt >= 0) {
      const { element, start } = items[top.tableAt];
      this.bounds.report("html.table_not_closed", element, start);
    }
    this.stack.popTo(1, end);
    this.endLine();
  }

  private openInline(tag: Tag): void {
    const { stack } = this;
    this.writer.passTag(tag.bold);
    if (tag.name === "a") stack.startLink(tag.leads);
    this.writer.startInline(tag.name, tag.apart, tag.alone);
    // Inside a hidden element, those of its name are counted, so that it ends with its own end tag.
    const counts =
      stack.hiddenInlines > 0 && stack.items.some(({ kind, name }) => kind === tag.kind && name === tag.name);
    if (tag.hidden || counts) stack.push(tag);
  }

  private addPicture(tag: Tag): void {
    this.writer.passTag();
    const { element, into } = this.stack.top;
    const { start, end, alt, width, height } = tag;
    if (tag.hidden || !this.bounds.allowNode(element, start)) return;
    into.addPicture({ node: "picture", path: element.path, start, end, alt, width, height });
  }

  /** html and body are there once, at the top; those of included pages mean nothing. */
  private openRoot(tag: Tag): void {
    this.endLine();
    const { kind, name } = this.stack.top;
    if (kind === "root" && name !== "body" && name !== tag.name) this.stack.push(tag);
  }

  /** No control holds a table, nor a table a table between its cells: what is open lacks its end tag. */
  private endBeforeTable(tag: Tag): void {
    const { stack } = this;
    if (stack.mutes > 0)
      stack.popTo(
        stack.items.findIndex(({ kind }) => kind === "mute"),
        tag.start,
      );
    if (this.isBetweenCells()) stack.popTo(stack.top.tableAt, tag.start);
  }

  private openTablePart(tag: Tag): void {
    const { stack } = this;
    this.endLine();
    if (stack.top.tableAt < 0 && !this.implyTable(tag)) return;
    let keep = stack.top.tableAt + 1;
    if (tag.kind === "row" || tag.kind === "cell") {
      if (stack.items[keep]?.kind === "section") keep++;
      if (tag.kind === "cell" && stack.items[keep]?.kind === "row") keep++;
    }
    stack.popTo(keep, tag.start);
    if (tag.kind === "cell" && stack.top.kind !== "row") {
      if (!stack.push({ ...plainTag, name: "tr", kind: "row", start: tag.start })) return;
    }
    stack.push(tag);
  }

  /** The start of the table was cut off, or never written. Its cells are still cells. */
  private implyTable(tag: Tag): boolean {
    if (tag.kind !== "row" && tag.kind !== "cell") return false;
    this.bounds.report("html.table_not_opened", this.stack.top.element, tag.start);
    return this.stack.push({ ...plainTag, name: "table", kind: "table", start: tag.start });
  }

  private closeTablePart(name: string, start: number, end: number): void {
    const { items, top } = this.stack;
    this.endLine();
    if (top.tableAt < 0) return;
    for (let i = items.length - 1; i > top.tableAt; i--) {
      if (items[i].name === name) return this.stack.popTo(i, start, end);
    }
    // Rows stand in a tbody even where none was opened.
    if (name === "tbody" && items[top.tableAt + 1]?.kind === "row")
      this.stack.popTo(top.tableAt + 1, start, end);
  }

  /** The next item of a list ends the one before it, if no other list lies between them. */
  private endItem(tag: Tag): void {
    const { items } = this.stack;
    for (let i = items.length - 1; i > 0; i--) {
      const { kind, name } = items[i];
      if (kind === "item" && (name === "li") === (tag.name === "li")) return this.stack.popTo(i, tag.start);
      if (
        kind !== "inline" &&
        kind !== "struck" &&
        kind !== "paragraph" &&
        name !== "div" &&
        name !== "address"
      )
        return;
    }
  }

  /** A block starts: the line ends, and so does an open paragraph; svg and math end too, as in browsers. */
  private startBlock(): void {
    const { stack } = this;
    const { items } = stack;
    const { offset } = this.writer;
    this.endLine();
    if (stack.foreign > 0)
      stack.popTo(
        items.findIndex(({ name }) => name === "svg" || name === "math"),
        offset,
      );
    let i = items.length - 1;
    while (items[i].kind === "inline" || items[i].kind === "struck") i--;
    if (items[i].kind === "paragraph") stack.popTo(i, offset);
  }

  /** In a table and in none of its cells, whatever else was opened there. */
  private isBetweenCells(): boolean {
    const { items, top } = this.stack;
    for (let i = items.length - 1; i > top.tableAt; i--) {
      if (items[i].kind === "cell" || items[i].kind === "caption") return false;
    }
    return top.tableAt >= 0;
  }

  private endLine(): void {
    this.writer.endLine(this.stack.top);
  }
}
