import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import type { Outcome, SkipReason } from "../../crawl/outcome.ts";
import type { PaceState } from "../../crawl/pace.ts";
import type { RobotsRecord } from "../../crawl/robots.ts";
import type { Way } from "../../crawl/visit.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type {
  AskKind,
  HostQueue,
  KeptDocument,
  KeptVersion,
  Learned,
  LeftOut,
  Ledger,
  NewAsk,
  NewDocument,
  Note,
  Observation,
  QueuedAsk,
  Settlement,
  SourceState,
  Unanswered,
  Verdict,
} from "../ledger.ts";
import { Evidence } from "./evidence.ts";
import { day, done, Frontier, goodOutcomes, queued, settledOutcomes } from "./frontier.ts";
import { Questions } from "./questions.ts";
import { Recorder } from "./record.ts";
import { migrate } from "./schema.ts";

/** The ledger in one SQLite file, in WAL mode: readers never wait, and a killed writer leaves no half transaction. */
export class SqliteLedger implements Ledger {
  readonly #db: Database.Database;
  readonly #frontier: Frontier;
  readonly #recorder: Recorder;
  readonly #questions: Questions;
  readonly #evidence: Evidence;

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#db = new Database(file);
    // NORMAL with WAL survives a kill whole; a power cut loses at most the last answers, which are then asked for again
    this.#db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000");
    this.#db.exec("PRAGMA cache_size = -16000");
    migrate(this.#db);
    this.#frontier = new Frontier(this.#db);
    this.#recorder = new Recorder(this.#db, this.#frontier);
    this.#questions = new Questions(this.#db);
    this.#evidence = new Evidence(this.#db);
  }

  async openRound(source: string, at: number): Promise<{ round: number; resumed: boolean }> {
    const state = this.#db.prepare("SELECT round, open FROM sources WHERE source = ?").get(source) as
      { round: number; open: number } | undefined;
    if (state?.open) return { round: state.round, resumed: true };
    const round = (state?.round ?? 0) + 1;
    this.#db
      .transaction(() => {
        this.#db
          .prepare(
            `INSERT INTO sources (source, round, open, started) VALUES (?, ?, 1, ?)
             ON CONFLICT (source) DO UPDATE SET round = excluded.round, open = 1, started = excluded.started, ended = NULL, verdict = NULL`,
          )
          .run(source, round, at);
        this.#db
          .prepare(
            `UPDATE asks SET state = ${queued}, round = ?, attempts = 0
             WHERE source = ? AND rank > 0 AND state = ${done}
               AND outcome IS NOT NULL AND outcome NOT IN (${settledOutcomes}, ${goodOutcomes})`,
          )
          .run(round, source);
        this.#db
          .prepare(
            `UPDATE asks SET round = ?, attempts = 0, state = iif(outcome = 'too-large' OR tried_at > ?, ${done}, ${queued})
             WHERE source = ? AND outcome IN ('captcha', 'wrong-type', 'too-large')
               AND (rank = 1 AND last_at IS NOT NULL AND tried_at <= ? OR rank = 2 AND EXISTS
                 (SELECT 1 FROM documents AS d WHERE d.source = asks.source AND d.key = asks.parent AND d.state = 'live'))`,
          )
          .run(round, at - day, source, at - day);
      })
      .immediate();
    return { round, resumed: false };
  }

  async closeRound(source: string, at: number, verdict: Verdict): Promise<void> {
    this.#db
      .prepare("UPDATE sources SET open = 0, ended = ?, verdict = ? WHERE source = ?")
      .run(at, verdict, source);
  }

  async pauseRound(source: string, at: number, verdict: Verdict): Promise<void> {
    this.#db.prepare("UPDATE sources SET ended = ?, verdict = ? WHERE source = ?").run(at, verdict, source);
  }

  async add(asks: NewAsk[], at: number, recheckBefore: number): Promise<number> {
    return this.#db.transaction(() => this.#frontier.add(asks, at, recheckBefore)).immediate() as number;
  }

  async hosts(sources: string[]): Promise<HostQueue[]> {
    return this.#frontier.hosts(sources);
  }

  async count(host: string, sources: string[]): Promise<number> {
    return this.#frontier.count(host, sources);
  }

  async leaseHost(host: string, holder: string): Promise<boolean> {
    return this.#frontier.lease(host, holder);
  }

