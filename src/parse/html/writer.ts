import type { Bounds } from "./bounds.ts";
import { LineText } from "./line.ts";
import type { Open } from "./stack.ts";

/** Writes text into lines, and lines into the group that is open. */
export class LineWriter {
  /** lines so far, to know whether we are near the top */
  lines = 0;
  inLink = false;
  private line = new LineText();
  private linkText = 0;
  private links = 0;
  private bold = false;
  private readonly source: string;
  private readonly bounds: Bounds;

  constructor(source: string, bounds: Bounds) {
    this.source = source;
    this.bounds = bounds;
  }

  /** Source offset behind the last text of the current line; -1 where it is empty. */
  get offset(): number {
    return this.line.end;
  }

  add(from: number, to: number, open: Open): void {
    const before = this.line.length;
    if (open.pre) this.addPreformatted(from, to, open);
    else this.line.add(this.source, from, to);
    if (this.inLink) this.linkText += Math.max(0, this.line.length - before);
  }

  /** Text that a character reference or a line break inside a heading stands for. */
  addVerbatim(text: string, from: number, to: number): void {
    this.line.addVerbatim(text, from, to);
    if (this.inLink) this.linkText += text.length;
  }

  /** An inline tag stands here. */
  passTag(bold = false): void {
    this.line.passTag();
    if (bold && this.line.isEmpty) this.bold = true;
  }

  startInline(name: string, isApart: boolean, isAlone: boolean): void {
    this.line.startInline(name, isApart, isAlone);
  }

  endInline(name: string): void {
    this.line.endInline(name);
  }

  startLink(leads: boolean): void {
    this.inLink = leads;
    if (leads) this.links++;
  }

  endLink(): void {
    this.inLink = false;
  }

  /** Ends the line; what is written next stands in another one. */
  endLine({ into, level, element, centred, titled, options }: Open): void {
    const { line, bold } = this;
    // The text of an option is no line of the page.
    if (line.start < 0 || options !== null) return;
    const text = level > 0 ? line.take().trim() : line.take();
    if (text !== "" && this.bounds.allowNode(element, line.start)) {
      this.lines++;
      const { path } = element;
      const { start, end } = line;
      into.addLine(
        { node: "line", path, start, end, text, level, centred, bold, titled },
        this.linkText,
        this.links,
      );
    }
    line.clear();
    this.linkText = 0;
    this.links = 0;
    this.bold = false;
  }

  /** Takes the text of the current line out of the page. */
  takeText(): string {
    const text = this.line.take().trim();
    this.line.clear();
    return text;
  }

  /** Puts the current line aside, for text that is no part of it. */
  interrupt(): LineText {
    const { line } = this;
    this.line = new LineText();
    return line;
  }

  resume(line: LineText): void {
    this.line = line;
  }

  private addPreformatted(from: number, to: number, open: Open): void {
    for (let at = from; at < to;) {
      const newline = this.source.indexOf("\n", at);
      const stop = newline < 0 || newline > to ? to : newline;
      const text = this.source.slice(at, stop).replace(/\r$/, "");
      if (text !== "") this.line.addVerbatim(text, at, at + text.length);
      if (stop < to) this.endLine(open);
      at = stop + 1;
    }
  }
}
