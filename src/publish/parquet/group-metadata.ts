import type { ParquetWriter } from "hyparquet-writer";
import type { Table } from "../table.ts";
import { elementOf } from "./schema.ts";

/** What the foot of a file says of a row group. */
export type GroupMetadata = ParquetWriter["row_groups"][number];
type Column = GroupMetadata["columns"][number];
type Told = NonNullable<Column["meta_data"]>;

/**
 * The same in few bytes: a wide table has hundreds of columns in each of its row groups, and those of all are held until
 * the foot is written, and kept for the next release.
 */
export interface PackedMetadata {
  rows: number;
  /** column by column: bytes compressed and not, offset of its dictionary (-1: none) and of its page, which encodings */
  numbers: Float64Array;
  /** the lists of encodings that occur */
  encodings: Told["encodings"][];
  /** by the position of the column, where readers are told its least and greatest */
  told: Map<number, Pick<Told, "statistics" | "encoding_stats">>;
}

const each = 5;

export function packed({ columns, num_rows }: GroupMetadata): PackedMetadata {
  const numbers = new Float64Array(columns.length * each);
  const encodings: Told["encodings"][] = [];
  const known = new Map<string, number>();
  const told: PackedMetadata["told"] = new Map();
  for (const [c, { meta_data }] of columns.entries()) {
    const of = meta_data!;
    const key = of.encodings.join();
    if (!known.has(key)) known.set(key, encodings.push(of.encodings) - 1);
    const dictionary = of.dictionary_page_offset ?? -1;
    numbers.set(
      [of.total_compressed_size, of.total_uncompressed_size, dictionary, of.data_page_offset].map(Number),
      c * each,
    );
    numbers[c * each + 4] = known.get(key)!;
    const { statistics, encoding_stats } = of;
    if (statistics) told.set(c, { statistics, ...(encoding_stats && { encoding_stats }) });
  }
  return { rows: Number(num_rows), numbers, encodings, told };
}

/** The metadata of a row group of a table that stands at an offset; its columns are told when they are asked for. */
export function unpacked(packed: PackedMetadata, table: Table, offset: number): GroupMetadata {
  const { rows, numbers } = packed;
  const sum = (at: number): bigint => {
    let all = 0;
    for (let c = 0; c < table.columns.length; c++) all += numbers[c * each + at]!;
    return BigInt(all);
  };
  return {
    get columns() {
      return table.columns.map((_, c) => columnOf(packed, table, offset, c));
    },
    total_byte_size: sum(1),
    num_rows: BigInt(rows),
    total_compressed_size: sum(0),
  };
}

function columnOf(
  { rows, numbers, encodings, told }: PackedMetadata,
  table: Table,
  offset: number,
  c: number,
): Column {
  const [compressed, uncompressed, dictionary, data, encoding] = numbers.subarray(
    c * each,
    (c + 1) * each,
  ) as unknown as [number, number, number, number, number];
  const first = BigInt(offset + (dictionary < 0 ? data : dictionary));
  const { name, type } = elementOf(table.columns[c]!);
  return {
    file_offset: first,
    meta_data: {
      type: type!,
      encodings: encodings[encoding]!,
      path_in_schema: [name],
      codec: "SNAPPY",
      num_values: BigInt(rows),
      total_compressed_size: BigInt(compressed),
      total_uncompressed_size: BigInt(uncompressed),
      data_page_offset: BigInt(offset + data),
      ...(dictionary >= 0 && { dictionary_page_offset: first }),
      ...told.get(c),
    },
  };
}