  async releaseHost(host: string, holder: string, pace: PaceState | null): Promise<void> {
    this.#frontier.release(host, holder, pace);
  }

  async pace(host: string): Promise<PaceState | null> {
    return this.#frontier.pace(host);
  }

  async take(host: string, sources: string[]): Promise<QueuedAsk | null> {
    return this.#frontier.take(host, sources);
  }

  async keepWay(id: number, way: Way): Promise<void> {
    this.#frontier.keepWay(id, way);
  }

  async abandon(host: string, source: string, outcome: Outcome): Promise<number> {
    return this.#frontier.abandon(host, source, outcome);
  }

  settle(settlement: Settlement): Promise<void> {
    return this.#recorder.settle(settlement);
  }

  async observe(round: number, observation: Observation): Promise<void> {
    this.#recorder.observe(0, round, observation);
  }

  async lists(source: string, round: number): Promise<{ answered: number; failed: number }> {
    return this.#questions.lists(source, round);
  }

  async rowsOfSeries(source: string, series: number, round: number): Promise<Set<string>> {
    return this.#questions.seriesRows(series, round, source);
  }

  async robots(origin: string): Promise<RobotsRecord | null> {
    return (
      (this.#db.prepare("SELECT * FROM robots WHERE origin = ?").get(origin) as RobotsRecord | undefined) ??
      null
    );
  }

  async keepRobots(record: RobotsRecord): Promise<void> {
    this.#db
      .prepare("INSERT OR REPLACE INTO robots (origin, at, status, body) VALUES (?, ?, ?, ?)")
      .run(record.origin, record.at, record.status, record.body);
  }

  async unlisted(source: string, round: number, recheckBefore: number): Promise<NewAsk[]> {
    return this.#frontier.unlisted(source, round, recheckBefore);
  }

  async unlinked(source: string, round: number): Promise<NewAsk[]> {
    return this.#frontier.unlinked(source, round);
  }

  async documents(source?: string): Promise<KeptDocument[]> {
    return this.#questions.documents(source);
  }

  async *snapshots(): AsyncIterable<Snapshot> {
    yield* this.#questions.snapshots();
  }

  async *versions(): AsyncIterable<KeptVersion> {
    yield* this.#evidence.versions();
  }

  async unanswered(): Promise<Unanswered[]> {
    return this.#evidence.unanswered();
  }

  async leftOut(): Promise<LeftOut[]> {
    return this.#evidence.leftOut();
  }

  async observationsOf(sha256: string): Promise<Observation[]> {
    return [...this.#questions.observations("sha256", sha256)];
  }

  async newest(): Promise<number | null> {
    return this.#evidence.newest();
  }

  async addDocument(source: string, at: number, document: NewDocument): Promise<void> {
    this.#recorder.addDocument(source, at, document);
  }

  async *observations(source?: string): AsyncIterable<Observation> {
    yield* this.#questions.observations("source", source);
  }

  async outcomes(source: string, round: number): Promise<Partial<Record<Outcome, number>>> {
    return this.#questions.outcomes(source, round);
  }

  async skips(source: string, round: number): Promise<Partial<Record<SkipReason, number>>> {
    return this.#questions.skips(source, round);
  }

  async notes(source: string, round: number): Promise<Note[]> {
    return this.#questions.notes(source, round);
  }

  async sources(): Promise<SourceState[]> {
    return this.#questions.sources();
  }

  async learned(source: string, column: number): Promise<Learned | null> {
    const row = this.#db
      .prepare("SELECT learned FROM learned WHERE source = ? AND column_no = ?")
      .get(source, column) as { learned: string } | undefined;
    return row ? (JSON.parse(row.learned) as Learned) : null;
  }

  async keepLearned(source: string, column: number, learned: Learned): Promise<void> {
    this.#db
      .prepare("INSERT OR REPLACE INTO learned (source, column_no, learned) VALUES (?, ?, ?)")
      .run(source, column, JSON.stringify(learned));
  }

  async queued(source: string): Promise<{ method: string; url: string; kind: AskKind }[]> {
    return this.#db
      .prepare(
        `SELECT method, url, CASE rank WHEN 0 THEN 'list' WHEN 1 THEN 'page' ELSE 'file' END AS kind
         FROM asks WHERE source = ? AND state = ${queued} ORDER BY rank, id`,
      )
      .all(source) as { method: string; url: string; kind: AskKind }[];
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}
