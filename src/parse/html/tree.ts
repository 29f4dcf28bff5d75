import type { Role } from "./elements.ts";

/** An element that stands in paths: a block or a part of a table. */
export class PathElement {
  readonly name: string;
  private readonly parent: PathElement | null;
  private readonly ordinal: number;
  private written: string | null = null;
  private counts: Map<string, number> | null = null;
  private lastName = "";
  private lastCount = 0;

  constructor(name: string, parent: PathElement | null) {
    this.name = name;
    this.parent = parent;
    this.ordinal = parent === null ? 0 : parent.countChild(name);
  }

  /** `html/body/div[1]/table[2]/tbody[1]/tr[3]/td[1]`, written out when first asked for; empty above all elements. */
  get path(): string {
    if (this.written === null) this.written = this.parent === null ? "" : this.pathBelow(this.parent.path);
    return this.written;
  }

  private pathBelow(above: string): string {
    const step = this.name === "html" || this.name === "body" ? this.name : `${this.name}[${this.ordinal}]`;
    return above === "" ? step : `${above}/${step}`;
  }

  /** Siblings mostly come in runs of one name, so the map is seldom needed. */
  private countChild(name: string): number {
    if (name === this.lastName) return ++this.lastCount;
    if (this.lastName !== "") (this.counts ??= new Map()).set(this.lastName, this.lastCount);
    this.lastName = name;
    this.lastCount = (this.counts?.get(name) ?? 0) + 1;
    return this.lastCount;
  }
}

export interface Line {
  node: "line";
  element: PathElement;
  start: number;
  end: number;
  text: string;
  /** 1–6 in a heading element, else 0 */
  level: number;
  /** how it is set, which tells titles */
  centred: boolean;
  bold: boolean;
}

export interface Picture {
  node: "picture";
  element: PathElement;
  start: number;
  end: number;
  alt: string | null;
  width: number | null;
  height: number | null;
}

/** Shorter ones are words between links: a date, a separator. */
const leastProse = 12;

/** What holds lines, pictures, groups and tables, and how much of what: texts in UTF-16 units. */
export class Group {
  readonly node = "group";
  children: Node[] = [];
  role: Role = "none";
  text = 0;
  linkText = 0;
  links = 0;
  /** text of lines that say something outside of links */
  prose = 0;
  lines = 0;
  headings = 0;
  tables = 0;
  pictures = 0;

  get isEmpty(): boolean {
    return this.children.length === 0;
  }

  addLine(line: Line, linkText: number, links: number): void {
    this.children.push(line);
    this.text += line.text.length;
    this.linkText += linkText;
    this.links += links;
    this.lines++;
    if (line.text.length - linkText >= leastProse && linkText * 2 < line.text.length) this.prose += line.text.length;
    if (line.level > 0) this.headings++;
  }

  addPicture(picture: Picture): void {
    this.children.push(picture);
    this.pictures++;
  }

  addGroup(group: Group): void {
    this.children.push(group);
    this.count(group);
  }

  addTable(table: TableNode): void {
    this.children.push(table);
    this.tables++;
    for (const row of table.rows) for (const cell of row.cells) this.count(cell.content);
  }

  private count(group: Group): void {
    this.text += group.text;
    this.linkText += group.linkText;
    this.links += group.links;
    this.prose += group.prose;
    this.lines += group.lines;
    this.headings += group.headings;
    this.tables += group.tables;
    this.pictures += group.pictures;
  }
}

export interface CellNode {
  element: PathElement;
  start: number;
  end: number;
  content: Group;
  /** as the source has them; 1 where it has none */
  columnSpan: number;
  rowSpan: number;
}

export interface RowNode {
  cells: CellNode[];
  /** the thead, tbody or tfoot it is in, numbered in the order of the source; row spans end with it */
  section: number;
  /** where the row is shown: heads above, feet below, whatever the order of the source */
  part: "head" | "body" | "foot";
}

export interface TableNode {
  node: "table";
  element: PathElement;
  start: number;
  end: number;
  /** what stands in the table element outside of its cells, its caption included: browsers show it above */
  outside: Group;
  rows: RowNode[];
}

export type Node = Line | Picture | Group | TableNode;
