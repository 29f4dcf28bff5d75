/**
 * The faces a page can be set in: a CJK font that is not embedded and known by a predefined CMap, the same
 * with a ToUnicode map of its own (many times faster to read), and two of the standard Latin ones.
 */
export type Face = "song" | "mapped" | "helvetica" | "helvetica-bold";

export interface TextOptions {
  /** points; 10.5 where not given */
  size?: number;
  /** `song` where not given; it has the half-width Latin letters and digits too */
  face?: Face;
  /** degrees, counter-clockwise */
  angle?: number;
  /** points between characters */
  spacing?: number;
}

/** Points that a text takes: the CJK face is one em a character and half an em for ASCII. */
export function widthOf(text: string, { size = 10.5, face = "song", spacing = 0 }: TextOptions = {}): number {
  let width = 0;
  for (const character of text) {
    const ascii = character.codePointAt(0)! < 0x80;
    width += (isLatin(face) ? helveticaWidth(character) : ascii ? 0.5 : 1) * size + spacing;
  }
  return width;
}

function isLatin(face: Face): boolean {
  return face === "helvetica" || face === "helvetica-bold";
}

function helveticaWidth(character: string): number {
  return character >= "0" && character <= "9" ? 0.556 : (widths[character] ?? 0.6);
}
const widths: Record<string, number> = { " ": 0.278, ".": 0.278, ",": 0.278, "-": 0.333, "/": 0.278 };

/** One page under construction; coordinates are PDF points from the bottom left. */
export class PdfPage {
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  /** what a viewer shows of the page, left, bottom, right and top; all of it where not given */
  readonly crop: number[] | null;
  /** codes that the face `mapped` shows on this page */
  readonly mappedCodes = new Set<number>();
  #ops: string[] = [];

  constructor({ width = 595, height = 842, rotate = 0, crop = null as number[] | null } = {}) {
    this.crop = crop;
    this.width = width;
    this.height = height;
    this.rotate = rotate;
  }

  /** Content stream operators as they stand. */
  raw(ops: string): this {
    this.#ops.push(ops);
    return this;
  }

