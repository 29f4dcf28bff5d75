import { attribute, isOn } from "./names.ts";
import { frameOf, isShown } from "./drawing.ts";
import { shownByField } from "./form-fields.ts";
import type { Frame } from "./drawing.ts";
import type { Story } from "./story.ts";
import { symbolText } from "./symbols.ts";
import * as trouble from "./trouble.ts";
import type { Element } from "./tree.ts";
import { isUnseen } from "./unseen.ts";

/** What a paragraph says, and what hangs on it. */
export interface Line {
  text: string;
  images: Frame[];
  /** contents of text boxes: blocks of their own */
  boxes: Element[];
}

/** The text of a paragraph as it is shown once all tracked changes are accepted. Line breaks are `\n`. */
export function readLine(paragraph: Element, story: Story): Line {
  const reader = new LineReader(paragraph, story);
  reader.walk(paragraph);
  return reader.line;
}

interface Field {
  /** the instruction is not shown, the result is */
  phase: "instruction" | "result";
  instruction: string;
  /** what it shows where it has no result, and how long the line was before it */
  shown: string;
  from: number;
}

/** A number that Word sets anew on every page says nothing of the content. */
const pageField = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;

class LineReader {
  readonly line: Line = { text: "", images: [], boxes: [] };
  private readonly paragraph: Element;
  private readonly story: Story;
  private readonly fields: Field[] = [];
  private frame: Frame | null = null;
  /** the run around what is read */
  private hidden = false;
  private height = "baseline";
  /** what was written last: its height and its last character, which takes up to two units */
  private writtenHeight = "baseline";
  private end = "";

  constructor(paragraph: Element, story: Story) {
    this.paragraph = paragraph;
    this.story = story;
  }

  walk(parent: Element): void {
    for (const element of parent.children) this.read(element);
  }

  private read(element: Element): void {
    switch (element.name) {
      case "w:r":
        return this.readRun(element);
      case "w:t":
      case "m:t":
        return this.write(element.text.replace(/[\t\r\n]+/g, " "));
      case "w:tab":
      case "w:ptab":
        return this.write("\t");
      case "w:br":
      case "w:cr":
        return this.write("\n");
      case "w:noBreakHyphen":
        return this.write("-");
      case "w:sym":
        return this.readSymbol(element);
      case "w:fldChar":
        return this.readFieldMark(element);
      case "w:instrText":
        if (this.fields.length > 0) this.fields[this.fields.length - 1].instruction += element.text;
        return;
      case "w:fldSimple":
        return pageField.test(attribute(element.attributes, "instr") ?? "") ? undefined : this.walk(element);
      case "w:footnoteReference":
      case "w:endnoteReference":
        return this.readNote(element);
      case "w:subDoc":
        return this.story.say(trouble.foreignContent(this.story.placeOf(this.paragraph)));
      case "w:del":
      case "w:moveFrom":
      case "w:rt": // how a base text is pronounced
        return;
      case "mc:AlternateContent":
        return this.readAlternatives(element);
      case "m:f":
        return this.readMath(element, ["m:num", "m:den"], "/");
      case "m:sSup":
        return this.readMath(element, ["m:e", "m:sup"], "^");
      case "m:sSub":
        return this.readMath(element, ["m:e", "m:sub"], "_");
      case "w:drawing":
      case "w:pict":
      case "w:object":
        return this.readDrawing(element);
      case ":blip":
      case ":imagedata":
      case ":chart":
        if (this.frame !== null && this.isVisible) this.line.images.push(this.frame);
        return;
      case "w:txbxContent":
        if (this.isVisible) this.line.boxes.push(element);
        return;
      default:
        return this.walk(element);
    }
  }

  private readRun(run: Element): void {
    const { styles } = this.story;
    const outer = { hidden: this.hidden, height: this.height };
    const has = (property: string) => isOn(styles.ofRun(run, this.paragraph, property)) ?? false;
    const struck = has("strike") || has("dstrike");
    const unseen = isUnseen(run, this.paragraph, this.story);
    this.hidden = struck || unseen || has("vanish");
    if ((struck || unseen) && run.children.some(({ text }) => text.trim() !== "")) {
      const say = struck ? trouble.struckText : trouble.unseenText;
      this.story.say(say(this.story.placeOf(this.paragraph)));
    }
    this.height = this.heightOf(run);
    this.walk(run);
    Object.assign(this, outer);
  }

  /** Raised text is called so, or it is moved off the line: a word for the one, half points for the other. */
  private heightOf(run: Element): string {
    const { styles } = this.story;
    const called = attribute(styles.ofRun(run, this.paragraph, "vertAlign"), "val");
    const moved = attribute(styles.ofRun(run, this.paragraph, "position"), "val");
    return called ?? (moved === null || moved === "0" ? "baseline" : moved);
  }

  private get isVisible(): boolean {
    return (
      !this.hidden &&
      this.fields.every(({ phase, instruction }) => phase === "result" && !pageField.test(instruction))
    );
  }

  private write(text: string): void {
    if (text === "" || !this.isVisible) return;
    // 22 with a raised 1 behind it is no 221.
    const joined = this.height !== this.writtenHeight && /\p{Nd}$/u.test(this.end) && /^\p{Nd}/u.test(text);
    this.line.text += joined ? `^${text}` : text;
    this.end = text.slice(-2);
    this.writtenHeight = this.height;
  }

  private readSymbol(symbol: Element): void {
    if (!this.isVisible) return;
    const font = attribute(symbol.attributes, "font") ?? "";
    const text = symbolText(font, attribute(symbol.attributes, "char") ?? "");
    if (text === null) this.story.say(trouble.unknownSymbol(this.story.placeOf(this.paragraph)));
    this.write(text ?? "\ufffd");
  }

  /** A field lives inside its paragraph here: one that is never closed must not swallow the document. */
  private readFieldMark(mark: Element): void {
    const type = attribute(mark.attributes, "fldCharType");
    if (type === "begin") {
      const { length: from } = this.line.text;
      this.fields.push({ phase: "instruction", instruction: "", shown: shownByField(mark), from });
    } else if (type === "separate" && this.fields.length > 0)
      this.fields[this.fields.length - 1].phase = "result";
    else if (type === "end") {
      const field = this.fields.pop();
      if (field?.from === this.line.text.length) this.write(field.shown);
    }
  }

  /** The mark of a note is Word's own, or, if the writer chose it, the text that follows in the same run. */
  private readNote(reference: Element): void {
    if (!this.isVisible) return;
    this.story.notes.push({ kind: reference.name, id: attribute(reference.attributes, "id") ?? "" });
    const custom = attribute(reference.attributes, "customMarkFollows");
    if (custom !== null && custom !== "0" && custom !== "false") this.hidden = true;
  }

  /** The newer form of a thing and the one for older programs; what neither of us can read has a Fallback. */
  private readAlternatives(alternatives: Element): void {
    const chosen = alternatives.children.find(isShown) ?? alternatives.children[0];
    if (chosen !== undefined) this.walk(chosen);
  }

  private readMath(element: Element, parts: readonly string[], join: string): void {
    element.children
      .filter((child) => parts.includes(child.name))
      .forEach((part, i) => {
        if (i > 0) this.write(join);
        this.walk(part);
      });
  }

  private readDrawing(drawing: Element): void {
    const outer = this.frame;
    // An outer drawing speaks for those in it.
    this.frame ??= frameOf(drawing);
    this.walk(drawing);
    this.frame = outer;
  }
}
