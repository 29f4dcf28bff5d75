import type { BasicType } from "hyparquet-writer";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Batch, ColumnType, Table, Value } from "../table.ts";
import { type GroupMetadata, packed, type PackedMetadata } from "./group-metadata.ts";
import { physical, schemaOf, sorted } from "./schema.ts";

/** A row group as it stands in a file, and its metadata with offsets from its first byte. */
export interface RowGroup {
  bytes: Uint8Array;
  metadata: PackedMetadata;
}

/** A writer of row groups alone: what it wrote is its row group. */
export class RowGroupWriter {
  readonly bytes = new ByteWriter();
  readonly parquet: ParquetWriter;

  constructor(table: Table) {
    this.parquet = new ParquetWriter({ writer: this.bytes, schema: schemaOf(table), createdBy: "gongkai" });
    // What a file begins with is no part of a row group.
    this.bytes.index = 0;
    this.bytes.offset = 0;
  }

  done(): RowGroup {
    const [metadata] = this.parquet.row_groups as [GroupMetadata];
    return { bytes: this.bytes.getBytes().slice(), metadata: packed(metadata) };
  }
}

function typed(values: Value[], type: ColumnType): unknown[] {
  if (type !== "date" && type !== "time") return values;
  return values.map((value) => {
    if (value === null) return null;
    const date = new Date(value as string);
    if (Number.isNaN(date.getTime())) throw new RangeError(`not a ${type}: ${value}`);
    return date;
  });
}

/** The rows of a batch as one row group. */
export function rowGroupOf({ table, columns, rows }: Batch): RowGroup {
  const writer = new RowGroupWriter(table);
  void writer.parquet.write({
    columnData: table.columns.map(({ name, type }, c) => ({
      name,
      data: typed(columns[c]!, type),
      type: physical[type].type as BasicType,
      statistics: sorted.has(name),
      offsetIndex: false,
    })),
    rowGroupSize: rows,
    // A row group is small enough to be one page.
    pageSize: 0,
  });
  return writer.done();
}
