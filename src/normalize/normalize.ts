import type { Document } from "../model/document.ts";
import type { Finding, Report, ReportTable } from "../model/report.ts";
import { abridge } from "./abridge.ts";
import { claimsOf } from "./claims.ts";
import { checkContext } from "./context.ts";
import { doubtsOf, factsOf } from "./facts.ts";
import { assertReport, assertSize } from "./genre.ts";
import { identify } from "./identify.ts";
import { withoutOtherYears } from "./other-years.ts";
import { proveTable } from "./prove.ts";
import { withoutReportTables } from "./reports-in-tables.ts";
import { scopeOf } from "./scope.ts";
import { sectionsOf } from "./sections.ts";
import type { Tables } from "./tables.ts";
import { otherTables, readTables } from "./tables.ts";

/** Where a document came from. */
export type Source = Omit<Report["source"], "media_type" | "format">;

/**
 * Turns a document into the record of a report. Pure: no clock, no network, no file.
 * @throws ParseError if the document is not one annual disclosure report
 */
export function normalize(document: Document, source: Source): Report {
  return normalizeWith(document, source).report;
}

/** The record together with what was read where, for those who draw or explain it. */
export function normalizeWith(published: Document, source: Source): { report: Report; tables: Tables } {
  assertSize(published);
  const document = { ...published, blocks: withoutReportTables(published.blocks) };
  const identity = identify(document);
  const own = withoutOtherYears(document, identity);
  const tables = readTables(own.document);
  const sections = sectionsOf(document.blocks);
  assertReport(document, tables, identity, sections);
  const facts = factsOf(tables);
  const judged = tables.readings.flatMap((reading) => proveTable(reading, facts));
  const doubts = tables.readings.flatMap((reading) => doubtsOf(reading, facts));
  const { organ, year, title } = identity;
  const scope = scopeOf(organ, sections.map((s) => s.text).join("\n"));
  const report: Report = {
    schema: "gongkai/report/1",
    id: organ.name !== null && year !== null ? `${organ.name}/${year}/${scope}` : null,
    organ,
    year,
    title,
    scope,
    form: tables.form,
    tables: [...tables.readings.map(known), ...otherTables(own.all, tables.readings).map(plain)],
    published_on: identity.published_on,
    source: { ...source, media_type: document.media_type, format: document.format },
    sections,
    facts,
    claims: claimsOf(document.blocks),
    findings: abridge([
      ...judged,
      ...checkContext(document, tables, facts, identity, sections),
      ...doubts,
      ...own.findings,
      ...document.messages.filter((m) => m.severity !== "info").map(fromMessage),
    ]),
  };
  return { report, tables };
}

function known({ table, form, layout, place }: Tables["readings"][number]): ReportTable {
  return { table: table.key, form: form.id, layout, place };
}

function plain(block: ReturnType<typeof otherTables>[number]): ReportTable {
  const rows: string[][] = Array.from({ length: block.rows }, () => []);
  for (const cell of block.cells) rows[cell.row].push(cell.text);
  return { table: null, form: null, layout: "grid", cells: rows, place: block.place };
}

function fromMessage({ code, severity, message, place }: Document["messages"][number]): Finding {
  return { rule: code, kind: "extraction", severity, indicators: [], message, ...(place ? { place } : {}) };
}
