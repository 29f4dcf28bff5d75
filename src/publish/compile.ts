import { createHash } from "node:crypto";
import type { Dataset, DatasetRecord } from "../model/dataset.ts";
import type { Writer } from "./format.ts";
import { readRecord } from "./record.ts";
import type { WrittenFile } from "./sink.ts";
import type { Batch, Table } from "./table.ts";
import { addRow, emptyBatch } from "./table.ts";
import { heldTables, streamedTables } from "./tables.ts";

/** What the formats made of a dataset. */
export interface Compiled {
  files: WrittenFile[];
  /** rows by the name of the table */
  rows: Record<string, number>;
  /** SHA-256 of all that the tables say, but when it was seen */
  content: string;
}

/** A new number where the files of a release change their shape, so that the same content is released anew. */
const shape = 1;

/** Rows of all tables are handed on when so many facts are gathered, or so many characters of records. */
const most = { rows: 20_000, characters: 8_000_000 };

/** What these say is in the hashes of their reports. */
const hashedInReports = new Set(["facts", "facts_wide", "sections"]);

class Compilation {
  readonly rows: Record<string, number> = {};
  readonly #writers: readonly Writer[];
  readonly #content = createHash("sha256").update(`${shape}\n`);

  constructor(writers: readonly Writer[]) {
    this.#writers = writers;
  }

  write(batch: Batch): void {
    const { table, rows } = batch;
    this.rows[table.name] = (this.rows[table.name] ?? 0) + rows;
    if (!hashedInReports.has(table.name)) this.#hash(batch);
    for (const writer of this.#writers) writer.write?.(batch);
  }

  record({ key, organ, role, report, json }: DatasetRecord): void {
    const line = `${JSON.stringify({ key, organ_key: organ, role }).slice(0, -1)},${(json ?? JSON.stringify(report)).slice(1)}`;
    for (const writer of this.#writers) writer.record?.(line);
  }

  close(): Compiled {
    const files = this.#writers.flatMap((writer) => writer.close());
    return { files, rows: this.rows, content: this.#content.digest("hex") };
  }

  #hash({ table, columns, rows }: Batch): void {
    const hashed = columns.filter((_, c) => !table.columns[c]!.observed);
    let text = "";
    for (let r = 0; r < rows; r++) text += JSON.stringify(hashed.map((column) => column[r])) + "\n";
    this.#content.update(`${table.name}\n${text}`);
  }
}

/** Hands every row of a dataset to every writer, a bounded part of it at a time, and closes them. */
export async function compile(dataset: Dataset, writers: readonly Writer[]): Promise<Compiled> {
  const compilation = new Compilation(writers);
  for (const { table, rows } of heldTables) compilation.write(batchOf(table, rows(dataset)));
  let batches = streamedTables.map(({ table }) => emptyBatch(table));
  let characters = 0;
  const flush = () => {
    for (const batch of batches) if (batch.rows > 0) compilation.write(batch);
    batches = streamedTables.map(({ table }) => emptyBatch(table));
    characters = 0;
  };
  for await (const record of dataset.records()) {
    compilation.record(record);
    const read = readRecord(record);
    streamedTables.forEach(({ rows }, t) => {
      for (const row of rows(read)) addRow(batches[t]!, row);
    });
    for (const { text } of record.report.sections) characters += text.length;
    if (characters >= most.characters || batches.some(({ rows }) => rows >= most.rows)) flush();
  }
  flush();
  return compilation.close();
}

function batchOf(table: Table, rows: Iterable<Batch["columns"][number]>): Batch {
  const batch = emptyBatch(table);
  for (const row of rows) addRow(batch, row);
  return batch;
}
