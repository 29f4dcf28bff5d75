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
    if (above === "") return step;
    // Reading a character joins the parts of a string; unread, it would keep those of all elements above.
    above.charCodeAt(0);
    return `${above}/${step}`;
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
