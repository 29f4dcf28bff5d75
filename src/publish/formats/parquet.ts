import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Format, Opened, Writer } from "../format.ts";
import { factsGroup } from "../parquet/facts.ts";
import { type PackedMetadata, unpacked } from "../parquet/group-metadata.ts";
import { type RowGroup, rowGroupOf } from "../parquet/row-group.ts";
import { schemaOf } from "../parquet/schema.ts";
import { Sink } from "../sink.ts";
import type { Stretch } from "../stretch.ts";
import { readStretch } from "../stretch.ts";
import type { Batch, Table } from "../table.ts";
import { tables } from "../tables.ts";
import { facts as factsTable } from "../tables/facts.ts";

type Pieces = Record<string, RowGroup>;
type Marks = Record<string, { stretch: Stretch; metadata: PackedMetadata }>;

const fileOf = (table: string) => `${table}.parquet`;

/** A Parquet file a table: typed columns, Snappy, a row group a chunk or portion of rows. */
export const format: Format<Pieces, Marks> = {
  render({ batches, facts }) {
    const pieces: Pieces = {};
    if (facts.says.length > 0) pieces[factsTable.name] = factsGroup(facts);
    for (const batch of batches) if (batch.rows > 0) pieces[batch.table.name] = rowGroupOf(batch);
    return pieces;
  },
  open: (opened) => new ParquetFiles(opened),
  recall(marks, before) {
    const pieces: Pieces = {};
    for (const [table, { stretch, metadata }] of Object.entries(marks)) {
      const bytes = readStretch(before, fileOf(table), stretch);
      if (bytes === null) return null;
      pieces[table] = { bytes, metadata };
    }
    return pieces;
  },
};

class ParquetFiles implements Writer<Pieces, Marks> {
  readonly #files: Map<string, ParquetFile>;

  constructor({ directory }: Opened) {
    this.#files = new Map(tables.map((table) => [table.name, new ParquetFile(directory, table)]));
  }

  write(batch: Batch): void {
    if (batch.rows > 0) this.#files.get(batch.table.name)!.append(rowGroupOf(batch));
  }

  append(pieces: Pieces): Marks {
    return Object.fromEntries(
      Object.entries(pieces).map(([table, group]) => [
        table,
        { stretch: this.#files.get(table)!.append(group), metadata: group.metadata },
      ]),
    );
  }

  /** Lets go of what describes the row groups, which are thousands, before other formats come to their end. */
  close() {
    const written = [...this.#files.values()].map((file) => file.close());
    this.#files.clear();
    return written;
  }
}

class ParquetFile {
  readonly #table: Table;
  readonly #sink: Sink;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;

  constructor(directory: string, table: Table) {
    this.#table = table;
    this.#sink = new Sink(directory, fileOf(table.name));
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(table),
      createdBy: "gongkai",
    });
    this.#move();
  }

  append({ bytes, metadata }: RowGroup): Stretch {
    this.#writer.row_groups.push(unpacked(metadata, this.#table, this.#bytes.offset));
    this.#writer.num_rows += BigInt(metadata.rows);
    this.#bytes.offset += bytes.length;
    return this.#sink.stretch(bytes);
  }

  close() {
    void this.#writer.finish();
    this.#move();
    return this.#sink.close();
  }

  /** Moves what the writer made to the disk. */
  #move(): void {
    this.#sink.bytes(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}
