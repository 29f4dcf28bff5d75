import type { Block, Image } from "../../model/document.ts";
import { isOn } from "./names.ts";
import { isShown } from "./drawing.ts";
import type { Frame } from "./drawing.ts";
import { readLine } from "./paragraph.ts";
import type { Line } from "./paragraph.ts";
import type { Story } from "./story.ts";
import { readTable } from "./table.ts";
import * as trouble from "./trouble.ts";
import type { Element } from "./tree.ts";

/** A block, and the paragraph that it was, for whoever asks how it looks. */
export interface Piece {
  block: Block;
  paragraph: Element | null;
}

/** The blocks in a body, a cell, a text box or a note, in order. Empty paragraphs are none. */
export function readBlocks(container: Element, story: Story): Piece[] {
  const reader = new BlockReader(story);
  reader.walk(container);
  reader.flush();
  return reader.pieces;
}

class BlockReader {
  readonly pieces: Piece[] = [];
  private readonly story: Story;
  /** paragraphs whose mark is deleted or hidden: their text begins the next one */
  private pending: { first: Element; line: Line } | null = null;

  constructor(story: Story) {
    this.story = story;
  }

  walk(parent: Element): void {
    for (const element of parent.children) this.read(element);
  }

  private read(element: Element): void {
    switch (element.name) {
      case "w:p":
        return this.readParagraph(element);
      case "w:tbl":
        this.flush();
        return this.add(readTable(element, this.story));
      case "w:altChunk":
        return this.story.say(trouble.foreignContent({ in: "docx", part: this.story.part }));
      case "mc:AlternateContent":
        return this.walk(element.children.find(isShown) ?? element);
      case "w:del":
      case "w:moveFrom":
        return;
      default:
        // Content controls and whatever else is put around blocks.
        return this.walk(element);
    }
  }

  private readParagraph(paragraph: Element): void {
    const { del, moveFrom, vanish } = paragraph.properties;
    const runsOn = del !== undefined || moveFrom !== undefined || isOn(vanish) === true;
    const label = runsOn ? "" : this.story.numbering.label(paragraph);
    const line = readLine(paragraph, this.story);
    const first = this.pending?.first ?? paragraph;
    const joined = this.pending === null ? line : join(this.pending.line, line);
    this.pending = runsOn ? { first, line: joined } : null;
    if (!runsOn) this.emit(first, paragraph, label, joined);
  }

  /** A last paragraph without a next one to join stands for itself. */
  flush(): void {
    if (this.pending === null) return;
    const { first, line } = this.pending;
    this.pending = null;
    this.emit(first, first, "", line);
  }

  private emit(first: Element, paragraph: Element, label: string, line: Line): void {
    const place = this.story.placeOf(first);
    const text = label + line.text;
    if (text.trim() !== "") {
      const level = this.story.styles.headingLevel(paragraph);
      const block: Block =
        level === null ? { type: "paragraph", text, place } : { type: "heading", level, text, place };
      this.pieces.push({ block, paragraph });
    }
    for (const frame of line.images) this.pieces.push({ block: image(frame, place), paragraph: null });
    for (const box of line.boxes) this.add(this.readBox(box));
  }

  /** A box may be filled with any colour. */
  private readBox(box: Element): Piece[] {
    const around = this.story.onPaper;
    this.story.onPaper = false;
    const pieces = readBlocks(box, this.story);
    this.story.onPaper = around;
    return pieces;
  }

  private add(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.pieces.push(piece);
  }
}

/** Puts a line behind another: into it, for a document may be one line of a hundred thousand paragraphs. */
function join(line: Line, next: Line): Line {
  line.text += next.text;
  for (const frame of next.images) line.images.push(frame);
  for (const box of next.boxes) line.boxes.push(box);
  return line;
}

const image = (frame: Frame, place: Image["place"]): Image => ({ type: "image", ...frame, place });
