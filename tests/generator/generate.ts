import { Random } from "./random.ts";
import { drawRecord, type FormDraw, type Truth } from "./record.ts";
import { htmlLayouts, renderHtml, type HtmlLayout } from "./render-html.ts";
import { markdownLayouts, renderText, textLayouts, type TextLayout } from "./render-text.ts";

/** The layouts of each format. */
export const layouts = {
  html: htmlLayouts,
  text: textLayouts,
  markdown: markdownLayouts,
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

const extensions: Record<Format, string> = { html: "html", text: "txt", markdown: "md" };

/** One report in one format, with what is true of it. The same arguments give the same bytes. */
export function generate(seed: number, options: GenerateOptions = {}): GeneratedCase {
  const random = new Random(`${seed}/rendering`);
  const format = options.format ?? random.fork("format").pick(formats);
  const known: readonly string[] = layouts[format];
  const layout = options.layout ?? random.fork("layout").pick(known);
  if (!known.includes(layout))
    throw new RangeError(`${format} has no layout ${layout}; it has ${known.join(", ")}`);
  const report = drawRecord(seed, options.form);
  const own = random.fork(`${format}/${layout}`);
  const bytes =
    format === "html"
      ? renderHtml(report, layout as HtmlLayout, own)
      : renderText(report, layout as TextLayout, own);
  return {
    seed,
    format,
    layout,
    name: `${seed}-${layout}.${extensions[format]}`,
    bytes,
    truth: report.truth,
  };
}
