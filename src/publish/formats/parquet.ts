import type { BasicType, SchemaElement } from "hyparquet-writer";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Format, Writer } from "../format.ts";
import { Sink } from "../sink.ts";
import type { Batch, Column, ColumnType, Table, Value } from "../table.ts";
import { tables } from "../tables.ts";

/** A row group ends at so many rows, cells or characters, whichever comes first: that is what memory holds of a table. */
const most = { rows: 65_536, cells: 2_000_000, characters: 24_000_000 };

/** A Parquet file a table: typed columns, Snappy, bounded row groups. */
export const format: Format = {
  heavy: true,
  open({ directory }): Writer {
    const files = new Map(tables.map((table) => [table, new ParquetFile(directory, table)]));
    return {
      write: (batch) => files.get(batch.table)!.add(batch),
      close: () => [...files.values()].map((file) => file.close()),
    };
  },
};

const physical: Record<ColumnType, Pick<SchemaElement, "type" | "converted_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  json: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
  time: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
};

const elementOf = ({ name, type, required }: Column): SchemaElement => ({
  name,
  ...physical[type],
  repetition_type: required ? "REQUIRED" : "OPTIONAL",
});

/** Readers skip row groups by the least and greatest of these; the rows are in their order, and in no other's. */
const sorted = new Set(["organ", "division"]);

function typed(values: Value[], type: ColumnType): unknown[] {
  if (type !== "date" && type !== "time") return values;
  return values.map((value) => {
    if (value === null) return null;
    const date = new Date(value as string);
    if (Number.isNaN(date.getTime())) throw new RangeError(`not a ${type}: ${value}`);
    return date;
  });
}

class ParquetFile {
  readonly #table: Table;
  readonly #sink: Sink;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #held: Batch[] = [];
  #rows = 0;
  #characters = 0;

  constructor(directory: string, table: Table) {
    this.#table = table;
    this.#sink = new Sink(directory, `${table.name}.parquet`);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [{ name: "root", num_children: table.columns.length }, ...table.columns.map(elementOf)],
      createdBy: "gongkai",
    });
  }

  add(batch: Batch): void {
    this.#held.push(batch);
    this.#rows += batch.rows;
    this.#characters += textOf(batch);
    if (
      this.#rows >= most.rows ||
      this.#rows * batch.columns.length >= most.cells ||
      this.#characters >= most.characters
    )
      this.#writeGroup();
  }

  close() {
    if (this.#rows > 0) this.#writeGroup();
    void this.#writer.finish();
    this.#move();
    return this.#sink.close();
  }

  #writeGroup(): void {
    void this.#writer.write({
      columnData: this.#table.columns.map(({ name, type }, c) => ({
        name,
        data: typed(
          this.#held.flatMap(({ columns }) => columns[c]!),
          type,
        ),
        type: physical[type].type as BasicType,
        statistics: sorted.has(name),
        offsetIndex: false,
      })),
      rowGroupSize: this.#rows,
      // A row group is small enough to be one page.
      pageSize: 0,
    });
    this.#held = [];
    this.#rows = 0;
    this.#characters = 0;
    this.#move();
  }

  /** Moves what the writer made to the disk. */
  #move(): void {
    this.#sink.bytes(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}

/** The columns that may hold long texts. */
const prose = new Set(["text", "evidence", "raw", "note", "place"]);

function textOf({ table, columns }: Batch): number {
  let characters = 0;
  for (let c = 0; c < columns.length; c++) {
    if (!prose.has(table.columns[c]!.name)) continue;
    for (const value of columns[c]!) characters += (value as string | null)?.length ?? 0;
  }
  return characters;
}
