import os from "node:os";
import type Database from "libsql";
import { pageKey } from "../../crawl/address.ts";
import { kept } from "../../crawl/outcome.ts";
import type { PaceState } from "../../crawl/pace.ts";
import type { Way } from "../../crawl/visit.ts";
import { isRunning } from "../archive.ts";
import type { AskKind, HostQueue, NewAsk, QueuedAsk } from "../ledger.ts";

/** States of an ask. One in hand stays queued: its host has one worker, which settles it before it takes the next. */
export const queued = 0;
export const done = 1;

const kinds: AskKind[] = ["list", "page", "file"];
export const day = 24 * 3600_000;

/** Outcomes that are an answer, if not a good one: the same question is worth asking again after a day only. */
export const settledOutcomes = "'gone','soft-404','wrong-type','too-large','captcha','out-of-scope','clone'";
export const goodOutcomes = [...kept].map((outcome) => `'${outcome}'`).join(",");

/** Objects without anything in them are NULL, since a frontier of a million asks is mostly these. */
const pack = (value: object): string | null =>
  Object.keys(value).length === 0 ? null : JSON.stringify(value);

/** A row as the JSON of an ask: one value is read from the database several times as fast as thirty are. */
const asJson = `json_object('id', id, 'key', hex(key), 'source', source, 'round', round, 'host', host, 'rank', rank,
  'method', method, 'url', url, 'body', body, 'headers', json(coalesce(headers, '{}')), 'column', column_no,
  'context', json(coalesce(context, '{}')), 'depth', depth, 'page', page, 'series', series,
  'otherwise', json(coalesce(otherwise, '[]')), 'given', json(coalesce(given, '{}')), 'parent', parent,
  'attempts', attempts, 'way', json(way), 'last', CASE WHEN last_at IS NOT NULL THEN json_object('at', last_at,
    'finalUrl', last_url, 'etag', etag, 'modified', modified, 'sha256', sha256, 'hash', hash,
    'shells', json(coalesce(shells, '[]'))) END)`;

