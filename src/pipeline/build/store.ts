import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import type { AuditFinding } from "../../model/audit.ts";
import type { Passage } from "../../model/dataset.ts";
import type { Claim, Report } from "../../model/report.ts";
import type { Failure } from "../failure.ts";
import type { Settings } from "../settings.ts";
import { pack, unpack } from "../../publish/packed.ts";
import type { Digest, StoredAudit, StoredReport } from "./digest.ts";

/** Everything in it follows from the archive: another layout begins anew. */
const layout = 4;

const schema = `
  CREATE TABLE readings (
    sha256 TEXT PRIMARY KEY, input TEXT NOT NULL, version TEXT NOT NULL, failure TEXT, digest TEXT, figures BLOB,
    claims BLOB, record BLOB
  );
  CREATE TABLE audits (
    sha256 TEXT PRIMARY KEY, version TEXT NOT NULL, listing BLOB NOT NULL, findings BLOB NOT NULL, passages BLOB NOT NULL,
    count INTEGER NOT NULL, signatures BLOB NOT NULL
  );
  CREATE TABLE judged (key TEXT PRIMARY KEY, findings BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE releases (input TEXT PRIMARY KEY, release TEXT NOT NULL, settings TEXT NOT NULL, said TEXT NOT NULL);
`;

/** What became of one input. */
export type Outcome = { report: StoredReport; audit: StoredAudit } | { failure: Failure };

/**
 * What was read, in one SQLite file beside the ledger, by the hash of what was read. It may be deleted at any time: the
 * next run reads again.
 */
