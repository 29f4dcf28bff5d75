import type { BasicType } from "hyparquet-writer";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Batch, ColumnType, Table, Value } from "../table.ts";
import { physical, schemaOf, sorted } from "./schema.ts";

/** What the foot of a file says of a row group. */
export type GroupMetadata = ParquetWriter["row_groups"][number];

/** A row group as it stands in a file, and its metadata with offsets from its first byte. */
export interface RowGroup {
  bytes: Uint8Array;
  metadata: GroupMetadata;
}

/** What a file begins with: row groups are written behind it, and cut off from it. */
const magic = 4;

/** A writer of row groups alone: what it wrote is its row group. */
export class RowGroupWriter {
  readonly bytes = new ByteWriter();
  readonly parquet: ParquetWriter;

  constructor(table: Table) {
    this.parquet = new ParquetWriter({ writer: this.bytes, schema: schemaOf(table), createdBy: "gongkai" });
  }

  done(): RowGroup {
    const [metadata] = this.parquet.row_groups as [GroupMetadata];
    return { bytes: this.bytes.getBytes().slice(magic), metadata: moved(metadata, -magic) };
  }
}

/** The metadata of a row group that stands so many bytes further on. */
export function moved(group: GroupMetadata, by: number): GroupMetadata {
  const add = BigInt(by);
  return {
    ...group,
    columns: group.columns.map((column) => {
      const meta = column.meta_data!;
      return {
        ...column,
        file_offset: column.file_offset + add,
        meta_data: {
          ...meta,
          data_page_offset: meta.data_page_offset + add,
          ...(meta.dictionary_page_offset !== undefined && {
            dictionary_page_offset: meta.dictionary_page_offset + add,
          }),
        },
      };
    }),
  };
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
