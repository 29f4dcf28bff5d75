/** A meta element: its name or property as published, and its content. */
export interface MetaElement {
  name: string;
  content: string;
  start: number;
  end: number;
}

/** Pages have a dozen meta elements and a frame or two. */
const most = 200;

/** What a page says of itself, and what it embeds. */
export class Declared {
  readonly metas: MetaElement[] = [];
  /** addresses of frames, viewers and embedded objects */
  readonly embedded: string[] = [];
  title: MetaElement | null = null;
  private meta: MetaElement | null = null;

  startMeta(start: number, end: number): void {
    this.meta = { name: "", content: "", start, end };
  }

  setOfMeta(attribute: string, value: string): void {
    if (this.meta === null) return;
    if (attribute === "content") this.meta.content = value;
    else this.meta.name = value.trim();
  }

  endMeta(end: number): void {
    const { meta } = this;
    if (meta !== null && meta.name !== "" && this.metas.length < most) this.metas.push({ ...meta, end });
    this.meta = null;
  }

  startTitle(start: number): void {
    this.title ??= { name: "title", content: "", start, end: start };
  }

  addToTitle(text: string, end: number): void {
    if (this.title === null) return;
    this.title.content += text;
    this.title.end = end;
  }

  embed(address: string): void {
    const elsewhere = address !== "" && !/^(?:about|javascript|data):/i.test(address);
    if (elsewhere && this.embedded.length < most) this.embedded.push(address);
  }
}
