import type { Limits, Message } from "../../model/document.ts";
import type { ElementKind, Role } from "./elements.ts";
import { isLayoutTable } from "./layout.ts";
import { LineText } from "./line.ts";
import { inOrderShown } from "./grid.ts";
import { messageOf } from "./messages.ts";
import { type CellNode, Group, PathElement, type RowNode, type TableNode } from "./tree.ts";

/** A start tag, as far as it matters. */
export interface Tag {
  name: string;
  kind: ElementKind;
  /** source offsets: of its `<`, and behind its `>` */
  start: number;
  end: number;
  hidden: boolean;
  centred: boolean;
  bold: boolean;
  /** an `a` that leads to another page */
  leads: boolean;
  role: Role;
  columnSpan: number;
  rowSpan: number;
  alt: string | null;
  width: number | null;
  height: number | null;
}

/** An element that is open, and what is being made of it. */
interface Open {
  name: string;
  kind: ElementKind;
  element: PathElement;
  start: number;
  /** takes the lines and blocks inside */
  into: Group;
  /** nothing of it is shown */
  hidden: boolean;
  centred: boolean;
  /** 1–6 inside a heading */
  level: number;
  /** inside preformatted text */
  pre: boolean;
  /** where on the stack the table is whose part this is or stands in; -1 for none */
  tableAt: number;
  table: TableNode | null;
  row: RowNode | null;
  cell: CellNode | null;
  /** the line that a hidden inline element interrupts */
  interrupted: LineText | null;
}

/**
 * Tags and text → groups, lines and tables, by the rules by which browsers mend broken markup: elements whose
 * end tag may be left out, cells that end with the next one, end tags that match nothing inside their cell.
 * Only blocks and hidden elements are kept on the stack, so the cost of a tag does not grow with the depth.
 */
export class PageBuilder {
  readonly messages: Message[] = [];
  readonly root = new Group();
  /** UTF-16 units of text that is in the source and not shown */
  hiddenText = 0;
  /** lines so far, to know whether we are near the top */
  lines = 0;
  /** svg and math elements that are open */
  foreign = 0;

  private readonly stack: Open[] = [];
  private top: Open;
  private line = new LineText();
  private linkText = 0;
  private links = 0;
  private bold = false;
  private inLink = false;
  private linkDepth = 0;
  private hiddenInlines = 0;
  private beyondDepth = 0;
  private nodes = 0;
  private sections = 0;
  private readonly source: string;
  private readonly limits: Limits;

  constructor(source: string, limits: Limits) {
    this.source = source;
    this.limits = limits;
    this.top = {
      name: "",
      kind: "root",
      element: new PathElement("", null),
      start: 0,
      into: this.root,
      hidden: false,
      centred: false,
      level: 0,
      pre: false,
      tableAt: -1,
      table: null,
      row: null,
      cell: null,
      interrupted: null,
    };
    this.stack.push(this.top);
  }

  text(from: number, to: number): void {
    const before = this.line.length;
    if (this.top.pre) this.preformatted(from, to);
    else this.line.add(this.source, from, to);
    if (this.inLink) this.linkText += Math.max(0, this.line.length - before);
  }

  character(text: string, from: number, to: number): void {
    this.line.addVerbatim(text, from, to);
    if (this.inLink) this.linkText += text.length;
  }

  open(tag: Tag): void {
    switch (tag.kind) {
      case "inline":
        return this.openInline(tag);
      case "break":
        return this.top.level > 0 ? this.line.addVerbatim("\n", tag.start, tag.end) : this.endLine();
      case "rule":
        return this.startBlock();
      case "picture":
        return this.addPicture(tag);
      case "paragraph":
      case "pre":
      case "mute":
      case "hidden":
        if (tag.kind === "paragraph" || tag.kind === "pre") this.startBlock();
        else this.line.passTag();
        return this.push(tag);
      case "heading":
        this.startBlock();
        if (this.top.kind === "heading") this.popTo(this.stack.length - 1, tag.start);
        return this.push(tag);
      case "item":
        this.startBlock();
        this.endItem(tag);
        return this.push(tag);
      case "group":
        return this.openGroup(tag);
      case "root":
        return this.openRoot(tag);
      case "table":
        return this.openTable(tag);
      case "caption":
      case "section":
      case "row":
      case "cell":
        return this.openTablePart(tag);
      default:
        this.line.passTag();
    }
  }

