import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import type { Format, Opened, Writer } from "../format.ts";
import type { WrittenFile } from "../sink.ts";
import { bound, FactLoader } from "../sqlite/facts.ts";
import { afterwards, quoted, schema } from "../sqlite/schema.ts";
import type { Batch, Value } from "../table.ts";
import { tables } from "../tables.ts";

const name = "gongkai.sqlite";

/** The release is written elsewhere and renamed when it is whole, so a journal would save nothing. */
const bulk = `
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
PRAGMA foreign_keys = OFF;`;

/** One SQLite file with all tables, typed, indexed and with views. */
export const format: Format = { heavy: true, open: (opened) => new SqliteWriter(opened) };

class SqliteWriter implements Writer {
  readonly #file: string;
  readonly #database: Database.Database;
  readonly #inserts: Map<string, Database.Statement>;
  readonly #facts: FactLoader;
  #reports = 0;
  /** numbers of the reports whose facts are still to come */
  #ids = new Map<Value, number>();

  constructor({ directory }: Opened) {
    this.#file = join(directory, name);
    this.#database = new Database(this.#file);
    this.#database.exec(bulk);
    this.#database.exec("BEGIN");
    this.#database.exec(schema);
    this.#facts = new FactLoader(this.#database);
    this.#inserts = new Map(
      tables
        .filter((table) => table.name !== "facts")
        .map(({ name, columns }) => {
          const ids = name === "reports" ? ["id"] : [];
          const all = [...ids, ...columns.map((column) => column.name)];
          const sql = `INSERT INTO ${quoted(name)} (${all.map(quoted).join(", ")}) VALUES (${all.map(() => "?").join(", ")})`;
          return [name, this.#database.prepare(sql)];
        }),
    );
  }

  write(batch: Batch): void {
    const { table, columns, rows } = batch;
    if (table.name === "facts") return this.#facts.load(batch, this.#ids);
    const numbered = table.name === "reports";
    if (numbered) this.#ids = new Map();
    const insert = this.#inserts.get(table.name)!;
    for (let r = 0; r < rows; r++) {
      const row: (string | number | null)[] = columns.map((column) => bound(column[r]!));
      if (numbered) {
        this.#ids.set(row[0]!, ++this.#reports);
        row.unshift(this.#reports);
      }
      insert.run(row);
    }
  }

  close(): WrittenFile[] {
    this.#database.exec(afterwards);
    this.#database.exec("COMMIT");
    this.#database.exec("PRAGMA analysis_limit = 1000; ANALYZE");
    this.#database.close();
    return [flushed(this.#file)];
  }
}

/** Waits until the disk has the file, and hashes it. */
function flushed(file: string): WrittenFile {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  let bytes = 0;
  for (let read; (read = readSync(descriptor, buffer, 0, buffer.length, null)) > 0; bytes += read)
    hash.update(buffer.subarray(0, read));
  closeSync(descriptor);
  return { path: name, bytes, sha256: hash.digest("hex") };
}
