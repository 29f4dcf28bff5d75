import type { Bounds } from "./bounds.ts";
import { Options } from "./controls.ts";
import type { ElementKind } from "./elements.ts";
import { dissolve } from "./layout.ts";
import type { LineText } from "./line.ts";
import { PathElement } from "./path.ts";
import type { Tag } from "./tag.ts";
import { type CellNode, Group, type RowNode, type TableNode } from "./tree.ts";
import type { LineWriter } from "./writer.ts";

/** An element that is open, and what is being made of it. */
export interface Open {
  name: string;
  kind: ElementKind;
  element: PathElement;
  start: number;
  /** takes the lines and blocks inside */
  into: Group;
  /** nothing of it is shown */
  hidden: boolean;
  /** unless an element inside undoes it */
  veiled: boolean;
  centred: boolean;
  titled: boolean;
  /** 1–6 inside a heading */
  level: number;
  /** inside preformatted text */
  pre: boolean;
  /** where on the stack the table is whose part this is or stands in; -1 for none */
  tableAt: number;
  table: TableNode | null;
  row: RowNode | null;
  cell: CellNode | null;
  /** the line that a hidden element interrupts */
  interrupted: LineText | null;
  /** of a select */
  options: Options | null;
}

/** Hidden, these stand in a line without ending it. */
const interrupts = new Set<ElementKind>(["inline", "struck", "mute", "hidden"]);

/**
 * The elements that are open, blocks and hidden ones only, so that what a tag costs does not grow with the
 * nesting of inline elements. An element that ends is added to what it stands in.
 */
export class ElementStack {
  readonly root = new Group();
  readonly items: Open[];
  top: Open;
  /** UTF-16 units of text that is in the source and not shown */
  hiddenText = 0;
  /** tables in blocks that are hidden */
  hiddenTables = 0;
  /** how many are open: svg and math, controls, hidden inline elements */
  foreign = 0;
  mutes = 0;
  hiddenInlines = 0;
  /** elements that were not opened as they stand too deep, and whose end tags are to come */
  beyondDepth = 0;
  private sections = 0;
  /** the depth at which a link was opened: it ends with the elements around it */
  private linkDepth = 0;
  private readonly bounds: Bounds;
  private readonly writer: LineWriter;

  constructor(bounds: Bounds, writer: LineWriter) {
    this.bounds = bounds;
    this.writer = writer;
    this.top = {
      name: "",
      kind: "root",
      element: new PathElement("", null),
      start: 0,
      into: this.root,
      hidden: false,
      veiled: false,
      centred: false,
      titled: false,
      level: 0,
      pre: false,
      tableAt: -1,
      table: null,
      row: null,
      cell: null,
      interrupted: null,
      options: null,
    };
    this.items = [this.top];
  }

  startLink(leads: boolean): void {
    if (this.writer.inLink) this.top.into.brokenLinks++;
    this.writer.startLink(leads);
    this.linkDepth = this.items.length;
  }

  /** Whether the element was opened; one that stands too deep is not. */
  push(tag: Tag): boolean {
    const { name, kind, start } = tag;
    const below = this.top;
    if (this.items.length > this.bounds.depth) {
      // What may lack its end tag is not counted.
      if (kind === "group" || kind === "table" || kind === "mute" || kind === "hidden") this.beyondDepth++;
      this.bounds.report("html.too_deep", below.element, start);
      return false;
    }
    const hidden = tag.hidden || kind === "mute" || kind === "hidden";
    const open: Open = {
      name,
      kind,
      element: kind === "inline" || kind === "struck" ? below.element : new PathElement(name, below.element),
      start,
      into: hidden || kind === "group" || kind === "cell" ? new Group() : below.into,
      hidden,
      veiled: tag.veiled,
      centred: tag.centred || below.centred,
      // What holds the title holds little else: groups within are other things.
      titled: tag.titled || (below.titled && kind !== "group"),
      level: kind === "heading" ? name.charCodeAt(1) - 48 : below.level,
      pre: kind === "pre" || below.pre,
      tableAt: below.tableAt,
      table: below.table,
      row: below.row,
      cell: null,
      interrupted: null,
      options: name === "select" && !tag.hidden ? new Options(tag.liesOpen) : null,
    };
    if (kind === "group") open.into.role = tag.role;
    else if (kind === "table") this.startTable(open);
    else if (kind === "section") this.startSection(open, below);
    else if (kind === "row") this.startRow(open, below);
    else if (kind === "cell") this.startCell(open, tag);
    else if (hidden && interrupts.has(kind)) this.interrupt(open, 1);
    this.items.push(open);
    this.top = open;
    return true;
  }