export class BuildStore {
  readonly #db: Database.Database;
  readonly #statements: Record<
    | "known"
    | "reading"
    | "audit"
    | "forget"
    | "digest"
    | "failure"
    | "claims"
    | "record"
    | "packed"
    | "findings"
    | "passages"
    | "signatures"
    | "judged"
    | "judge"
    | "unjudge",
    Database.Statement
  >;
  #pending = 0;

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#db = new Database(file);
    // what a power cut takes is read again; a kill takes no more than the transaction it falls into
    this.#db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000");
    this.#db.exec("PRAGMA cache_size = -16000");
    this.#lay();
    this.#statements = {
      known: this.#db.prepare(
        `SELECT r.input, r.version, a.version AS audit, r.failure IS NOT NULL AS failed
         FROM readings r LEFT JOIN audits a ON a.sha256 = r.sha256 WHERE r.sha256 = ?`,
      ),
      reading: this.#db.prepare("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      audit: this.#db.prepare("INSERT OR REPLACE INTO audits VALUES (?, ?, ?, ?, ?, ?, ?)"),
      forget: this.#db.prepare("DELETE FROM audits WHERE sha256 = ?"),
      digest: this.#db.prepare("SELECT failure, digest, figures FROM readings WHERE sha256 = ?"),
      failure: this.#db.prepare("SELECT failure FROM readings WHERE sha256 = ?"),
      claims: this.#db.prepare("SELECT claims FROM readings WHERE sha256 = ?"),
      record: this.#db.prepare("SELECT record FROM readings WHERE sha256 = ?"),
      packed: this.#db.prepare(
        "SELECT record AS report, listing FROM readings r JOIN audits a ON a.sha256 = r.sha256 WHERE r.sha256 = ?",
      ),
      findings: this.#db.prepare("SELECT findings FROM audits WHERE sha256 = ?"),
      passages: this.#db.prepare("SELECT passages FROM audits WHERE sha256 = ?"),
      signatures: this.#db.prepare("SELECT count, signatures FROM audits WHERE sha256 = ?"),
      judged: this.#db.prepare("SELECT findings FROM judged WHERE key = ?"),
      judge: this.#db.prepare("INSERT OR REPLACE INTO judged VALUES (?, ?)"),
      unjudge: this.#db.prepare("DELETE FROM judged WHERE key = ?"),
    };
  }

  #lay(): void {
    const { user_version: found } = this.#db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (found === layout) return;
    this.#db.transaction(() => {
      for (const table of ["readings", "audits", "judged", "releases"])
        this.#db.exec(`DROP TABLE IF EXISTS ${table}`);
      this.#db.exec(schema);
      this.#db.exec(`PRAGMA user_version = ${layout}`);
    })();
  }

  /** Which input and which versions stand behind what is kept of these bytes. */
  known(sha256: string): { input: string; version: string; audit: string | null; failed: boolean } | null {
    const row = this.#statements.known.get(sha256) as
      { input: string; version: string; audit: string | null; failed: number } | undefined;
    return row ? { ...row, failed: row.failed === 1 } : null;
  }

  /** Results are written some at a time, since a transaction each would cost more than the reading. */
  keep(sha256: string, input: string, versions: { reader: string; audit: string }, outcome: Outcome): void {
    this.#begin();
    if ("failure" in outcome) {
      const failure = JSON.stringify(outcome.failure);
      this.#statements.reading.run(sha256, input, versions.reader, failure, null, null, null, null);
      this.#statements.forget.run(sha256);
    } else {
      const { digest, figures, claims, record } = outcome.report;
      const blobs = [figures, claims, record].map((bytes) => Buffer.from(bytes));
      this.#statements.reading.run(sha256, input, versions.reader, null, digest, ...blobs);
      this.keepAudit(sha256, versions.audit, outcome.audit);
    }
  }

  keepAudit(sha256: string, version: string, audit: StoredAudit): void {
    this.#begin();
    const [listing, findings, passages, signatures] = [
      audit.listing,
      audit.findings,
      audit.passages,
      audit.signatures,
    ].map((bytes) => Buffer.from(bytes));
    this.#statements.audit.run(sha256, version, listing, findings, passages, audit.count, signatures);
    if (++this.#pending >= 64) this.commit();
  }

  #begin(): void {
    if (!this.#db.inTransaction) this.#db.exec("BEGIN IMMEDIATE");
  }

  commit(): void {
    if (this.#db.inTransaction) this.#db.exec("COMMIT");
    this.#pending = 0;
  }

  digest(sha256: string): { failure: Failure } | { digest: Digest; figures: Uint8Array } | null {
    const row = this.#statements.digest.get(sha256) as
      { failure: string | null; digest: string; figures: Uint8Array } | undefined;
    if (!row) return null;
    if (row.failure !== null) return { failure: JSON.parse(row.failure) as Failure };
    return { digest: JSON.parse(row.digest) as Digest, figures: row.figures };
  }

  /** Why these bytes could not be read; null where they were, or never tried. */
  failure(sha256: string): Failure | null {
    const row = this.#statements.failure.get(sha256) as { failure: string | null } | undefined;
    return row?.failure == null ? null : (JSON.parse(row.failure) as Failure);
  }

  claims(sha256: string): Claim[] {
    return unpack((this.#statements.claims.get(sha256) as { claims: Uint8Array }).claims);
  }

  packedRecord(sha256: string): Uint8Array {
    return (this.#statements.record.get(sha256) as { record: Uint8Array }).record;
  }

  record(sha256: string): Report {
    return unpack(this.packedRecord(sha256));
  }

  /** The record, and what the tables of a release list of it. */
  packed(sha256: string): { report: Uint8Array; listing: Uint8Array } {
    return this.#statements.packed.get(sha256) as { report: Uint8Array; listing: Uint8Array };
  }

  findings(sha256: string): AuditFinding[] {
    return unpack((this.#statements.findings.get(sha256) as { findings: Uint8Array }).findings);
  }

  passages(sha256: string): Pick<Passage, "section" | "text">[] {
    return unpack((this.#statements.passages.get(sha256) as { passages: Uint8Array }).passages);
  }

  /** The signature of each passage. */
  signatures(sha256: string): Uint32Array[] {
    const { count, signatures } = this.#statements.signatures.get(sha256) as {
      count: number;
      signatures: Uint8Array;
    };
    const whole = new Uint32Array(Uint8Array.from(signatures).buffer);
    const length = whole.length / count;
    return Array.from({ length: count }, (_, i) => whole.subarray(i * length, (i + 1) * length));
  }

  /** Findings over many reports, by the hash of what they follow from. */
  judged(key: string): AuditFinding[] | null {
    const row = this.#statements.judged.get(key) as { findings: Uint8Array } | undefined;
    return row ? unpack(row.findings) : null;
  }

  keepJudged(key: string, findings: readonly AuditFinding[]): void {
    this.#begin();
    this.#statements.judge.run(key, Buffer.from(pack(findings)));
  }

  /** Keeps no others than these. */
  forgetJudged(besides: ReadonlySet<string>): void {
    const keys = this.#db.prepare("SELECT key FROM judged").pluck().all() as string[];
    const past = keys.filter((key) => !besides.has(key));
    if (past.length > 0) this.#begin();
    for (const key of past) this.#statements.unjudge.run(key);
  }

  /** The release that was made of exactly this. */
  releaseOf(input: string): string | null {
    const row = this.#db.prepare("SELECT release FROM releases WHERE input = ?").get(input) as
      { release: string } | undefined;
    return row?.release ?? null;
  }

  /** What settings of this hash said, where a release was made with them. */
  settingsOf(hash: string): Settings | null {
    const row = this.#db.prepare("SELECT said FROM releases WHERE settings = ?").get(hash) as
      { said: string } | undefined;
    return row ? (JSON.parse(row.said) as Settings) : null;
  }

  keepRelease(input: string, release: string, hash: string, settings: Settings): void {
    this.#db
      .transaction(() => {
        this.#db.exec("DELETE FROM releases");
        this.#db
          .prepare("INSERT INTO releases VALUES (?, ?, ?, ?)")
          .run(input, release, hash, JSON.stringify(settings));
      })
      .immediate();
  }

  close(): void {
    this.commit();
    this.#db.close();
  }
}
