import { Random } from "./random.ts";
import { drawRecord, type FormDraw, type GeneratedReport, type Truth } from "./record.ts";
import { docxLayouts, renderDocx, type DocxLayout } from "./render-docx.ts";
import { htmlLayouts, renderHtml, type HtmlLayout } from "./render-html.ts";
import { pdfLayouts, renderPdf, type PdfLayout } from "./render-pdf.ts";
import { markdownLayouts, renderText, textLayouts, type TextLayout } from "./render-text.ts";

/** The layouts of each format. */
export const layouts = {
  html: htmlLayouts,
  text: textLayouts,
  markdown: markdownLayouts,
  docx: docxLayouts,
  pdf: pdfLayouts,
} as const;
export type Format = keyof typeof layouts;
export const formats = Object.keys(layouts) as Format[];

export interface GeneratedCase {
  seed: number;
  format: Format;
  layout: string;
  /** a file name */
  name: string;
  bytes: Uint8Array;
  truth: Truth;
}

export interface GenerateOptions {
  format?: Format;
  layout?: string;
  form?: FormDraw;
}

const extensions: Record<Format, string> = {
  html: "html",
  text: "txt",
  markdown: "md",
  docx: "docx",
  pdf: "pdf",
};

export function render(report: GeneratedReport, format: Format, layout: string, random: Random): Uint8Array {
  const known: readonly string[] = layouts[format];
  if (!known.includes(layout))
    throw new RangeError(`${format} has no layout ${layout}; it has ${known.join(", ")}`);
  switch (format) {
    case "html":
      return renderHtml(report, layout as HtmlLayout, random);
    case "docx":
      return renderDocx(report, layout as DocxLayout, random);
    case "pdf":
      return renderPdf(report, layout as PdfLayout, random);
    default:
      return renderText(report, layout as TextLayout, random);
  }
}

/** One report in one format, with what is true of it. The same arguments give the same bytes. */
export function generate(seed: number, options: GenerateOptions = {}): GeneratedCase {
  const random = new Random(`${seed}/rendering`);
  const format = options.format ?? random.fork("format").pick(formats);
  const layout = options.layout ?? random.fork("layout").pick<string>(layouts[format]);
  const report = drawRecord(seed, options.form);
  const bytes = render(report, format, layout, random.fork(`${format}/${layout}`));
  return {
    seed,
    format,
    layout,
    name: `${seed}-${layout}.${extensions[format]}`,
    bytes,
    truth: report.truth,
  };
}