/** What is to be asked, by host, in one SQLite table: nothing of it is held in memory. */
export class Frontier {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;
  readonly #first: Database.Statement;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#insert = db.prepare(`
      INSERT INTO asks (key, source, round, host, rank, state, method, url, body, headers, column_no, context, depth,
        page, series, otherwise, given, parent)
      VALUES (?, ?, ?, ?, ?, ${queued}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET
        round = excluded.round, attempts = 0, way = NULL, column_no = excluded.column_no, context = excluded.context,
        depth = excluded.depth, page = excluded.page, series = excluded.series, otherwise = excluded.otherwise,
        given = excluded.given, parent = excluded.parent, headers = excluded.headers,
        state = CASE
          WHEN state = ${queued} OR rank = 0 OR ? THEN ${queued}
          WHEN outcome IN (${settledOutcomes}) AND tried_at IS NOT NULL THEN iif(tried_at < ?, ${queued}, ${done})
          WHEN last_at IS NOT NULL THEN iif(last_at < ?, ${queued}, ${done})
          ELSE ${queued} END
      WHERE round < excluded.round`);
    this.#first = db.prepare(
      `SELECT ${asJson} AS ask FROM asks WHERE state = ${queued} AND source = ? AND host = ? ORDER BY rank, id LIMIT 1`,
    );
  }

  add(asks: NewAsk[], at: number, recheckBefore: number): number {
    let added = 0;
    for (const ask of asks)
      added += this.#insert.run(
        ask.key,
        ask.source,
        ask.round,
        ask.host,
        kinds.indexOf(ask.kind),
        ask.method,
        ask.url,
        ask.body,
        pack(ask.headers),
        ask.column,
        pack(ask.context),
        ask.depth,
        ask.page,
        ask.series,
        pack(ask.otherwise),
        pack(ask.given),
        ask.parent,
        ask.insist ? 1 : 0,
        Math.max(recheckBefore, at - day),
        recheckBefore,
      ).changes;
    return added;
  }

  /** Steps from host to host in the index, since a frontier of a million asks is not counted to learn whose they are. */
  hosts(sources: string[]): HostQueue[] {
    const rows = this.#db
      .prepare(
        `WITH RECURSIVE open (source, host) AS (
           SELECT value, (SELECT min(host) FROM asks WHERE state = ${queued} AND source = value) FROM json_each(?)
           UNION ALL
           SELECT source, (SELECT min(host) FROM asks WHERE state = ${queued} AND source = open.source AND host > open.host)
           FROM open WHERE host IS NOT NULL)
         SELECT host, json_group_array(source) AS sources FROM open WHERE host IS NOT NULL GROUP BY host`,
      )
      .all(JSON.stringify(sources)) as { host: string; sources: string }[];
    return rows.map(({ host, sources }) => ({ host, sources: JSON.parse(sources) as string[] }));
  }

  count(host: string, sources: string[]): number {
    const row = this.#db
      .prepare(
        `SELECT count(*) AS n FROM asks
         WHERE state = ${queued} AND source IN (SELECT value FROM json_each(?)) AND host = ?`,
      )
      .get(JSON.stringify(sources), host) as { n: number };
    return row.n;
  }

  take(host: string, sources: string[]): QueuedAsk | null {
    const [first] = sources
      .flatMap((source) => (this.#first.get(source, host) as { ask: string } | undefined) ?? [])
      .map(({ ask }) => readAsk(ask))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.id - b.id);
    return first ?? null;
  }

  keepWay(id: number, way: Way): void {
    this.#db.prepare("UPDATE asks SET way = ? WHERE id = ?").run(JSON.stringify(way), id);
  }

  abandon(host: string, source: string, outcome: string): number {
    return this.#db
      .prepare(
        `UPDATE asks SET state = ${done}, outcome = ? WHERE state = ${queued} AND source = ? AND host = ?`,
      )
      .run(outcome, source, host).changes;
  }

  /** A holder is `pid@machine`; one of this machine whose process is gone holds nothing. */
  lease(host: string, holder: string): boolean {
    return this.#db
      .transaction(() => {
        const row = this.#db.prepare("SELECT holder FROM hosts WHERE host = ?").get(host) as
          { holder: string | null } | undefined;
        if (row?.holder && row.holder !== holder && stillHolds(row.holder)) return false;
        this.#db
          .prepare(
            "INSERT INTO hosts (host, holder) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET holder = excluded.holder",
          )
          .run(host, holder);
        return true;
      })
      .immediate() as boolean;
  }

  release(host: string, holder: string, pace: PaceState | null): void {
    this.#db
      .prepare("UPDATE hosts SET holder = NULL, pace = coalesce(?, pace) WHERE host = ? AND holder = ?")
      .run(pace && JSON.stringify(pace), host, holder);
  }

  pace(host: string): PaceState | null {
    const row = this.#db.prepare("SELECT pace FROM hosts WHERE host = ?").get(host) as
      { pace: string | null } | undefined;
    return row?.pace ? (JSON.parse(row.pace) as PaceState) : null;
  }

  /**
   * What is listed no longer and was not asked for since, or not for long. Where a list failed in this round, its rows
   * may be on it still: then only rows of lists that were read whole count as missing.
   */
  unlisted(source: string, round: number, recheckBefore: number): NewAsk[] {
    const rows = this.#db
      .prepare(
        `WITH lists AS (SELECT coalesce(series, id) AS list, coalesce(outcome IN (${goodOutcomes}), 0) AS good
             FROM asks WHERE source = ? AND round = ? AND rank = 0),
           failed AS (SELECT list FROM lists WHERE NOT good),
           lost AS (SELECT key AS listed, series AS list, max(last_round) AS listed_in FROM listings
             WHERE source = ? GROUP BY key HAVING max(last_round) < ?)
         SELECT ${asJson} AS ask FROM lost JOIN asks ON asks.key = unhex(lost.listed)
         WHERE last_at IS NOT NULL AND round < ? AND (round <= listed_in OR tried_at < ?)
           AND (NOT EXISTS (SELECT * FROM failed) OR list IN (SELECT list FROM lists EXCEPT SELECT list FROM failed))`,
      )
      .all(source, round, source, round, round, recheckBefore) as { ask: string }[];
    return rows.map(({ ask }) => ({ ...readAsk(ask), round, insist: true }));
  }

  /** Files that only a page led to, which is gone by now or leads to others: nobody else would ask for them again. */
  unlinked(source: string, round: number): NewAsk[] {
    const pages = this.#db
      .prepare(
        `SELECT last_url AS url, tried_at AS tried FROM asks WHERE source = ? AND round = ?
           AND rank = ${kinds.indexOf("page")} AND last_url IS NOT NULL
           AND outcome IN ('changed', 'moved', 'gone', 'soft-404')`,
      )
      .all(source, round) as { url: string; tried: number }[];
    if (pages.length === 0) return [];
    const triedOf = new Map(pages.map(({ url, tried }) => [pageKey(url), tried]));
    const files = this.#db
      .prepare(
        `SELECT ${asJson} AS ask, parent, tried_at AS tried FROM asks WHERE source = ? AND round < ?
           AND rank = ${kinds.indexOf("file")} AND last_at IS NOT NULL AND outcome NOT IN ('gone', 'soft-404')
           AND parent IN (SELECT value FROM json_each(?))`,
      )
      .all(source, round, JSON.stringify([...triedOf.keys()])) as {
      ask: string;
      parent: string;
      tried: number;
    }[];
    return files
      .filter(({ parent, tried }) => tried < triedOf.get(parent)!)
      .map(({ ask }) => ({ ...readAsk(ask), round, insist: true }));
  }
}

export const holderName = (): string => `${process.pid}@${os.hostname()}`;

function stillHolds(holder: string): boolean {
  const [pid, machine] = holder.split("@");
  return machine !== os.hostname() || isRunning(Number(pid));
}

function readAsk(json: string): QueuedAsk {
  const { rank, key, ...ask } = JSON.parse(json) as Omit<QueuedAsk, "kind" | "key" | "insist"> & {
    rank: number;
    key: string;
  };
  return { ...ask, key: Buffer.from(key, "hex"), kind: kinds[rank]!, insist: false };
}
