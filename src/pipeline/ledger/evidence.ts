import type Database from "libsql";
import { done } from "./frontier.ts";
import type { KeptVersion, LeftOut, Unanswered } from "../ledger.ts";

/** What the reading and the audit ask of a ledger: every kept version, and what was listed and could not be had. */
export class Evidence {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  *versions(): Iterable<KeptVersion> {
    const rows = this.#db
      .prepare(
        `SELECT v.sha256, v.bytes, v.media_type, v.at, v.sha256 = d.sha256 AS current, d.source, d.key, d.kind, d.url,
           (SELECT json_group_array(url) FROM (SELECT url FROM document_urls u
             WHERE u.source = d.source AND u.key = d.key ORDER BY url)) AS urls,
           coalesce(d.title, p.title) AS title, coalesce(d.organ, p.organ) AS organ, coalesce(d.year, p.year) AS year,
           iif(d.dates = '[]', coalesce(p.dates, '[]'), d.dates) AS dates, d.file_name, d.state, d.last_seen
         FROM versions v JOIN documents d ON d.source = v.source AND d.key = v.key
           LEFT JOIN documents p ON p.source = d.source AND p.key = d.parent
         ORDER BY v.sha256, d.source, d.key`,
      )
      .iterate() as IterableIterator<VersionRow>;
    for (const { current, dates, urls, ...row } of rows)
      yield {
        ...row,
        current: current === 1,
        dates: JSON.parse(dates) as KeptVersion["dates"],
        urls: JSON.parse(urls) as string[],
      };
  }

  unanswered(): Unanswered[] {
    const rows = this.#db
      .prepare(
        `SELECT source, url, given, outcome, tried_at AS at FROM asks
         WHERE rank > 0 AND state = ${done} AND tried_at IS NOT NULL
           AND outcome NOT IN ('new', 'unchanged', 'changed', 'moved') ORDER BY source, url`,
      )
      .all() as (Pick<Unanswered, "source" | "url" | "outcome" | "at"> & { given: string | null })[];
    return rows.map(({ given, ...row }) => {
      const { title, organ, year } = JSON.parse(given ?? "{}") as Partial<LeftOut>;
      return { ...row, title: title ?? null, organ: organ ?? null, year: year ?? null };
    });
  }

  leftOut(): LeftOut[] {
    return this.#db
      .prepare(
        `SELECT DISTINCT l.source, l.url, l.title, l.organ, l.year FROM listings l JOIN sources s ON s.source = l.source
         WHERE l.skipped IN ('year', 'organ', 'since') AND l.last_round = s.round ORDER BY l.source, l.url`,
      )
      .all() as LeftOut[];
  }

  newest(): number | null {
    const { at } = this.#db
      .prepare(
        "SELECT max(at) AS at FROM (SELECT max(at) AS at FROM observations UNION ALL SELECT max(last_seen) FROM documents)",
      )
      .get() as { at: number | null };
    return at;
  }
}

type VersionRow = Omit<KeptVersion, "current" | "dates" | "urls"> & {
  current: number;
  dates: string;
  urls: string;
};
