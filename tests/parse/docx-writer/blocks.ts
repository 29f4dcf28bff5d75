import { by, runs } from "./inline.ts";
import { raw } from "./xml.ts";
import type { Content, Xml } from "./xml.ts";

export interface ParagraphOptions {
  style?: string;
  align?: "left" | "center" | "right";
  /** `id` is the 1-based place in `DocxOptions.lists`; 0 takes the style's number away */
  list?: { id?: number; level?: number };
  /** 0-based, as Word counts it: 0 is a heading of level 1 */
  outline?: number;
  /** the paragraph's mark is deleted by a tracked change: it joins the next one */
  markDeleted?: boolean;
  /** the paragraph's mark is hidden: it runs into the next one */
  markHidden?: boolean;
}

export function paragraph(content: Content = "", options: ParagraphOptions = {}): Xml {
  const { style, align, list, outline, markDeleted, markHidden } = options;
  const number =
    list &&
    "<w:numPr>" +
      (list.level !== undefined ? `<w:ilvl w:val="${list.level}"/>` : "") +
      (list.id !== undefined ? `<w:numId w:val="${list.id}"/>` : "") +
      "</w:numPr>";
  const mark = (markDeleted ? `<w:del ${by}/>` : "") + (markHidden ? "<w:vanish/>" : "");
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    number,
    align && `<w:jc w:val="${align}"/>`,
    outline !== undefined && `<w:outlineLvl w:val="${outline}"/>`,
    mark && `<w:rPr>${mark}</w:rPr>`,
  ].filter(Boolean);
  const head = properties.length > 0 ? `<w:pPr>${properties.join("")}</w:pPr>` : "";
  return raw(`<w:p>${head}${runs(content)}</w:p>`);
}

export const heading = (level: number, text: Content): Xml => paragraph(text, { style: `Heading${level}` });

/** A content control: around blocks, rows, cells or runs, as the place where it stands decides. */
export const control = (content: Content): Xml =>
  raw(`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${runs(content)}</w:sdtContent></w:sdt>`);
