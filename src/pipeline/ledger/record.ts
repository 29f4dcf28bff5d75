import type Database from "libsql";
import type { NewDocument, Observation, Settlement } from "../ledger.ts";
import { done, type Frontier, queued } from "./frontier.ts";

interface Waiting {
  settlement: Settlement;
  written: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes down what came of an ask, as a whole or not at all. What many hosts answer at once is written in one
 * transaction, since a transaction costs more than what is in it.
 */
export class Recorder {
  readonly #frontier: Frontier;
  readonly #statements: Record<
    | "observe"
    | "settle"
    | "fail"
    | "known"
    | "missed"
    | "list"
    | "document"
    | "address"
    | "version"
    | "touch"
    | "gone"
    | "source"
    | "note",
    Database.Statement
  >;
  readonly #together: (settlements: Waiting[]) => void;
  #waiting: Waiting[] = [];
  readonly #add: Database.Transaction<(source: string, at: number, document: NewDocument) => void>;

  constructor(db: Database.Database, frontier: Frontier) {
    this.#frontier = frontier;
    this.#statements = {
      observe: db.prepare(
        `INSERT INTO observations (ask, source, round, at, ms, method, url, final_url, body, status, outcome, detail,
           redirects, request_headers, response_headers, sha256, bytes, quirks)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      fail: db.prepare(
        "UPDATE asks SET state = ?, attempts = attempts + 1, outcome = ?, tried_at = ?, way = NULL WHERE id = ?",
      ),
      settle: db.prepare(
        `UPDATE asks SET state = ?, attempts = attempts + 1, outcome = ?, tried_at = ?, way = NULL,
           last_at = ?, last_url = ?, etag = ?, modified = ?, sha256 = ?, hash = ?, shells = ? WHERE id = ?`,
      ),
      known: db.prepare(
        "SELECT title, dates, last_round FROM listings WHERE source = ? AND series = ? AND key = ?",
      ),
      missed: db.prepare("SELECT id FROM asks WHERE key = unhex(?) AND outcome IN ('gone', 'soft-404')"),
      list: db.prepare(
        `INSERT INTO listings (source, series, key, ask, url, title, organ, year, dates, skipped, detail, first_round, last_round)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (source, series, key) DO UPDATE SET ask = excluded.ask, url = excluded.url, title = excluded.title,
           organ = excluded.organ, year = excluded.year, dates = excluded.dates, skipped = excluded.skipped,
           detail = excluded.detail, last_round = excluded.last_round`,
      ),
      document: db.prepare(
        `INSERT INTO documents (source, key, kind, url, parent, title, organ, year, dates, canonical, file_name,
           media_type, sha256, bytes, hash, state, first_seen, last_seen)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'live', ?, ?)
         ON CONFLICT (source, key) DO UPDATE SET kind = excluded.kind, url = excluded.url, parent = excluded.parent,
           title = excluded.title, organ = excluded.organ, year = excluded.year, dates = excluded.dates,
           canonical = excluded.canonical, file_name = excluded.file_name, media_type = excluded.media_type,
           sha256 = excluded.sha256, bytes = excluded.bytes, hash = excluded.hash, state = 'live', last_seen = excluded.last_seen`,
      ),
      address: db.prepare("INSERT OR IGNORE INTO document_urls (source, key, url) VALUES (?, ?, ?)"),
      version: db.prepare(
        "INSERT OR IGNORE INTO versions (source, key, sha256, bytes, media_type, at) VALUES (?, ?, ?, ?, ?, ?)",
      ),
      touch: db.prepare("UPDATE documents SET state = 'live', last_seen = ? WHERE source = ? AND key = ?"),
      gone: db.prepare("UPDATE documents SET state = 'gone' WHERE source = ? AND key = ?"),
      source: db.prepare(
        `INSERT INTO sources (source, round, open, started, ended, verdict) VALUES (?, 1, 0, ?, ?, 'complete')
         ON CONFLICT (source) DO UPDATE SET ended = excluded.ended`,
      ),
      note: db.prepare("INSERT OR IGNORE INTO notes (source, round, at, code, text) VALUES (?, ?, ?, ?, ?)"),
    };
    this.#add = db.transaction((source: string, at: number, document: NewDocument) => {
      this.#statements.source.run(source, at, at);
      this.#keep(source, at, document, [document.url]);
    });
    const transaction = db.transaction((settlements: Waiting[]) => {
      for (const { settlement } of settlements) this.#write(settlement);
    });
    this.#together = (settlements) => void transaction.immediate(settlements);
  }

  /** Resolves when it is written. @throws for all that were written together where one of them cannot be */
  settle(settlement: Settlement): Promise<void> {
    return new Promise((written, failed) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ settlement, written, failed });
    });
  }

  #flush(): void {
    const settlements = this.#waiting;
    this.#waiting = [];
    try {
      this.#together(settlements);
      for (const { written } of settlements) written();
    } catch (error) {
      for (const { failed } of settlements) failed(error);
    }
  }

  /** What is added has no list that it stands on: its source is always complete. */
  addDocument(source: string, at: number, document: NewDocument): void {
    this.#add.immediate(source, at, document);
  }

  /** `ask` is 0 for a request that no ask of the frontier made */
  observe(ask: number, round: number, o: Observation): void {
    this.#statements.observe.run(
      ask,
      o.source,
      round,
      o.at,
      o.ms,
      o.method,
      o.url,
      o.final_url,
      o.body,
      o.status,
      o.outcome,
      o.detail,
      JSON.stringify(o.redirects),
      JSON.stringify(o.request_headers),
      JSON.stringify(o.response_headers),
      o.sha256,
      o.bytes,
      JSON.stringify(o.quirks),
    );
  }

  #write(s: Settlement): void {
    const { ask, at, observation: o } = s;
    const { source, round } = ask;
    const sql = this.#statements;
    this.observe(ask.id, round, { source, ...o });
    const state = s.state === "done" ? done : queued;
    if (!s.last) sql.fail.run(state, o.outcome, at, ask.id);
    else
      sql.settle.run(
        state,
        o.outcome,
        at,
        s.last.at,
        s.last.finalUrl,
        s.last.etag,
        s.last.modified,
        s.last.sha256,
        s.last.hash,
        s.last.shells.length > 0 ? JSON.stringify(s.last.shells) : null,
        ask.id,
      );
    const insist = this.#list(s);
    this.#frontier.add(
      s.asks.map((a) => (insist.has(a.key.toString("hex")) ? { ...a, insist: true } : a)),
      at,
      s.recheckBefore,
    );
    if (s.document) this.#keep(source, at, s.document, [s.document.url, ask.url]);
    if (s.touched !== null) {
      sql.touch.run(at, source, s.touched);
      sql.address.run(source, s.touched, ask.url);
    }
    if (s.gone !== null) sql.gone.run(source, s.gone);
    for (const note of s.notes) sql.note.run(source, round, at, note.code, note.text);
  }

  #keep(source: string, at: number, d: NewDocument, urls: string[]): void {
    const sql = this.#statements;
    sql.document.run(
      source,
      d.key,
      d.kind,
      d.url,
      d.parent,
      d.title,
      d.organ,
      d.year,
      JSON.stringify(d.dates),
      d.canonical,
      d.file_name,
      d.media_type,
      d.sha256,
      d.bytes,
      d.hash,
      at,
      at,
    );
    sql.version.run(source, d.key, d.sha256, d.bytes, d.media_type, at);
    for (const url of new Set(urls)) sql.address.run(source, d.key, url);
  }

  /** The rows of this page; gives the keys of those that say something else than before, or are back from being gone. */
  #list(s: Settlement): Set<string> {
    const { ask } = s;
    const series = ask.series ?? ask.id;
    const changed = new Set<string>();
    for (const row of s.listings) {
      const dates = JSON.stringify(row.dates);
      const known = this.#statements.known.get(ask.source, series, row.key) as
        { title: string; dates: string; last_round: number } | undefined;
      const differs = known && (known.title !== row.title || known.dates !== dates);
      const comes = ask.round > 1 && (known === undefined || known.last_round < ask.round - 1);
      if (differs || (comes && this.#statements.missed.get(row.key))) changed.add(row.key);
      this.#statements.list.run(
        ask.source,
        series,
        row.key,
        ask.id,
        row.url,
        row.title,
        row.organ,
        row.year,
        dates,
        row.skipped,
        row.detail,
        ask.round,
        ask.round,
      );
    }
    return changed;
  }
}
