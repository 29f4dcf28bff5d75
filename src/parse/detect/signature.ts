import type { Bilingual } from "../../model/document.ts";

/** A format that is known by its first bytes, and what it would take to read it. */
export interface Signature {
  format: string;
  media_type: string;
  name: Bilingual;
  needed: Bilingual;
}

/** The format that the bytes sign themselves as; null where nothing is known of them. */
export function signatureOf(bytes: Uint8Array): Signature | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return known.find(({ matches }) => matches(file))?.signature ?? null;
}

interface Known {
  matches: (file: Buffer) => boolean;
  signature: Signature;
}

function entry(
  format: string,
  media_type: string,
  [en, zh]: [string, string],
  needed: Bilingual,
  matches: (file: Buffer) => boolean,
): Known {
  return { matches, signature: { format, media_type, name: { en, zh }, needed } };
}

const latin1 = (file: Buffer, from: number, to: number) => file.toString("latin1", from, to);
/** Bytes at an offset, written as Latin-1. */
const at = (offset: number, magic: string) => (file: Buffer) =>
  latin1(file, offset, offset + magic.length) === magic;
const either =
  (...tests: ((file: Buffer) => boolean)[]) =>
  (file: Buffer) =>
    tests.some((test) => test(file));
const both =
  (...tests: ((file: Buffer) => boolean)[]) =>
  (file: Buffer) =>
    tests.every((test) => test(file));
/** Names of members stand uncompressed in a zip archive. */
const holds = (name: string) => (file: Buffer) => file.includes(name, 0, "latin1");
/** Names of streams stand as UTF-16 in an OLE compound file. */
const stream = (name: string) => (file: Buffer) => file.includes(name, 0, "utf16le");

const zip = either(at(0, "PK\x03\x04"), at(0, "PK\x05\x06"));
const ole = at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
const xml = (word: string) => (file: Buffer) =>
  /^(?:\xef\xbb\xbf)?\s*</.test(latin1(file, 0, 64)) && latin1(file, 0, 4096).includes(word);

const saveAsDocx = { en: "Save it as .docx or .pdf first.", zh: "请先另存为 .docx 或 .pdf。" };
const saveAsText = {
  en: "Copy its table into a text file, or save it as .docx.",
  zh: "请将表格复制为文本，或另存为 .docx。",
};
const recognise = {
  en: "An image holds no text: recognise its text (OCR) first.",
  zh: "图片中没有文字，请先进行文字识别（OCR）。",
};
const unpack = { en: "Unpack it and read the files in it.", zh: "请先解压，再读取其中的文件。" };
const nothing = { en: "It holds no report that could be read.", zh: "其中没有可读取的报告。" };
const unlock = { en: "Save it without a password first.", zh: "请先去除密码再保存。" };

