import path from "node:path";
import Database from "libsql";
import type { Finding, Report } from "../model/report.ts";
import type { Build } from "./build.ts";
import type { Observation } from "./ledger.ts";

/** A document of an organ-year as the release lists it. */
export interface TracedDocument {
  report: string;
  role: string;
  scope: string;
  url: string | null;
  format: string;
  bytes: number;
  published_on: string | null;
  /** value of the indicator in this document */
  value: number | null;
}

/** From a value in a release to the archive. */
export interface Trace {
  organ: string;
  name: string;
  year: number;
  record: Report;
  /** where the bytes lie */
  archived: string;
  /** requests that were answered with these bytes, oldest first */
  fetched: Pick<Observation, "at" | "url" | "final_url" | "status" | "response_headers">[];
  /** the document that speaks, then its other versions, formats and addresses */
  documents: TracedDocument[];
  /** what the audit says of the value, also of another year or organ that it was held against */
  findings: TracedFinding[];
}

/** A finding of the release, with the verdict of a person. */
export interface TracedFinding extends Finding {
  finding: string;
  organ: string | null;
  year: number | null;
  decision: string | null;
}

export type TraceAnswer = { traces: Trace[] } | { meant: string[] };

const documentsOf = `
SELECT r.report, r.role, r.scope, r.url, r.format, r.bytes, r.published_on, r.organ, r.name,
  (SELECT f.value FROM facts f JOIN indicators i ON i.id = f.indicator WHERE f.report = r.id AND i.indicator = ?) AS value
FROM reports r WHERE r.organ = ? AND r.year = ? ORDER BY r.scope, r.id`;

const findingsAbout = `
SELECT finding, rule, kind, severity, organ, year, indicators, expected, actual, message_en, message_zh, evidence, decision
FROM findings WHERE year BETWEEN ?1 AND ?1 + 1 AND (organ = ?2 OR instr(evidence, ?3) > 0) ORDER BY year, organ, rule, finding`;

/** The findings that name the value itself, or show it as evidence. */
function findingsOf(
  db: Database.Database,
  key: string,
  year: number,
  { indicator, report }: { indicator: string; report: string },
): TracedFinding[] {
  const rows = db.prepare(findingsAbout).all(year, key, JSON.stringify(key)) as (TracedFinding & {
    message_en: string;
    message_zh: string;
    evidence: string;
  })[];
  return rows.flatMap(({ message_en, message_zh, evidence, ...row }) => {
    const indicators = JSON.parse(String(row.indicators)) as string[];
    const shown = (JSON.parse(evidence) as { report: string | null; indicator: string | null }[]).some(
      (e) => e.report === report && e.indicator === indicator,
    );
    const named = row.organ === key && row.year === year && indicators.includes(indicator);
    return shown || named ? [{ ...row, indicators, message: { en: message_en, zh: message_zh } }] : [];
  });
}

/**
 * The documents behind an organ and year of a release, a trace for each scope. The organ is named by its key or by a
 * name that it alone has; where several organs have it in theirs, these are given back.
 */
export async function trace(
  build: Build,
  release: string,
  organ: string,
  year: number,
  indicator: string,
): Promise<TraceAnswer> {
  const db = new Database(path.join(release, "gongkai.sqlite"), { readonly: true });
  try {
    const organs = db.prepare("SELECT organ, name, names FROM organs").all() as {
      organ: string;
      name: string;
      names: string;
    }[];
    const exact = organs.filter(
      (o) => o.organ === organ || o.name === organ || (JSON.parse(o.names) as string[]).includes(organ),
    );
    const found = exact.length > 0 ? exact : organs.filter((o) => o.name.includes(organ));
    if (found.length !== 1) return { meant: found.slice(0, 10).map((o) => o.organ) };
    const [{ organ: key, name }] = found as [(typeof organs)[number]];
    const rows = db.prepare(documentsOf).all(indicator, key, year) as TracedDocument[];
    const traces: Trace[] = [];
    for (const scope of new Set(rows.map((row) => row.scope))) {
      const documents = rows.filter((row) => row.scope === scope);
      const speaking = documents.find((row) => row.role === "speaks") ?? documents[0]!;
      traces.push({
        organ: key,
        name,
        year,
        record: build.store.record(speaking.report),
        archived: build.archive.pathOf(speaking.report),
        fetched: await build.ledger.observationsOf(speaking.report),
        documents,
        findings: findingsOf(db, key, year, { indicator, report: speaking.report }),
      });
    }
    return { traces };
  } finally {
    db.close();
  }
}
