import type { Role } from "./elements.ts";

/** A stretch of the source: the path of an element, and characters [start, end). */
export interface Stretch {
  path: string;
  start: number;
  end: number;
}

/** Its stretch is that of its text, in the block that holds it. */
export interface Line extends Stretch {
  node: "line";
  text: string;
  /** 1–6 in a heading element, else 0 */
  level: number;
  /** how it is set, which tells titles */
  centred: boolean;
  bold: boolean;
  titled: boolean;
}

export interface Picture extends Stretch {
  node: "picture";
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
  /** links without an end: where they end is not known */
  brokenLinks = 0;
  /** text of lines that say something outside of links */
  prose = 0;
  lines = 0;
  /** h1 and h2 that are no links: they title a text, not a list */
  titles = 0;
  tables = 0;
  pictures = 0;

  get isEmpty(): boolean {
    return this.children.length === 0;
  }

  /** The group itself, or the one group that is all it holds: wrappers in wrappers tell nothing. */
  get simplest(): Group {
    const [only] = this.children;
    return this.role === "none" && this.children.length === 1 && only.node === "group" ? only : this;
  }

  addLine(line: Line, linkText: number, links: number): void {
    this.children.push(line);
    this.text += line.text.length;
    this.linkText += linkText;
    this.links += links;
    this.lines++;
    if (line.text.length - linkText >= leastProse && linkText * 2 < line.text.length)
      this.prose += line.text.length;
    if (line.level > 0 && line.level < 3 && linkText * 2 < line.text.length) this.titles++;
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
    this.brokenLinks += group.brokenLinks;
    this.prose += group.prose;
    this.lines += group.lines;
    this.titles += group.titles;
    this.tables += group.tables;
    this.pictures += group.pictures;
  }
}

export interface CellNode extends Stretch {
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

export interface TableNode extends Stretch {
  node: "table";
  /** what stands in the table element outside of its cells, its caption included: browsers show it above */
  outside: Group;
  rows: RowNode[];
}

export type Node = Line | Picture | Group | TableNode;
