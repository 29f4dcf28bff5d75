import { createHash } from "node:crypto";
import type { Dataset, DatasetRecord } from "../model/dataset.ts";
import type { Writer } from "./format.ts";
import { readRecord } from "./record.ts";
import type { WrittenFile } from "./sink.ts";
import type { Batch } from "./table.ts";
import { fill } from "./table.ts";
import { addRecord, heldTables, recordBatches } from "./tables.ts";

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

/** Rows of all tables are handed on when so many are gathered of one, or so many characters of prose: few enough to die young. */
const most = { rows: 4_000, characters: 2_000_000 };

/** What these say is in the hashes of their reports. */
const hashedInReports = new Set(["facts", "facts_wide", "sections"]);

class Compilation {
  readonly rows: Record<string, number> = {};
  readonly #writers: readonly Writer[];
  readonly #content = createHash("sha256").update(`${shape}\n`);

  constructor(writers: readonly Writer[]) {
    this.#writers = writers;
  }

  async write(batch: Batch): Promise<void> {
    const { table, rows } = batch;
    this.rows[table.name] = (this.rows[table.name] ?? 0) + rows;
    if (!hashedInReports.has(table.name)) this.#hash(batch);
    for (const writer of this.#writers) await writer.write?.(batch);
  }

  record({ key, organ, role, report, json }: DatasetRecord): void {
    const line = `${JSON.stringify({ key, organ_key: organ, role }).slice(0, -1)},${(json ?? JSON.stringify(report)).slice(1)}`;
    for (const writer of this.#writers) writer.record?.(line);
  }

  async close(): Promise<Compiled> {
    const files = (await Promise.all(this.#writers.map((writer) => writer.close()))).flat();
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
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
  for (const table of heldTables) await compilation.write(fill(table, dataset));
  let batches = recordBatches();
  let characters = 0;
  const flush = async () => {
    for (const batch of batches) if (batch.rows > 0) await compilation.write(batch);
    batches = recordBatches();
    characters = 0;
  };
  for await (const record of dataset.records()) {
    compilation.record(record);
    addRecord(batches, readRecord(record));
    for (const { text } of record.report.sections) characters += text.length;
    if (characters >= most.characters || batches.some(({ rows }) => rows >= most.rows)) await flush();
  }
  await flush();
  return compilation.close();
}
