import { strToU8, zipSync } from "fflate";
import { reportHtml } from "./report.ts";
import type { Article } from "./county.ts";

/** A file that carries an article, or a part of it. */
export interface PortalFile {
  name: string;
  format: "pdf" | "doc" | "docx" | "ofd" | "wps" | "xls" | "zip" | "png";
  mediaType: string;
  bytes: Uint8Array;
}

const mediaTypes: Record<PortalFile["format"], string> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ofd: "application/ofd",
  wps: "application/vnd.ms-works",
  xls: "application/vnd.ms-excel",
  zip: "application/zip",
  png: "image/png",
};

const made = new WeakMap<Article, PortalFile[]>();

/** The files that an article's form asks for, in the order in which its page shows them. */
export function filesOf(article: Article): PortalFile[] {
  const files = made.get(article) ?? article.content?.files ?? makeFiles(article);
  made.set(article, files);
  return files;
}

function makeFiles(article: Article): PortalFile[] {
  const file = (format: PortalFile["format"], name = `${article.title}.${format}`): PortalFile => {
    return { name, format, mediaType: mediaTypes[format], bytes: bytesOf(format, article, name) };
  };
  switch (article.form) {
    case "page":
      return [];
    case "page+pdf":
    case "viewer":
      return [file("pdf")];
    case "page+ofd":
      return [file("pdf"), file("ofd")];
    case "images":
      return [file("png", "1.png"), file("png", "2.png")];
    default:
      return [file(article.form)];
  }
}

function bytesOf(format: PortalFile["format"], article: Article, name: string): Uint8Array {
  const text = reportHtml(article.organ, article.year).replace(/<[^>]+>/g, "\n");
  switch (format) {
    case "pdf":
      return pdf(article.title, text);
    case "docx":
      return zipSync({
        "[Content_Types].xml": strToU8(contentTypes),
        "_rels/.rels": strToU8(relations),
        "word/document.xml": strToU8(wordXml(article.title, reportHtml(article.organ, article.year))),
      });
    case "ofd":
      return zipSync({
        "OFD.xml": strToU8(ofdXml(article.title)),
        "Doc_0/Pages/Page_0/Content.xml": strToU8(text),
      });
    case "zip":
      return zipSync({ [`${article.organ}年报.pdf`]: pdf(article.title, text) });
    case "png":
      return png(article.serial + name.charCodeAt(0));
    default:
      return compoundFile(article.title + text);
  }
}

const contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The paragraphs and tables of a report's page, without what a cell spans. */
function wordXml(title: string, html: string): string {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const all = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, "gs"))].map((found) => found[1]!);
  const cells = (row: string) => all(row, "td").map((text) => `<w:tc>${paragraph(text)}</w:tc>`);
  const table = (text: string) =>
    `<w:tbl>${all(text, "tr")
      .map((row) => `<w:tr>${cells(row).join("")}</w:tr>`)
      .join("")}</w:tbl>`;
  const blocks = html.match(/<p>.*?<\/p>|<table.*?<\/table>/gs) ?? [];
  const body = blocks.map((block) =>
    block.startsWith("<p>") ? paragraph(block.slice(3, -4)) : table(block),
  );
  return `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(title)}${body.join("")}</w:body></w:document>`;
}

const ofdXml = (title: string) =>
  `<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:Title>${title}</ofd:Title></ofd:DocInfo></ofd:DocBody></ofd:OFD>`;

/** One page of text in a font that every reader has, its objects at the offsets that the table names. */
function pdf(title: string, text: string): Uint8Array {
  const utf16 = (line: string) => Buffer.from(line, "utf16le").swap16().toString("hex");
  const lines = [title, ...text.split(/\n+/).filter((line) => line.trim())].slice(0, 45);
  const content = `BT /F1 9 Tf 16 TL 40 800 Td ${lines.map((line) => `<${utf16(line)}> Tj T*`).join("\n")} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`,
    "latin1",
  );
}

/** The signature and a header sector of an OLE file (DOC, WPS, XLS), then text: enough to be told by its bytes. */
function compoundFile(text: string): Uint8Array {
  const header = new Uint8Array(512);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([header, Buffer.from(text, "utf16le")]);
}

/** A picture of one pixel; the comment makes each one's bytes its own. */
function png(seed: number): Uint8Array {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  );
  return Buffer.concat([pixel, Buffer.from(`#${seed}`)]);
}