  /** An end tag; `start` is the offset of its `<`, `end` the one behind its `>`. */
  close(name: string, kind: ElementKind, start: number, end: number): void {
    switch (kind) {
      case "inline":
        this.line.passTag();
        if (name === "a") this.inLink = false;
        if (this.hiddenInlines > 0) this.closeNearest(kind, name, start, end);
        return;
      case "paragraph":
      case "item":
      case "pre":
        this.endLine();
        return this.closeNearest(kind, name, start, end);
      case "mute":
      case "hidden":
      case "group":
        if (kind === "group") this.endLine();
        if (this.beyondDepth > 0) this.beyondDepth--;
        else this.closeNearest(kind, name, start, end);
        return;
      case "heading":
        this.endLine();
        return this.closeNearest(kind, name, start, end);
      case "caption":
      case "section":
      case "row":
      case "cell":
        return this.closeTablePart(kind, start, end);
      case "table":
        if (this.beyondDepth > 0) this.beyondDepth--;
        else if (this.top.tableAt >= 0) this.popTo(this.top.tableAt, start, end);
        return;
      case "break":
        // Browsers show a stray </br> as a line break.
        return this.endLine();
    }
  }

  /** To be called once, at the end of the source. */
  finish(): void {
    if (this.top.tableAt >= 0) {
      const { element, start } = this.stack[this.top.tableAt];
      this.report("html.table_not_closed", element.path, start);
    }
    this.popTo(1, this.source.length);
    this.endLine();
  }

  private openInline(tag: Tag): void {
    this.line.passTag();
    if (tag.bold && this.line.isEmpty) this.bold = true;
    if (tag.name === "a") {
      this.inLink = tag.leads;
      this.linkDepth = this.stack.length;
      if (tag.leads) this.links++;
    }
    // Inside a hidden element, those of its name are counted, so that it ends with its own end tag.
    if (tag.hidden || (this.hiddenInlines > 0 && this.stack.some((open) => open.kind === "inline" && open.name === tag.name))) {
      this.push(tag);
    }
  }

  private addPicture(tag: Tag): void {
    this.line.passTag();
    if (tag.hidden || !this.allowNode(tag.start)) return;
    const { alt, width, height } = tag;
    const { element, into } = this.top;
    into.addPicture({ node: "picture", element, start: tag.start, end: tag.end, alt, width, height });
  }

  private openGroup(tag: Tag): void {
    this.startBlock();
    // A form between the parts of a table holds nothing; its rows stay rows of the table.
    const { kind } = this.top;
    if (tag.name === "form" && (kind === "table" || kind === "section" || kind === "row")) return;
    this.push(tag);
  }

  /** html and body are there once, at the top; those of included pages mean nothing. */
  private openRoot(tag: Tag): void {
    this.endLine();
    if (this.top.kind === "root" && this.top.name !== "body" && this.top.name !== tag.name) this.push(tag);
  }

  private openTable(tag: Tag): void {
    this.startBlock();
    // No control holds a table: one that is open lacks its end tag.
    const mute = this.stack.findIndex((open) => open.kind === "mute");
    if (mute >= 0) this.popTo(mute, tag.start);
    const { kind, tableAt } = this.top;
    if (kind === "table" || kind === "section" || kind === "row") this.popTo(tableAt, tag.start);
    this.push(tag);
  }

  private openTablePart(tag: Tag): void {
    this.endLine();
    if (this.top.tableAt < 0) {
      // The start of the table was cut off, or never written. Its cells are still cells.
      if (tag.kind !== "row" && tag.kind !== "cell") return;
      this.push({ ...plainTag, name: "table", kind: "table", start: tag.start });
    }
    const { tableAt } = this.top;
    if (tableAt < 0) return;
    let keep = tableAt + 1;
    if (tag.kind === "row" || tag.kind === "cell") {
      if (this.stack[keep]?.kind === "section") keep++;
      if (tag.kind === "cell" && this.stack[keep]?.kind === "row") keep++;
    }
    this.popTo(keep, tag.start);
    if (tag.kind === "cell" && this.top.kind !== "row") {
      this.push({ ...plainTag, name: "tr", kind: "row", start: tag.start });
      if ((this.top as Open).kind !== "row") return;
    }
    this.push(tag);
  }