  /** Text with its baseline starting at x, y. */
  text(x: number, y: number, text: string, options: TextOptions = {}): this {
    const { size = 10.5, face = "song", angle = 0, spacing = 0 } = options;
    if (face === "mapped") for (const code of codesOf(text)) this.mappedCodes.add(code);
    const turn = (angle * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const matrix = [cos, sin, -sin, cos, x, y].map(number).join(" ");
    return this.raw(
      `BT /${fontNames[face]} ${number(size)} Tf ${number(spacing)} Tc ${matrix} Tm ${encode(text, face)} Tj ET`,
    );
  }

  /** A stroked line; `dash` is the PDF dash array. */
  line(x1: number, y1: number, x2: number, y2: number, { width = 0.5, dash = "" } = {}): this {
    return this.raw(
      `q ${number(width)} w [${dash}] 0 d ${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S Q`,
    );
  }

  /** A filled rectangle; `gray` is 0 (black) to 1 (white). */
  fill(x: number, y: number, width: number, height: number, gray = 0): this {
    return this.raw(`q ${number(gray)} g ${[x, y, width, height].map(number).join(" ")} re f Q`);
  }

  /** A stroked rectangle. */
  box(x: number, y: number, width: number, height: number, line = 0.5): this {
    return this.raw(`q ${number(line)} w ${[x, y, width, height].map(number).join(" ")} re S Q`);
  }

  /** A grey 8 × 8 image stretched over the box. */
  image(x: number, y: number, width: number, height: number): this {
    return this.raw(`q ${number(width)} 0 0 ${number(height)} ${number(x)} ${number(y)} cm /Im1 Do Q`);
  }

  get content(): string {
    return this.#ops.join("\n");
  }
}

const fontNames: Record<Face, string> = { song: "F1", helvetica: "F2", "helvetica-bold": "F3", mapped: "F4" };

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function encode(text: string, face: Face): string {
  if (isLatin(face)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `<${codesOf(text).map(hex).join("")}>`;
}

function codesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

export interface PdfOptions {
  pages: PdfPage[];
  /** the Info dictionary: Title, CreationDate, … */
  info?: Record<string, string>;
  /** further fonts by resource name, each the text of its dictionary, for `raw` operators */
  fonts?: Record<string, string>;
  /** form XObjects by resource name: the text of the dictionary's own entries, and the content */
  forms?: Record<string, { entries: string; content: string }>;
  /** graphics states by resource name: the text of each dictionary */
  states?: Record<string, string>;
  /** names of layers; one that begins with Off is turned off */
  layers?: string[];
}

/** A ToUnicode map for codes that are Unicode already; of the codes in use only, because readers unfold it. */
function identityMap(codes: ReadonlySet<number>): string {
  const entries = [...codes].map((code) => `<${hex(code)}> <${hex(code)}>`);
  const chunks = Array.from({ length: Math.ceil(entries.length / 100) }, (_, i) =>
    entries.slice(i * 100, i * 100 + 100),
  );
  return [
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /Used-UCS def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...chunks.map((chunk) => `${chunk.length} beginbfchar ${chunk.join(" ")} endbfchar`),
    "endcmap end",
  ].join("\n");
}

/** A whole PDF 1.4 file, not compressed. The same pages give the same bytes. */
export function writePdf({
  pages,
  info = {},
  fonts = {},
  forms = {},
  states = {},
  layers = [],
}: PdfOptions): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (entries: string, content: string) =>
    add(`<< ${entries} /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`);

  add("");
  add("");
  const descriptor = add(
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0" +
      " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  );
  const cidFont = (ordering: string, half: string) =>
    add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [${half} 500]` +
        ` /FontDescriptor ${descriptor} 0 R` +
        ` /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> >>`,
    );
  const song = add(
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H" +
      ` /DescendantFonts [${cidFont("GB1", "1 95")} 0 R] >>`,
  );
  const toUnicode = stream("", identityMap(new Set(pages.flatMap((page) => [...page.mappedCodes]))));
  const mapped = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /Identity-H /ToUnicode ${toUnicode} 0 R` +
      ` /DescendantFonts [${cidFont("Identity", "32 126")} 0 R] >>`,
  );
  const latin = ["Helvetica", "Helvetica-Bold"].map((name) =>
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`),
  );
  const image = stream(
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
    "\x80".repeat(64),
  );
  const ownFonts = Object.entries(fonts).map(([name, body]) => `/${name} ${add(body)} 0 R`);
  const fontResources = `/F1 ${song} 0 R /F2 ${latin[0]} 0 R /F3 ${latin[1]} 0 R /F4 ${mapped} 0 R ${ownFonts.join(" ")}`;
  const ownForms = Object.entries(forms).map(([name, { entries, content }]) => {
    const resources = `/Resources << /Font << ${fontResources} >> >>`;
    return `/${name} ${stream(`/Type /XObject /Subtype /Form ${resources} ${entries}`, content)} 0 R`;
  });
  const own = Object.entries(states).map(([name, body]) => `/${name} ${body}`);
  const layerIds = layers.map((layer) => add(`<< /Type /OCG /Name (${layer}) >>`));
  const properties = layers.map((layer, index) => `/${layer} ${layerIds[index]} 0 R`);
  const resources = add(
    `<< /Font << ${fontResources} >> /XObject << /Im1 ${image} 0 R ${ownForms.join(" ")} >>` +
      (own.length > 0 ? ` /ExtGState << ${own.join(" ")} >>` : "") +
      (layers.length > 0 ? ` /Properties << ${properties.join(" ")} >>` : "") +
      " >>",
  );
  const off = layerIds.filter((_, index) => layers[index].startsWith("Off")).map((id) => `${id} 0 R`);
  const all = layerIds.map((id) => `${id} 0 R`).join(" ");
  objects[0] =
    "<< /Type /Catalog /Pages 2 0 R" +
    (layers.length > 0 ? ` /OCProperties << /OCGs [${all}] /D << /OFF [${off.join(" ")}] >> >>` : "") +
    " >>";
  const kids = pages.map((page) => {
    const content = stream("", page.content);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Rotate ${page.rotate}` +
        (page.crop ? ` /CropBox [${page.crop.join(" ")}]` : "") +
        ` /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  const infoId = add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} <FEFF${encode(value, "song").slice(1)}`)
      .join(" ")} >>`,
  );

  let file = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${infoId} 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, "latin1"));
}
