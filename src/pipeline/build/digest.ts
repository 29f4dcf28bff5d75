import { cumulativesOf } from "../../audit/index.ts";
import type { Cumulative } from "../../model/dataset.ts";
import type { Report } from "../../model/report.ts";
import { usccIn } from "../identity/uscc.ts";

/** What of a record the linking needs, for each of all reports. */
export interface Digest {
  organ: string | null;
  year: number | null;
  scope: Report["scope"];
  form: string;
  title: string | null;
  published_on: string | null;
  format: string;
  uscc: string | null;
  /** it has sections of its own, and is not only a page that leads to a file */
  prose: boolean;
  /** its tables are there as pictures alone */
  pictures: boolean;
  doubtful: string[];
  /** its tables contradict themselves there */
  contradicted: string[];
  cumulatives: readonly Cumulative[];
}

export function digestOf(report: Report): Digest {
  const { organ, year, scope, form, title, published_on, source, sections, findings, facts } = report;
  const doubtful = new Set(
    findings.flatMap((f) => (f.kind === "extraction" && f.severity !== "info" ? f.indicators : [])),
  );
  for (const [indicator, fact] of Object.entries(facts))
    if (fact.status === "unreadable") doubtful.add(indicator);
  return {
    organ: organ.name,
    year,
    scope,
    form,
    title,
    published_on: published_on?.value ?? null,
    format: source.format,
    uscc: usccIn(sections.map((section) => section.text).join("\n")),
    prose: sections.some((section) => section.key !== "preamble" && section.text !== ""),
    pictures: findings.some((f) => f.rule === "tables.pictures"),
    doubtful: [...doubtful].sort(),
    contradicted: Object.keys(facts).filter((indicator) => facts[indicator]!.contradicted_by > 0),
    cumulatives: [...cumulativesOf(report)],
  };
}

/** Everything that is stored of a report, as the worker makes it and the store keeps it. */
export interface StoredReport {
  digest: string;
  figures: Uint8Array;
  /** packed Claim[] */
  claims: Uint8Array;
  /** packed Report */
  record: Uint8Array;
}

/** What follows of a record alone, and is made again without the bytes it was read from. */
export interface StoredAudit {
  /** packed Listing: what the tables of a release list of the record */
  listing: Uint8Array;
  /** packed AuditFinding[] */
  findings: Uint8Array;
  /** packed sections and texts of the passages */
  passages: Uint8Array;
  count: number;
  /** the signatures of the passages one after the other, all of one length */
  signatures: Uint8Array;
}
