import { escape, markup, raw } from "./xml.ts";
import type { Content, Xml } from "./xml.ts";

export interface RunOptions {
  bold?: boolean;
  /** in half points, as Word counts: 44 is 22 pt */
  size?: number;
  hidden?: boolean;
  raised?: boolean;
  /** half points above the line */
  position?: number;
  struck?: "strike" | "dstrike";
  style?: string;
  color?: string;
}

/** A run; `\n` and `\t` in the text become w:br and w:tab. */
export function run(text: string, options: RunOptions = {}): Xml {
  const properties = [
    options.style && `<w:rStyle w:val="${options.style}"/>`,
    options.bold && "<w:b/>",
    options.hidden && "<w:vanish/>",
    options.struck && `<w:${options.struck}/>`,
    options.position && `<w:position w:val="${options.position}"/>`,
    options.color && `<w:color w:val="${options.color}"/>`,
    options.size && `<w:sz w:val="${options.size}"/>`,
    options.raised && '<w:vertAlign w:val="superscript"/>',
  ].filter(Boolean);
  const pieces = text
    .split(/([\n\t])/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (piece === "\n") return "<w:br/>";
      if (piece === "\t") return "<w:tab/>";
      return `<w:t xml:space="preserve">${escape(piece)}</w:t>`;
    });
  const head = properties.length > 0 ? `<w:rPr>${properties.join("")}</w:rPr>` : "";
  return raw(`<w:r>${head}${pieces.join("")}</w:r>`);
}

export const by = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"';

export const inserted = (content: Content): Xml => raw(`<w:ins ${by}>${runs(content)}</w:ins>`);
export const deleted = (text: string): Xml =>
  raw(`<w:del ${by}><w:r><w:delText xml:space="preserve">${escape(text)}</w:delText></w:r></w:del>`);
export const movedFrom = (content: Content): Xml => raw(`<w:moveFrom ${by}>${runs(content)}</w:moveFrom>`);
export const movedTo = (content: Content): Xml => raw(`<w:moveTo ${by}>${runs(content)}</w:moveTo>`);

const fieldMark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** A complex field: an instruction that Word computes, and the result that it shows. */
export function field(instruction: Content, result: Content): Xml {
  const asked =
    typeof instruction === "string"
      ? `<w:r><w:instrText xml:space="preserve">${escape(instruction)}</w:instrText></w:r>`
      : runs(instruction);
  return raw(fieldMark("begin") + asked + fieldMark("separate") + runs(result) + fieldMark("end"));
}

export const symbol = (font: string, code: string): Xml =>
  raw(`<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`);
export const footnoteReference = (id: number): Xml =>
  raw(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`);
export const pageBreak: Xml = raw('<w:r><w:br w:type="page"/></w:r>');

/** A picture; sizes in EMU (914,400 to the inch). */
export function picture(alt: string, width = 914400, height = 914400): Xml {
  return raw(
    `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="${height}"/>` +
      `<wp:docPr id="1" name="p" descr="${escape(alt)}"/><a:graphic><a:graphicData>` +
      `<pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic>` +
      `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  );
}

/** A text box as Word writes it: once for itself and once, in VML, for older readers. */
export function textBox(content: readonly Xml[]): Xml {
  const inner = `<w:txbxContent>${markup(content)}</w:txbxContent>`;
  return raw(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>` +
      `<wps:wsp><wps:txbx>${inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>` +
      `</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${inner}</v:textbox></v:shape></w:pict>` +
      `</mc:Fallback></mc:AlternateContent></w:r>`,
  );
}

export function runs(content: Content): string {
  const list = typeof content === "string" || "xml" in content ? [content] : content;
  return list.map((part) => (typeof part === "string" ? run(part).xml : part.xml)).join("");
}
