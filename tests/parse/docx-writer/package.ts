import { strToU8, zipSync } from "fflate";
import { escape, markup } from "./xml.ts";
import type { Xml } from "./xml.ts";

export interface ListLevel {
  /** w:numFmt: decimal, chineseCountingThousand, … */
  format: string;
  /** w:lvlText: `（%1）` */
  text: string;
  start?: number;
  suffix?: "tab" | "space" | "nothing";
  /** w:lvlRestart */
  restart?: number;
  legal?: boolean;
  /** the paragraph style that numbers itself by this level */
  style?: string;
}

/** A list of levels, or another list (1-based) numbered on with its own start for some levels. */
export type List = readonly ListLevel[] | { of: number; restart?: Record<number, number> };

export interface Style {
  id: string;
  name: string;
  type?: "paragraph" | "character";
  basedOn?: string;
  /** markup inside w:pPr and w:rPr */
  paragraph?: string;
  run?: string;
}

export interface DocxOptions {
  lists?: readonly List[];
  styles?: readonly Style[];
  footnotes?: Readonly<Record<number, readonly Xml[]>>;
  core?: { title?: string; creator?: string; created?: string; modified?: string };
  /** replaces or adds parts by path; null takes one away */
  parts?: Readonly<Record<string, string | Uint8Array | null>>;
  /** where the main part stands; found by its relationship */
  main?: string;
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(" ");

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelation = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A picture of one pixel, which every `picture()` shows. */
const dot = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (c) =>
  c.charCodeAt(0),
);

/** The main part alone, for tests that put it into a package of their own. */
export function documentXml(body: readonly Xml[]): string {
  return `${declaration}<w:document ${namespaces}><w:body>${markup(body)}<w:sectPr/></w:body></w:document>`;
}

/** A whole DOCX file. */
export function docx(body: readonly Xml[], options: DocxOptions = {}): Uint8Array {
  const main = options.main ?? "word/document.xml";
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const parts: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": contentTypes(main),
    "_rels/.rels": relationships([
      { type: `${relation}/officeDocument`, target: main },
      { type: `${packageRelation}/metadata/core-properties`, target: "docProps/core.xml" },
    ]),
    "docProps/core.xml": coreXml(options.core ?? {}),
    [main]: documentXml(body),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: relationships([
      { type: `${relation}/image`, target: "media/dot.gif" },
      ...["styles", "numbering", "footnotes"].map((name) => ({
        type: `${relation}/${name}`,
        target: `${name}.xml`,
      })),
    ]),
    [`${folder}styles.xml`]: stylesXml(options.styles ?? []),
    [`${folder}numbering.xml`]: numberingXml(options.lists ?? []),
    [`${folder}footnotes.xml`]: footnotesXml(options.footnotes ?? {}),
    [`${folder}media/dot.gif`]: dot,
    ...options.parts,
  };
  const files: Record<string, Uint8Array> = {};
  for (const [path, part] of Object.entries(parts))
    if (part !== null) files[path] = typeof part === "string" ? strToU8(part) : part;
  return zipSync(files, { mtime: "2024-01-01T00:00:00" });
}

function contentTypes(main: string): string {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/><Default Extension="gif" ContentType="image/gif"/><Override PartName="/${main}" ContentType="${type}"/></Types>`
  );
}

function relationships(targets: readonly { type: string; target: string }[]): string {
  const list = targets.map(
    (t, i) => `<Relationship Id="rId${i + 1}" Type="${t.type}" Target="${t.target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelation}">${list.join("")}</Relationships>`;
}

function coreXml(core: NonNullable<DocxOptions["core"]>): string {
  const item = (name: string, value: string | undefined) =>
    value === undefined ? "" : `<${name}>${escape(value)}</${name}>`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">' +
    item("dc:title", core.title) +
    item("dc:creator", core.creator) +
    item("dcterms:created", core.created) +
    item("dcterms:modified", core.modified) +
    "</cp:coreProperties>"
  );
}

function stylesXml(own: readonly Style[]): string {
  const headings: Style[] = [1, 2, 3, 4].map((level) => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    paragraph: `<w:outlineLvl w:val="${level - 1}"/>`,
  }));
  const list = [...headings, ...own].map(
    (style) =>
      `<w:style w:type="${style.type ?? "paragraph"}" w:styleId="${style.id}"><w:name w:val="${style.name}"/>` +
      (style.basedOn ? `<w:basedOn w:val="${style.basedOn}"/>` : "") +
      `<w:pPr>${style.paragraph ?? ""}</w:pPr><w:rPr>${style.run ?? ""}</w:rPr></w:style>`,
  );
  return `${declaration}<w:styles ${namespaces}>${list.join("")}</w:styles>`;
}

function numberingXml(lists: readonly List[]): string {
  const levels = lists.flatMap((list, i) => ("of" in list ? [] : [abstractXml(list, i + 1)]));
  const numbers = lists.map((list, i) => {
    const of = "of" in list ? list.of : i + 1;
    const starts = Object.entries(("of" in list && list.restart) || {}).map(
      ([level, start]) =>
        `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${of}"/>${starts.join("")}</w:num>`;
  });
  return `${declaration}<w:numbering ${namespaces}>${levels.join("")}${numbers.join("")}</w:numbering>`;
}

function abstractXml(levels: readonly ListLevel[], id: number): string {
  const list = levels.map(
    (level, i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="${level.start ?? 1}"/><w:numFmt w:val="${level.format}"/>` +
      (level.restart === undefined ? "" : `<w:lvlRestart w:val="${level.restart}"/>`) +
      (level.style === undefined ? "" : `<w:pStyle w:val="${level.style}"/>`) +
      (level.legal ? "<w:isLgl/>" : "") +
      (level.suffix === undefined ? "" : `<w:suff w:val="${level.suffix}"/>`) +
      `<w:lvlText w:val="${escape(level.text)}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${list.join("")}</w:abstractNum>`;
}

function footnotesXml(notes: Readonly<Record<number, readonly Xml[]>>): string {
  const list = Object.entries(notes).map(
    ([id, content]) => `<w:footnote w:id="${id}">${markup(content)}</w:footnote>`,
  );
  return (
    `${declaration}<w:footnotes ${namespaces}><w:footnote w:type="separator" w:id="-1">` +
    `<w:p><w:r><w:separator/></w:r></w:p></w:footnote>${list.join("")}</w:footnotes>`
  );
}
