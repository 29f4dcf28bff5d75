import { AttributeNames, type NamesByKind, setAttribute, setLayout, wantedNearTop } from "./attributes.ts";
import type { ElementKind } from "./elements.ts";
import { mediaHold } from "./sheets.ts";
import { PageStyles } from "./styles.ts";
import type { Tag } from "./tag.ts";
import { type Truth, yes } from "./truth.ts";

/** A style sheet, and whether its media are those of a screen. */
export interface Sheet {
  text: string;
  holds: Truth;
}

export const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);

/** The style sheets of a page while it is read: collects them, and asks the tags what they want to know. */
export class Appearance {
  readonly sheets: Sheet[] = [];
  /** whether a style sheet may tell of digits before it, so that the page is to be read again */
  isLate = false;
  readonly styles = new PageStyles();
  private readonly known: boolean;
  private text = "";
  private holds: Truth = yes;
  private hasDigits = false;
  private names: Partial<NamesByKind> = {};
  /** of the tag: all that selectors may ask for */
  private attributes = new Map<string, string>();

  constructor(known: Sheet[] | null) {
    this.known = known !== null;
    for (const { text, holds } of known ?? []) this.styles.read(text, holds);
  }

  startSheet(media: string): void {
    this.holds = mediaHold(media);
  }

  addToSheet(text: string): void {
    if (!this.known) this.text += text;
  }

  endSheet(): void {
    if (this.text === "") return;
    this.sheets.push({ text: this.text, holds: this.holds });
    this.styles.read(this.text, this.holds);
    this.text = "";
    this.names = {};
    if (this.styles.tell && this.hasDigits) this.isLate = true;
  }

  startTag(): void {
    if (this.attributes.size > 0) this.attributes = new Map();
  }

  namesFor(kind: ElementKind): AttributeNames {
    return (this.names[kind] ??= new AttributeNames([
      ...new Set([...wantedNearTop[kind].names, ...this.styles.attributes]),
    ]));
  }

  /** An attribute that selectors may ask for; `plain` are those that matter without them. */
  setAttribute(tag: Tag, name: string, value: string, plain: AttributeNames): void {
    this.attributes.set(name, value);
    // What its style hides or marks is told with the style sheets.
    if (name === "style") setLayout(tag, value);
    else if (plain.names.includes(name)) setAttribute(tag, name, value);
  }

  /** To be told when a tag has all of its attributes; whether it is in doubt how the element is shown. */
  openElement(tag: Tag, isInTable: boolean): boolean {
    return this.styles.open(tag, this.attributes, isInTable);
  }

  /** To be told of text: whether it has digits of which it is in doubt how they are shown. */
  isDoubtful(text: string): boolean {
    if ((this.hasDigits && !this.styles.isDoubtful) || !hasDigit(text)) return false;
    this.hasDigits = true;
    return this.styles.isDoubtful;
  }
}
