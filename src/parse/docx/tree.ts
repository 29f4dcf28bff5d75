import { Parser } from "htmlparser2";
import type { Limits, Message } from "../../model/document.ts";
import { Names } from "./names.ts";
import type { Attributes } from "./names.ts";
import * as trouble from "./trouble.ts";

/**
 * An element of a part. Properties (`w:pPr`, `w:tcPr` …) are no elements here: their leaves stand flat in
 * `properties` of the element that they describe, which makes a tree of a third of the size.
 */
export interface Element {
  /** `w:`, `m:` or `mc:` and the local name, whatever prefix the file uses; other namespaces: `:` and the local name */
  name: string;
  attributes: Attributes;
  properties: Readonly<Record<string, Attributes | undefined>>;
  children: Element[];
  text: string;
  /** w:p and w:tbl: 1-based among their kind in the part; others 0 */
  ordinal: number;
}

/** Containers whose leaves are properties. `w:rPr` in `w:pPr` describes the paragraph's mark, so it joins it. */
const containers = new Set(["w:pPr", "w:rPr", "w:tcPr", "w:trPr", "w:tblPr", "w:numPr"]);

const properties = new Set(
  (
    "w:pStyle w:numId w:ilvl w:jc w:outlineLvl w:rStyle w:b w:sz w:color w:shd w:highlight w:tblStyle w:vanish w:strike w:dstrike w:vertAlign w:position w:del w:moveFrom w:hidden " +
    "w:gridSpan w:vMerge w:hMerge w:tcW w:cellDel w:cellMerge w:gridBefore w:gridAfter w:wBefore w:wAfter"
  ).split(" "),
);

/** Formatting that nothing here asks for, and what things were before a tracked change. */
const skipped = new Set(
  (
    "w:sectPr w:sdtPr w:sdtEndPr w:tblPrEx w:tblPrExChange w:rPrChange w:pPrChange w:tcPrChange w:trPrChange " +
    "w:tblGridChange w:numberingChange w:smartTagPr w:customXmlPr w:latentStyles w:proofErr w:bookmarkStart " +
    "w:bookmarkEnd w:lastRenderedPageBreak"
  ).split(" "),
);

/** A cell has about four elements here; a document of only paragraphs comes to an end too. */
const elementsPerCell = 10;

// Most elements have no children, no attributes or no properties: they share one nothing.
const none: never[] = [];
const noProperties = {};
const noAttributes = {};

const slice = 64 * 1024;

/**
 * The XML of a part as a tree; null where it has no element. Reads on over what is not well formed, expands
 * no entity but XML's own five, and stops with a message where a bound is reached.
 */
export function readTree(bytes: Uint8Array, limits: Limits, say: (message: Message) => void): Element | null {
  const builder = new Builder(limits, say);
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length && !builder.stopped; at += slice)
    builder.write(decoder.decode(bytes.subarray(at, at + slice), { stream: true }));
  return builder.end();
}

/** XML 1.0, appendix F: a byte order mark, or the zero bytes of UTF-16, or the declaration, or UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return "utf-16le";
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) return "utf-16be";
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  // A declared UTF-16 without its zero bytes is a declaration that a converter left behind.
  if (declared === undefined || /^(utf-?16|ucs-?2|iso-10646)/i.test(declared)) return "utf-8";
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return "utf-8";
  }
}

class Builder {
  stopped = false;
  private root: Element | null = null;
  /** open elements, innermost last; null for a container of properties */
  private readonly open: (Element | null)[] = [];
  /** the innermost open element */
  private owner: Element | null = null;
  /** how deep inside something skipped */
  private inside = 0;
  private depth = 0;
  private openedAt = -1;
  private elements = 0;
  private cells = 0;
  private readonly counts = { "w:p": 0, "w:tbl": 0 };
  private readonly names = new Names();
  private readonly parser: Parser;
  private readonly limits: Limits;
  private readonly say: (message: Message) => void;

  constructor(limits: Limits, say: (message: Message) => void) {
    this.limits = limits;
    this.say = say;
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.onOpen(name, attributes),
        ontext: (text) => {
          if (this.inside === 0 && this.owner !== null) this.owner.text += text;
        },
        onclosetag: (_, implied) => this.onClose(implied),
        onprocessinginstruction: (name) => {
          if (name.toLowerCase() === "!doctype") this.say(trouble.doctype());
        },
      },
      { xmlMode: true },
    );
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): Element | null {
    if (!this.stopped) this.parser.end();
    return this.root;
  }

  private stop(reason: Message): void {
    this.stopped = true;
    this.parser.pause();
    this.say(reason);
  }

  private onOpen(qualified: string, attributes: Attributes): void {
    if (this.stopped) return;
    this.openedAt = this.parser.startIndex;
    if (++this.depth > this.limits.depth) return this.stop(trouble.tooDeep(this.limits.depth));
    this.names.enter(attributes, this.depth);
    if (this.inside > 0) {
      this.inside++;
      return;
    }
    const name = this.names.of(qualified);
    const inProperties = this.open.length > 0 && this.open[this.open.length - 1] === null;
    if (containers.has(name)) this.open.push(null);
    else if (name === "mc:Choice" && !this.names.understands(attributes.Requires ?? "")) this.inside = 1;
    else if (inProperties || skipped.has(name)) {
      if (inProperties && properties.has(name)) this.describe(name.slice(2), attributes);
      this.inside = 1;
    } else this.append(name, attributes);
  }

  private describe(property: string, attributes: Attributes): void {
    if (this.owner === null) return;
    if (this.owner.properties === noProperties) this.owner.properties = {};
    (this.owner.properties as Record<string, Attributes>)[property] = attributes;
  }

  private append(name: string, attributes: Attributes): void {
    if (name === "w:tc" && ++this.cells > this.limits.cells)
      return this.stop(trouble.tooManyCells(this.limits.cells));
    if (++this.elements > this.limits.cells * elementsPerCell)
      return this.stop(trouble.tooLarge(this.limits.cells * elementsPerCell));
    const ordinal = name === "w:p" || name === "w:tbl" ? ++this.counts[name] : 0;
    const element: Element = {
      name,
      attributes: isEmpty(attributes) ? noAttributes : attributes,
      properties: noProperties,
      children: none,
      text: "",
      ordinal,
    };
    if (this.owner === null) this.root ??= element;
    else if (this.owner.children === none) this.owner.children = [element];
    else this.owner.children.push(element);
    this.open.push(element);
    this.owner = element;
  }

  private onClose(implied: boolean): void {
    if (this.stopped) return;
    // The parser calls the end of `<w:b/>` implied as well; only there it stands where the element opened.
    if (implied && this.parser.startIndex !== this.openedAt) this.say(trouble.malformed());
    this.names.leave(this.depth--);
    if (this.inside > 0) {
      this.inside--;
      return;
    }
    if (this.open.pop() !== null) this.owner = this.open.findLast((element) => element !== null) ?? null;
  }
}

function isEmpty(attributes: Attributes): boolean {
  for (const _ in attributes) return false;
  return true;
}
