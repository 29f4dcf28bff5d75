import Database from "libsql";
import type { AuditFinding } from "../../model/audit.ts";

/** In a temporary file, that is gone with its connection, and not in memory. */
const schema = `
PRAGMA temp_store = FILE;
PRAGMA temp.cache_size = -8000;
CREATE TEMP TABLE findings (organ TEXT, year INTEGER, rule TEXT NOT NULL, id TEXT NOT NULL, finding TEXT NOT NULL);
BEGIN`;

/** As they are published; what is of no organ or year comes last. */
const order = "organ IS NULL, organ, year IS NULL, year, rule, id, rowid";

/**
 * The findings of a run, gone through in the order of organ, year, rule and id, however they came: those of 200,000
 * reports would fill hundreds of megabytes.
 */
export class FindingSpool implements Iterable<AuditFinding> {
  readonly #database = new Database(":memory:");
  readonly #insert: Database.Statement;

  constructor() {
    this.#database.exec(schema);
    this.#insert = this.#database.prepare("INSERT INTO temp.findings VALUES (?, ?, ?, ?, ?)");
  }

  add(finding: AuditFinding): void {
    const { organ, year, rule, id } = finding;
    this.#insert.run(organ, year, rule, id, JSON.stringify(finding));
  }

  *[Symbol.iterator](): Generator<AuditFinding> {
    const rows = this.#database.prepare(`SELECT finding FROM temp.findings ORDER BY ${order}`).iterate();
    for (const { finding } of rows as Iterable<{ finding: string }>)
      yield JSON.parse(finding) as AuditFinding;
  }

  close(): void {
    this.#database.close();
  }
}
