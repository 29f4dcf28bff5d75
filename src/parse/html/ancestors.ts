import type { ElementKind } from "./elements.ts";
import { farthest, type StyledElement } from "./selectors.ts";

export interface OpenElement extends StyledElement {
  /** whether it is shown, and where, could not be told */
  doubtful: boolean;
}

/** Kinds that start a block: an open paragraph ends with them. */
const blocks = new Set<ElementKind>(["paragraph", "heading", "item", "pre", "group", "table"]);
/** Kinds without content. */
const leaves = new Set<ElementKind>([
  "break",
  "rule",
  "input",
  "picture",
  "embedded",
  "meta",
  "empty",
  "raw",
]);
const parts = new Set<ElementKind>(["table", "section", "row", "cell", "caption"]);
/** The parts of a table that a part stands in. */
const holders: Partial<Record<ElementKind, ReadonlySet<ElementKind>>> = {
  cell: new Set<ElementKind>(["row", "section", "table"]),
  row: new Set<ElementKind>(["section", "table"]),
  section: new Set<ElementKind>(["table"]),
  caption: new Set<ElementKind>(["table"]),
};
const noAttributes: ReadonlyMap<string, string> = new Map();

/** The elements that are open, inline ones too, as selectors ask for them; with what browsers add and end by themselves. */
export class Ancestors {
  readonly items: OpenElement[] = [];
  private doubts = 0;

  get doubtful(): boolean {
    return this.doubts > 0;
  }

  /** Ends what ends where an element of the kind starts; what it stands in is open then. */
  make(kind: ElementKind, name: string): void {
    const holder = holders[kind];
    if (holder !== undefined) {
      const at = this.nearest((item) => holder.has(item.kind));
      if (at >= 0) this.cutTo(at + 1);
      if (kind === "row" || kind === "cell") this.implyParts(kind);
    } else if (blocks.has(kind)) {
      if (kind === "item") this.endItem(name);
      const at = this.nearest((item) => item.kind !== "inline" && item.kind !== "struck");
      if (this.items[at]?.kind === "paragraph") this.cutTo(at);
    }
  }

  push(element: OpenElement): void {
    if (leaves.has(element.kind)) return;
    this.items.push(element);
    if (element.doubtful) this.doubts++;
  }

  close(name: string, kind: ElementKind): void {
    const at = this.nearest(
      (item) => item.name === name || (!parts.has(kind) && (item.kind === "cell" || item.kind === "caption")),
    );
    if (this.items[at]?.name === name) this.cutTo(at);
  }

  private implyParts(kind: ElementKind): void {
    if (this.items.at(-1)?.kind === "table") this.push(implied("tbody", "section"));
    if (kind === "cell" && this.items.at(-1)?.kind === "section") this.push(implied("tr", "row"));
  }

  private endItem(name: string): void {
    const at = this.nearest(
      ({ kind, name }) => kind === "item" || parts.has(kind) || (kind === "group" && name !== "div"),
    );
    const open = this.items[at];
    if (open?.kind === "item" && (open.name === "li") === (name === "li")) this.cutTo(at);
  }

  private nearest(is: (item: OpenElement) => boolean): number {
    const last = Math.max(0, this.items.length - farthest);
    for (let i = this.items.length - 1; i >= last; i--) if (is(this.items[i])) return i;
    return -1;
  }

  private cutTo(length: number): void {
    while (this.items.length > length) if (this.items.pop()!.doubtful) this.doubts--;
  }
}

const implied = (name: string, kind: ElementKind): OpenElement => ({
  name,
  kind,
  id: "",
  classes: [],
  attributes: noAttributes,
  doubtful: false,
});