  private closeTablePart(kind: ElementKind, start: number, end: number): void {
    this.endLine();
    const { tableAt } = this.top;
    if (tableAt < 0) return;
    for (let i = this.stack.length - 1; i > tableAt; i--) {
      if (this.stack[i].kind === kind) return this.popTo(i, start, end);
    }
  }

  /** Closes the nearest open element that fits; a cell, caption or table keeps end tags from what is around it. */
  private closeNearest(kind: ElementKind, name: string, start: number, end: number): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i];
      // Any heading's end tag ends any heading.
      if (open.kind === kind && (open.name === name || kind === "heading")) return this.popTo(i, start, end);
      if (open.kind === "cell" || open.kind === "caption" || open.kind === "table") return;
    }
  }

  /** The next item of a list ends the one before it, if no other list lies between them. */
  private endItem(tag: Tag): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i];
      if (open.kind === "item" && (open.name === "li") === (tag.name === "li")) return this.popTo(i, tag.start);
      const passes = open.kind === "inline" || open.name === "div" || open.name === "address" || open.kind === "paragraph";
      if (!passes) return;
    }
  }

  /** A block starts: the line ends, and so does an open paragraph. */
  private startBlock(): void {
    this.endLine();
    if (this.foreign > 0) this.endForeign();
    let i = this.stack.length - 1;
    while (this.stack[i].kind === "inline") i--;
    if (this.stack[i].kind === "paragraph") this.popTo(i, this.line.end);
  }

  /** svg and math end where a block starts, as in browsers. */
  private endForeign(): void {
    const at = this.stack.findIndex((open) => open.name === "svg" || open.name === "math");
    this.popTo(at, this.line.end);
  }

  private preformatted(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const end = this.source.indexOf("\n", at);
      const stop = end < 0 || end > to ? to : end;
      const text = this.source.slice(at, stop).replace(/\r$/, "");
      if (text !== "") this.line.addVerbatim(text, at, at + text.length);
      if (stop < to) this.endLine();
      at = stop + 1;
    }
  }

  private endLine(): void {
    const { line } = this;
    if (line.start < 0) return;
    const { into, level, element, centred } = this.top;
    const text = level > 0 ? line.take().trim() : line.take();
    if (text !== "" && this.allowNode(line.start)) {
      this.lines++;
      const { start, end } = line;
      into.addLine(
        { node: "line", element, start, end, text, level, centred, bold: this.bold },
        this.linkText,
        this.links,
      );
    }
    line.clear();
    this.linkText = 0;
    this.links = 0;
    this.bold = false;
  }

  private push(tag: Tag): void {
    const { name, kind, start, hidden } = tag;
    const below = this.top;
    if (this.stack.length > this.limits.depth) {
      // What need not be closed is not counted, as its end tag may never come.
      if (kind === "group" || kind === "table" || kind === "mute" || kind === "hidden") this.beyondDepth++;
      return this.report("html.too_deep", below.element.path, start);
    }
    const element = kind === "inline" ? below.element : new PathElement(name, below.element);
    const unseen = hidden || kind === "mute" || kind === "hidden";
    const open: Open = {
      name,
      kind,
      element,
      start,
      into: unseen || kind === "group" ? new Group() : below.into,
      hidden: unseen,
      centred: tag.centred || below.centred,
      level: kind === "heading" ? name.charCodeAt(1) - 48 : below.level,
      pre: kind === "pre" || below.pre,
      tableAt: below.tableAt,
      table: below.table,
      row: below.row,
      cell: null,
      interrupted: null,
    };
    if (kind === "group") open.into.role = tag.role;
    else if (kind === "table" || kind === "section" || kind === "row" || kind === "cell") this.openPart(open, tag, below);
    else if (unseen && (kind === "inline" || kind === "mute" || kind === "hidden")) {
      open.interrupted = this.line;
      this.line = new LineText();
      if (kind === "inline") this.hiddenInlines++;
      if (name === "svg" || name === "math") this.foreign++;
    }
    this.stack.push(open);
    this.top = open;
  }

  private openPart(open: Open, tag: Tag, below: Open): void {
    const { kind, name, element, start } = open;
    if (kind === "table") {
      open.tableAt = this.stack.length;
      open.table = { node: "table", element, start, end: start, outside: new Group(), rows: [] };
      open.into = open.table.outside;
      open.centred = false;
      open.row = { cells: [], section: 0, part: "body" };
    } else if (kind === "section") {
      const part = name === "thead" ? "head" : name === "tfoot" ? "foot" : "body";
      open.row = { cells: [], section: ++this.sections, part };
      open.into = below.into;
    } else if (kind === "row") {
      // Rows outside of thead, tbody and tfoot form a section of their own between those.
      const { section, part } = below.row ?? { section: 0, part: "body" };
      open.row = { cells: [], section, part };
      open.hidden ||= below.kind === "section" && below.hidden;
      open.into = below.into;
    } else {
      open.into = new Group();
      open.level = 0;
      open.cell = {
        element,
        start,
        end: start,
        content: open.into,
        columnSpan: tag.columnSpan,
        rowSpan: tag.rowSpan,
      };
    }
  }

  /** Pops all from stack index `at` on; the lowest of them ends at `end`, those that it ends at `start`. */
  private popTo(at: number, start: number, end = start): void {
    while (this.stack.length > Math.max(at, 1)) {
      this.endLine();
      const open = this.stack.pop()!;
      this.top = this.stack[this.stack.length - 1];
      if (this.stack.length < this.linkDepth) this.inLink = false;
      this.finishElement(open, this.stack.length === at ? end : start);
    }
  }

  private finishElement(open: Open, end: number): void {
    const { kind, into, table, row, cell, hidden } = open;
    const below = this.top;
    if (open.interrupted !== null) {
      this.line = open.interrupted;
      if (kind === "inline") this.hiddenInlines--;
      if (open.name === "svg" || open.name === "math") this.foreign--;
    }
    if (kind === "table" && table !== null) {
      table.end = end;
      if (hidden) this.hiddenText += shownText(table);
      else this.finishTable(table, below.into);
    } else if (kind === "row" && row !== null) {
      if (hidden) for (const { content } of row.cells) this.hiddenText += content.text;
      else if (this.allowNode(open.start)) table!.rows.push(row);
    } else if (cell !== null) {
      cell.end = end;
      if (hidden) this.hiddenText += into.text;
      else if (this.allowNode(open.start)) below.row!.cells.push(cell);
    } else if (hidden && kind !== "section") {
      if (kind !== "mute") this.hiddenText += into.text;
    } else if (kind === "group" && !into.isEmpty) {
      below.into.addGroup(into);
    }
  }

  private finishTable(table: TableNode, into: Group): void {
    if (!table.outside.isEmpty) into.addGroup(table.outside);
    if (!isLayoutTable(table)) return into.addTable(table);
    const cells = new Group();
    for (const row of inOrderShown(table.rows)) {
      for (const { content } of row.cells) if (!content.isEmpty) cells.addGroup(content);
    }
    if (!cells.isEmpty) into.addGroup(cells);
  }

  /** Lines, pictures, rows and cells together are bounded as cells are. */
  private allowNode(start: number): boolean {
    if (this.nodes < this.limits.cells) {
      this.nodes++;
      return true;
    }
    this.report("html.too_many_cells", this.top.element.path, start);
    return false;
  }

  private report(code: Parameters<typeof messageOf>[0], path: string, start: number): void {
    if (this.messages.some((message) => message.code === code)) return;
    this.messages.push({ ...messageOf(code), place: { in: "html", path, start, end: start } });
  }
}

function shownText(table: TableNode): number {
  let text = 0;
  for (const row of table.rows) for (const cell of row.cells) text += cell.content.text;
  return text;
}

/** A start tag without attributes, also for elements that the source implies. */
export const plainTag: Tag = {
  name: "",
  kind: "inline",
  start: 0,
  end: 0,
  hidden: false,
  centred: false,
  bold: false,
  leads: false,
  role: "none",
  columnSpan: 1,
  rowSpan: 1,
  alt: null,
  width: null,
  height: null,
};
