/** What bytes are, by themselves: a server's Content-Type and a file's name lie. */
export const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ofd: "application/ofd",
  zip: "application/zip",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ole: "application/x-ole-storage",
  rar: "application/vnd.rar",
  "7z": "application/x-7z-compressed",
  rtf: "application/rtf",
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  webp: "image/webp",
  tiff: "image/tiff",
  html: "text/html",
  xml: "application/xml",
  json: "application/json",
  text: "text/plain",
  binary: "application/octet-stream",
} as const;
export type Media = keyof typeof mediaTypes;

const magic: [string, Media][] = [
  ["255044462d", "pdf"],
  ["526172211a07", "rar"],
  ["377abcaf271c", "7z"],
  ["7b5c727466", "rtf"],
  ["89504e470d0a", "png"],
  ["ffd8ff", "jpeg"],
  ["474946383", "gif"],
  ["424d", "bmp"],
  ["49492a00", "tiff"],
  ["4d4d002a", "tiff"],
];

export function mediaOf(bytes: Uint8Array): Media {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 16).toString("hex");
  if (head.startsWith("504b0304")) return insideZip(buffer);
  if (head.startsWith("d0cf11e0")) return insideOle(buffer);
  if (head.startsWith("52494646") && buffer.toString("latin1", 8, 12) === "WEBP") return "webp";
  const known = magic.find(([start]) => head.startsWith(start));
  if (known && !(known[1] === "bmp" && bytes.length < 26)) return known[1];
  // a PDF may begin behind a kilobyte of something else
  if (buffer.subarray(0, 1024).includes("%PDF-")) return "pdf";
  return textKind(buffer);
}

/** Names in the archive's own headers tell an office document from a plain archive. */
function insideZip(buffer: Buffer): Media {
  const has = (name: string): boolean => buffer.includes(name, 0, "latin1");
  if (has("OFD.xml")) return "ofd";
  if (has("word/document")) return "docx";
  if (has("xl/workbook")) return "xlsx";
  return "zip";
}

function insideOle(buffer: Buffer): Media {
  const has = (name: string): boolean => buffer.includes(Buffer.from(name, "utf16le"));
  if (has("WordDocument")) return "doc";
  if (has("Workbook") || has("Book")) return "xls";
  return "ole";
}

function textKind(buffer: Buffer): Media {
  const start = buffer.subarray(0, 4096);
  if (
    start.includes(0) &&
    !(buffer[0] === 0xff && buffer[1] === 0xfe) &&
    !(buffer[0] === 0xfe && buffer[1] === 0xff)
  )
    return "binary";
  const text = start.toString("latin1").replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe)?[\s\0]*/, "");
  if (/^[[{]/.test(text)) return "json";
  if (/^<\?xml/i.test(text) && !/<html/i.test(text)) return "xml";
  if (
    /^<(!doctype html|html|head|body|meta|script|div|table|ul|li|p|h\d|a|form|!--|title|iframe|span|center|tr|section|article)/i.test(
      text,
    )
  )
    return "html";
  if (/^<[a-z]/i.test(text)) return /<\/?(div|html|body|ul|li|a|td|p)[\s>]/i.test(text) ? "html" : "xml";
  return "text";
}

const asPage: ReadonlySet<Media> = new Set<Media>(["html", "xml", "json", "text"]);
/** Bytes that are read as a page or a list rather than kept as a file. */
export const isPage = (media: Media): boolean => asPage.has(media);

/**
 * The file name that Content-Disposition gives: `filename*` by RFC 8187, else `filename` as percent escapes or as raw
 * UTF-8 or GBK bytes (the header is held as latin1). A name is only ever data, never a path.
 */
export function fileNameOf(disposition: string | undefined): string | null {
  if (!disposition) return null;
  const extended = /filename\*\s*=\s*"?([\w-]+)'[\w-]*'([^;"]+)/i.exec(disposition);
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition);
  const name =
    (extended && decodeEscapes(extended[2]!, extended[1]!)) ??
    (plain && decodeRaw((plain[1]?.replace(/\\(.)/g, "$1") ?? plain[2]!).trim()));
  const last = name
    ?.split(/[\\/]/)
    .pop()
    ?.replace(/[\u0000-\u001f]/g, "")
    .trim();
  return last ? last.slice(0, 255) : null;
}

function decodeEscapes(value: string, charset: string): string | null {
  const bytes = Buffer.from(
    value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

function decodeRaw(value: string): string {
  const mime = /^=\?([\w-]+)\?b\?([^?]+)\?=$/i.exec(value);
  const bytes = mime
    ? Buffer.from(mime[2]!, "base64")
    : Buffer.from(
        value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        "latin1",
      );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
