import type { FormTable } from "../generator/forms.ts";
import type { Format } from "../generator/generate.ts";
import type { GeneratedReport } from "../generator/record.ts";
import { renderDocx } from "../generator/render-docx.ts";
import { renderArticle, renderHtml, type HtmlLayout } from "../generator/render-html.ts";
import { renderPdf } from "../generator/render-pdf.ts";
import type { Values } from "../generator/values.ts";
import type { PortalFile } from "../portal/formats.ts";
import { tablesOf } from "./prose.ts";
import { blocksOf, type CountyReport } from "./report.ts";

/** A report of the county as bytes. */

type Carried = Extract<Format, "html" | "docx" | "pdf">;

function generated(report: CountyReport, values: Values): GeneratedReport {
  const tables = tablesOf(report.form, values, report.notation, report.random.fork("cells"));
  const { organ, year, published, title } = report;
  const truth = {
    organ,
    year,
    named: true,
    scopes: [organ.scope],
    forms: [report.form],
    published_on: published,
    facts: new Map(),
    claims: [],
    planted: [],
  };
  return { seed: 0, title, truth, blocks: blocksOf(report, tables) };
}

/** The report in one format. */
export function bytesOf(
  report: CountyReport,
  format: Carried,
  values = report.values,
  page: HtmlLayout = "clean",
): Uint8Array {
  const random = report.random.fork(`rendering ${format}`);
  const whole = generated(report, values);
  if (format === "docx") return renderDocx(whole, "word", random);
  if (format === "pdf") return renderPdf(whole, "stroked", random);
  return renderHtml(whole, page, random);
}

const mediaTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

export function fileOf(report: CountyReport, format: "docx" | "pdf", values = report.values): PortalFile {
  return {
    name: `${report.title}.${format}`,
    format,
    mediaType: mediaTypes[format],
    bytes: bytesOf(report, format, values),
  };
}

/** The report as its portal's page holds it; with `pictures` for its tables where the office has put up scans. */
export function pageOf(report: CountyReport, values = report.values): string {
  const random = report.random.fork("rendering page");
  const markup = random.pick(["word", "clean"] as const);
  const { blocks } = generated(report, values);
  const pieces = blocks.map((block) =>
    block.kind === "table" && report.mishap === "image tables"
      ? picture(block.table)
      : renderArticle([block], { markup, broken: false }, random),
  );
  return pieces.join("\n");
}

const picture = ({ table }: FormTable): string =>
  `<p><img src="/images/${table}.png" width="800" height="1100" alt=""></p>`;