  /** Pops all from index `at` on; the lowest of them ends at `end`, those that it ends at `start`. */
  popTo(at: number, start: number, end = start): void {
    while (this.items.length > Math.max(at, 1)) {
      this.endOption();
      this.writer.endLine(this.top);
      const open = this.items.pop()!;
      this.top = this.items[this.items.length - 1];
      if (this.writer.inLink && this.items.length < this.linkDepth) {
        open.into.brokenLinks++;
        this.writer.endLink();
      }
      this.finish(open, this.items.length === at ? end : start);
    }
  }

  /** Closes the nearest open element of the name; a cell, caption or table keeps end tags from what is around it. */
  closeNearest(kind: ElementKind, name: string, start: number, end: number): void {
    for (let i = this.items.length - 1; i > 0; i--) {
      const open = this.items[i];
      // Any heading's end tag ends any heading.
      if (open.kind === kind && (open.name === name || kind === "heading")) return this.popTo(i, start, end);
      if (open.kind === "cell" || open.kind === "caption" || open.kind === "table") return;
    }
  }

  /** Inside a select; elsewhere an option is none. It ends with the next, or with the select. */
  startOption(chosen: boolean): void {
    this.endOption();
    this.top.options?.start(chosen);
  }

  private endOption(): void {
    const { options } = this.top;
    if (options !== null) options.end(this.writer.takeText());
  }

  private startTable(open: Open): void {
    const { path } = open.element;
    open.tableAt = this.items.length;
    open.table = { node: "table", path, start: open.start, end: open.start, outside: new Group(), rows: [] };
    open.row = { cells: [], section: 0, part: "body" };
    open.into = open.table.outside;
    open.centred = false;
  }

  private startSection(open: Open, below: Open): void {
    const part = open.name === "thead" ? "head" : open.name === "tfoot" ? "foot" : "body";
    open.row = { cells: [], section: ++this.sections, part };
    open.into = below.into;
  }

  /** A row belongs to the section it is in; those outside of sections form one of their own between them. */
  private startRow(open: Open, below: Open): void {
    const { section, part } = below.row!;
    open.row = { cells: [], section, part };
    open.hidden ||= below.kind === "section" && below.hidden;
    open.into = below.into;
  }

  private startCell(open: Open, { columnSpan, rowSpan, struck }: Tag): void {
    const { start } = open;
    const content = struck ? new Group() : open.into;
    open.cell = { path: open.element.path, start, end: start, content, columnSpan, rowSpan };
    open.level = 0;
  }

  private interrupt(open: Open, change: 1 | -1): void {
    if (change > 0) open.interrupted = this.writer.interrupt();
    else this.writer.resume(open.interrupted!);
    if (open.kind === "inline" || open.kind === "struck") this.hiddenInlines += change;
    if (open.kind === "mute") this.mutes += change;
    if (open.name === "svg" || open.name === "math") this.foreign += change;
  }

  private finish(open: Open, end: number): void {
    const { kind, into, table, row, cell, hidden } = open;
    const below = this.top;
    if (open.interrupted !== null) this.interrupt(open, -1);
    const chosen = open.options?.text ?? "";
    if (chosen !== "") this.writer.addVerbatim(chosen, open.start, Math.max(end, open.start));
    if (kind === "table" && table !== null) {
      table.end = end;
      if (hidden) for (const { cells } of table.rows) this.countHidden(cells);
      else finishTable(table, below.into);
    } else if (kind === "row" && row !== null) {
      if (hidden) this.countHidden(row.cells);
      // A row without cells still counts for the row spans above it.
      else if (row.cells.length > 0 || this.bounds.allowNode(open.element, open.start)) table!.rows.push(row);
    } else if (cell !== null) {
      cell.end = end;
      if (hidden) this.hiddenText += into.text;
      else if (this.bounds.allowNode(open.element, open.start)) below.row!.cells.push(cell);
    } else if (hidden) {
      if (kind !== "mute" && kind !== "section") this.hiddenText += into.text;
      if (kind === "group") this.hiddenTables += into.tables;
    } else if (kind === "group" && !into.isEmpty) {
      below.into.addGroup(into.simplest);
    }
  }

  private countHidden(cells: CellNode[]): void {
    for (const { content } of cells) this.hiddenText += content.text;
  }
}

function finishTable(table: TableNode, into: Group): void {
  if (!table.outside.isEmpty) into.addGroup(table.outside.simplest);
  if (table.rows.length === 0) return;
  const parts = dissolve(table);
  if (parts === null) into.addTable(table);
  else if (!parts.isEmpty) into.addGroup(parts.simplest);
}
