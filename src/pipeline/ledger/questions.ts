import type Database from "libsql";
import type { Outcome, SkipReason } from "../../crawl/outcome.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { KeptDocument, Note, Observation, SourceState } from "../ledger.ts";

/** Everything that is only read from the ledger. */
export class Questions {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  #all<T>(sql: string, ...values: unknown[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[];
  }

  seriesRows(series: number, round: number, source: string): Set<string> {
    const rows = this.#all<{ key: string }>(
      "SELECT key FROM listings WHERE source = ? AND series = ? AND last_round = ?",
      source,
      series,
      round,
    );
    return new Set(rows.map((r) => r.key));
  }

  documents(source?: string): KeptDocument[] {
    const rows = this.#all<DocumentRow>(
      `SELECT d.*, (SELECT count(*) FROM versions v WHERE v.source = d.source AND v.key = d.key) AS versions,
         (SELECT json_group_array(url) FROM document_urls u WHERE u.source = d.source AND u.key = d.key) AS urls
       FROM documents d ${source === undefined ? "" : "WHERE d.source = ?"} ORDER BY d.source, d.key`,
      ...(source === undefined ? [] : [source]),
    );
    return rows.map(
      (row) => ({ ...row, dates: JSON.parse(row.dates), urls: JSON.parse(row.urls) }) as KeptDocument,
    );
  }

  *snapshots(): Iterable<Snapshot> {
    const rows = this.#db
      .prepare(
        `SELECT d.source, d.kind, d.url, p.url AS "of", d.title, d.organ, d.year, d.dates, d.file_name, d.state,
           v.sha256, v.bytes, v.media_type, v.at
         FROM documents d JOIN versions v ON v.source = d.source AND v.key = d.key
           LEFT JOIN documents p ON p.source = d.source AND p.key = d.parent
         ORDER BY d.source, d.key, v.at`,
      )
      .iterate() as IterableIterator<Omit<Snapshot, "dates" | "fetched_at"> & { dates: string; at: number }>;
    for (const { at, dates, ...row } of rows)
      yield { ...row, dates: JSON.parse(dates) as Snapshot["dates"], fetched_at: new Date(at).toISOString() };
  }

  /** Those of a source or of bytes; all where no value is given. */
  *observations(of: "source" | "sha256", value?: string): Iterable<Observation> {
    const rows = this.#db
      .prepare(`SELECT * FROM observations ${value === undefined ? "" : `WHERE ${of} = ?`} ORDER BY id`)
      .iterate(...(value === undefined ? [] : [value])) as IterableIterator<ObservationRow>;
    for (const row of rows)
      yield {
        source: row.source,
        at: row.at,
        ms: row.ms,
        method: row.method,
        url: row.url,
        final_url: row.final_url,
        body: row.body,
        status: row.status,
        outcome: row.outcome,
        detail: row.detail,
        redirects: JSON.parse(row.redirects) as Observation["redirects"],
        request_headers: JSON.parse(row.request_headers) as Record<string, string>,
        response_headers: JSON.parse(row.response_headers) as Record<string, string>,
        sha256: row.sha256,
        bytes: row.bytes,
        quirks: JSON.parse(row.quirks) as string[],
      };
  }

  /** What an earlier round got and this one did not ask for again is no answer of this one. */
  outcomes(source: string, round: number): Partial<Record<Outcome, number>> {
    const rows = this.#all<{ outcome: Outcome; n: number }>(
      `SELECT outcome, count(*) AS n FROM asks WHERE source = ? AND round = ? AND outcome IS NOT NULL
         AND (attempts > 0 OR outcome NOT IN ('new', 'unchanged', 'changed', 'moved'))
       GROUP BY outcome ORDER BY outcome`,
      source,
      round,
    );
    return Object.fromEntries(rows.map((r) => [r.outcome, r.n]));
  }

  lists(source: string, round: number): { answered: number; failed: number } {
    const [row] = this.#all<{ answered: number; failed: number }>(
      `SELECT coalesce(sum(outcome IN ('new', 'unchanged', 'changed', 'moved')), 0) AS answered,
         coalesce(sum(outcome IS NULL OR outcome NOT IN ('new', 'unchanged', 'changed', 'moved')), 0) AS failed
       FROM asks WHERE source = ? AND round = ? AND rank = 0`,
      source,
      round,
    );
    return row!;
  }

  skips(source: string, round: number): Partial<Record<SkipReason, number>> {
    const rows = this.#all<{ skipped: SkipReason; n: number }>(
      `SELECT skipped, count(DISTINCT key) AS n FROM listings WHERE source = ? AND last_round = ? AND skipped IS NOT NULL
       GROUP BY skipped ORDER BY skipped`,
      source,
      round,
    );
    return Object.fromEntries(rows.map((r) => [r.skipped, r.n]));
  }

  notes(source: string, round: number): Note[] {
    return this.#all<Note>(
      "SELECT at, code, text FROM notes WHERE source = ? AND round = ? ORDER BY at",
      source,
      round,
    );
  }

  sources(): SourceState[] {
    return this.#all<Omit<SourceState, "open"> & { open: number }>(
      "SELECT * FROM sources ORDER BY source",
    ).map((row) => ({
      ...row,
      open: row.open === 1,
    }));
  }
}

type DocumentRow = Omit<KeptDocument, "dates" | "urls"> & { dates: string; urls: string };
type ObservationRow = Omit<Observation, "redirects" | "request_headers" | "response_headers" | "quirks"> & {
  redirects: string;
  request_headers: string;
  response_headers: string;
  quirks: string;
};
