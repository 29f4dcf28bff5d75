import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import type { Format, Opened, Writer } from "../format.ts";
import type { WrittenFile } from "../sink.ts";
import { fixityOf } from "../sink.ts";
import { linesOf } from "../sqlite/lines.ts";
import { Loader, type Rendered, type Rows, temporary } from "../sqlite/loader.ts";
import { afterwards, schema } from "../sqlite/schema.ts";
import type { Batch } from "../table.ts";

const name = "gongkai.sqlite";

/** The release is written elsewhere and renamed when it is whole, so a journal would save nothing. */
const bulk = `
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
PRAGMA temp_store = FILE;
PRAGMA foreign_keys = OFF;`;

type Piece = Rendered | { earlier: Rows };

/** One SQLite file with all tables, typed, indexed and with views. */
export const format: Format<Piece, Rows> = {
  render: ({ batches, facts }) => ({
    batches: batches.map(({ table, columns, rows }) => ({ table: table.name, columns, rows })),
    said: facts.said,
    lines: linesOf(facts),
  }),
  open: (opened) => new SqliteWriter(opened),
  recall: (rows) => ({ earlier: rows }),
};

class SqliteWriter implements Writer<Piece, Rows> {
  readonly #file: string;
  readonly #database: Database.Database;
  readonly #loader: Loader;

  constructor({ directory, before }: Opened) {
    this.#file = join(directory, name);
    this.#database = new Database(this.#file);
    this.#database.exec(bulk);
    if (before !== null) this.#database.prepare("ATTACH DATABASE ? AS earlier").run(join(before, name));
    this.#database.exec(temporary);
    this.#database.exec("BEGIN");
    this.#database.exec(schema);
    this.#loader = new Loader(this.#database, before !== null);
  }

  write({ table, columns, rows }: Batch): void {
    this.#loader.write({ table: table.name, columns, rows });
  }

  append(piece: Piece): Rows | null {
    return "earlier" in piece ? this.#loader.take(piece.earlier) : this.#loader.load(piece);
  }

  close(): WrittenFile[] {
    this.#database.exec(afterwards);
    this.#database.exec("COMMIT");
    this.#database.exec("PRAGMA analysis_limit = 1000; ANALYZE main");
    this.#database.close();
    return [flushed(this.#file)];
  }
}
/** Waits until the disk has the file, and hashes it. */
function flushed(file: string): WrittenFile {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  const fixity = fixityOf(descriptor);
  closeSync(descriptor);
  return { path: name, ...fixity };
}