/** First match wins: inside one container, the particular stands before the general. */
const known: Known[] = [
  entry(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ["an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"],
    saveAsText,
    both(zip, holds("xl/workbook")),
  ),
  entry(
    "pptx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ["a PowerPoint file (.pptx)", "PowerPoint 演示文稿（.pptx）"],
    saveAsDocx,
    both(zip, holds("ppt/presentation")),
  ),
  entry("ofd", "application/ofd", ["an OFD file", "OFD 版式文件"], saveAsDocx, both(zip, holds("OFD.xml"))),
  entry(
    "odt",
    "application/vnd.oasis.opendocument.text",
    ["an OpenDocument text (.odt)", "OpenDocument 文本（.odt）"],
    saveAsDocx,
    both(zip, holds("application/vnd.oasis.opendocument.text")),
  ),
  entry(
    "ods",
    "application/vnd.oasis.opendocument.spreadsheet",
    ["an OpenDocument spreadsheet (.ods)", "OpenDocument 电子表格（.ods）"],
    saveAsText,
    both(zip, holds("application/vnd.oasis.opendocument.spreadsheet")),
  ),
  entry(
    "epub",
    "application/epub+zip",
    ["an e-book (.epub)", "电子书（.epub）"],
    saveAsDocx,
    both(zip, holds("application/epub+zip")),
  ),
  entry("zip", "application/zip", ["a zip archive", "ZIP 压缩包"], unpack, zip),
  entry(
    "encrypted",
    "application/x-ole-storage",
    ["an Office file locked with a password", "带密码的 Office 文件"],
    unlock,
    both(ole, stream("EncryptedPackage")),
  ),
  entry(
    "doc",
    "application/msword",
    ["a Word 97–2003 or WPS document (.doc, .wps)", "Word 97–2003 或 WPS 文档（.doc、.wps）"],
    saveAsDocx,
    both(ole, stream("WordDocument")),
  ),
  entry(
    "xls",
    "application/vnd.ms-excel",
    ["an Excel 97–2003 workbook (.xls)", "Excel 97–2003 工作簿（.xls）"],
    saveAsText,
    both(ole, either(stream("Workbook"), stream("Book"))),
  ),
  entry(
    "ppt",
    "application/vnd.ms-powerpoint",
    ["a PowerPoint 97–2003 file (.ppt)", "PowerPoint 97–2003 演示文稿（.ppt）"],
    saveAsDocx,
    both(ole, stream("PowerPoint Document")),
  ),
  entry("ole", "application/x-ole-storage", ["an OLE compound file", "OLE 复合文件"], saveAsDocx, ole),
  entry("rtf", "application/rtf", ["a rich text file (.rtf)", "RTF 文档"], saveAsDocx, at(0, "{\\rtf")),
  entry(
    "word-xml",
    "application/xml",
    ["a Word XML file", "Word XML 文档"],
    saveAsDocx,
    either(
      xml('progid="Word.Document"'),
      xml("schemas.microsoft.com/office/word/2003/wordml"),
      xml("schemas.microsoft.com/office/2006/xmlPackage"),
    ),
  ),
  entry(
    "mhtml",
    "multipart/related",
    ["a web archive (.mht)", "网页归档（.mht）"],
    { en: "Save the page as HTML.", zh: "请将网页另存为 HTML。" },
    (file) =>
      /^(?:From|Subject|Date|MIME-Version|Snapshot-Content-Location):[^]*multipart\/related/i.test(
        latin1(file, 0, 4096),
      ),
  ),
  entry("png", "image/png", ["a PNG image", "PNG 图片"], recognise, at(0, "\x89PNG")),
  entry("jpeg", "image/jpeg", ["a JPEG image", "JPEG 图片"], recognise, at(0, "\xff\xd8\xff")),
  entry("gif", "image/gif", ["a GIF image", "GIF 图片"], recognise, at(0, "GIF8")),
  entry(
    "tiff",
    "image/tiff",
    ["a TIFF image", "TIFF 图片"],
    recognise,
    either(at(0, "II*\0"), at(0, "MM\0*")),
  ),
  entry("webp", "image/webp", ["a WebP image", "WebP 图片"], recognise, both(at(0, "RIFF"), at(8, "WEBP"))),
  entry("bmp", "image/bmp", ["a BMP image", "BMP 图片"], recognise, both(at(0, "BM"), at(6, "\0\0\0\0"))),
  entry("svg", "image/svg+xml", ["an SVG image", "SVG 图片"], recognise, xml("<svg")),
  entry("rar", "application/vnd.rar", ["a RAR archive", "RAR 压缩包"], unpack, at(0, "Rar!\x1a\x07")),
  entry(
    "7z",
    "application/x-7z-compressed",
    ["a 7z archive", "7z 压缩包"],
    unpack,
    at(0, "7z\xbc\xaf\x27\x1c"),
  ),
  entry("gzip", "application/gzip", ["a gzip file", "gzip 压缩文件"], unpack, at(0, "\x1f\x8b")),
  entry(
    "bzip2",
    "application/x-bzip2",
    ["a bzip2 file", "bzip2 压缩文件"],
    unpack,
    both(at(0, "BZh"), at(4, "1AY&SY")),
  ),
  entry("xz", "application/x-xz", ["an xz file", "xz 压缩文件"], unpack, at(0, "\xfd7zXZ\0")),
  entry("tar", "application/x-tar", ["a tar archive", "tar 归档"], unpack, at(257, "ustar")),
  entry(
    "sqlite",
    "application/vnd.sqlite3",
    ["an SQLite database", "SQLite 数据库"],
    nothing,
    at(0, "SQLite format 3\0"),
  ),
  entry("video", "video/mp4", ["a video", "视频"], nothing, at(4, "ftyp")),
  entry(
    "program",
    "application/octet-stream",
    ["a program", "可执行程序"],
    nothing,
    either(at(0, "MZ\x90\0"), at(0, "\x7fELF")),
  ),
];
