import type { SchemaElement } from "hyparquet-writer";
import { writeDataPageV2 } from "hyparquet-writer/src/datapage.js";
import { writeDictionaryPage } from "hyparquet-writer/src/dictionary.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { Facts } from "../chunk.ts";
import type { Said } from "../listing.ts";
import type { Column, Value } from "../table.ts";
import { facts as factsTable, ofWholeReport } from "../tables/facts.ts";
import { type GroupMetadata, type RowGroup, RowGroupWriter } from "./row-group.ts";
import { elementOf, sorted } from "./schema.ts";

type ColumnChunk = GroupMetadata["columns"][number];
type Encoding = Parameters<typeof writeDataPageV2>[0]["encoding"];

/**
 * The facts of a chunk as one row group. The writer would look at each value of each column to find out which say the same;
 * that is known already, so columns are handed to its encoders as positions in dictionaries.
 */
export function factsGroup(facts: Facts): RowGroup {
  const rows = facts.says.length;
  const writer = new RowGroupWriter(factsTable);
  const columns = factsTable.columns.map((column) => {
    const { name } = column;
    const encoder = new ColumnEncoder(writer, column, rows);
    if (name === "row_hash") return encoder.plain(hashes(facts.row_hash), []);
    if (name === "place") return encoder.plain(...present(facts.place));
    if ((ofWholeReport as readonly string[]).includes(name)) return encoder.dictionary(byReport(facts, name));
    const said = bySaid(facts, name as keyof Said);
    return name === "flagged" ? encoder.bits(said) : encoder.dictionary(said);
  });
  const sum = (of: (meta: NonNullable<ColumnChunk["meta_data"]>) => bigint) =>
    columns.reduce((all, { meta_data }) => all + of(meta_data!), 0n);
  writer.parquet.row_groups.push({
    columns,
    total_byte_size: sum((meta) => meta.total_uncompressed_size),
    num_rows: BigInt(rows),
    total_compressed_size: sum((meta) => meta.total_compressed_size),
  });
  return writer.done();
}

/** A column: its values, each once, and which stands in each row; 0 is none, n the value before the nth. */
interface Indexed {
  values: Exclude<Value, null>[];
  rows: Uint32Array;
}

class Dictionary {
  readonly values: Exclude<Value, null>[] = [];
  readonly #known = new Map<Value, number>([[null, 0]]);

  find(value: Value): number {
    let at = this.#known.get(value);
    if (at === undefined) this.#known.set(value, (at = this.values.push(value as Exclude<Value, null>)));
    return at;
  }
}

function bySaid({ said, says }: Facts, name: keyof Said): Indexed {
  const dictionary = new Dictionary();
  const found = Uint32Array.from(said, (one) => dictionary.find(one[name]));
  return { values: dictionary.values, rows: says.map((at) => found[at]!) };
}

function byReport({ says, reports }: Facts, name: string): Indexed {
  const dictionary = new Dictionary();
  const rows = new Uint32Array(says.length);
  let row = 0;
  for (const report of reports) {
    rows.fill(dictionary.find(report.common[name as keyof typeof report.common]), row, row + report.rows);
    row += report.rows;
  }
  return { values: dictionary.values, rows };
}

/** All are of one length, and ASCII: cut out of one buffer, which is quicker than to encode each. */
function hashes(texts: readonly string[]): Uint8Array[] {
  const bytes = Buffer.from(texts.join(""), "latin1");
  return texts.map((_, i) => bytes.subarray(i * 16, (i + 1) * 16));
}

function present(texts: readonly (string | null)[]): [values: string[], levels: number[]] {
  return [texts.filter((text) => text !== null), texts.map((text) => (text === null ? 0 : 1))];
}

class ColumnEncoder {
  readonly #writer: RowGroupWriter;
  readonly #element: SchemaElement;
  readonly #rows: number;
  readonly #start: number;

  constructor(writer: RowGroupWriter, column: Column, rows: number) {
    this.#writer = writer;
    this.#element = elementOf(column);
    this.#rows = rows;
    this.#start = writer.bytes.offset;
  }

  dictionary({ values, rows }: Indexed): ColumnChunk {
    // Not every reader takes a dictionary without words.
    if (values.length === 0) return this.plain([], [...rows]);
    const size = writeDictionaryPage(this.#writer.bytes, this.#options, values);
    const { positions, levels } = this.#present(rows);
    return this.#page("RLE_DICTIONARY", positions, levels, { values, size });
  }

  bits({ values, rows }: Indexed): ColumnChunk {
    return this.#page(
      "RLE",
      Array.from(rows, (at) => Number(values[at - 1])),
      [],
    );
  }

  /** Levels: 1 for each row that has a value, 0 for one that has none; empty where the column is required. */
  plain(values: unknown[], levels: number[]): ColumnChunk {
    return this.#page("PLAIN", values, this.#required ? [] : levels);
  }

  get #required(): boolean {
    return this.#element.repetition_type === "REQUIRED";
  }

  get #options() {
    const schema = this.#writer.parquet.schema;
    return {
      columnName: this.#element.name,
      element: this.#element,
      schemaPath: [schema[0]!, this.#element],
      codec: "SNAPPY" as const,
      compressors: { SNAPPY: snappyCompress },
      stats: false,
      pageSize: 0,
      columnIndex: false,
      offsetIndex: false,
    };
  }

  #present(rows: Uint32Array): { positions: number[]; levels: number[] } {
    const positions: number[] = [];
    if (this.#required) {
      for (const at of rows) positions.push(at - 1);
      return { positions, levels: [] };
    }
    const levels: number[] = [];
    for (const at of rows) {
      levels.push(at === 0 ? 0 : 1);
      if (at > 0) positions.push(at - 1);
    }
    return { positions, levels };
  }

  #page(
    encoding: Encoding,
    values: unknown[],
    levels: number[],
    dictionary?: { values: Exclude<Value, null>[]; size: number },
  ): ColumnChunk {
    const { bytes } = this.#writer;
    const data = bytes.offset;
    // A page without repetitions has as many rows as it is told of values; the absent ones are told by the levels alone.
    const pageData = {
      values: levels.length > values.length ? padded(values, levels.length) : values,
      definitionLevels: levels,
      repetitionLevels: [],
      maxDefinitionLevel: this.#required ? 0 : 1,
    };
    const size = writeDataPageV2({ writer: bytes, column: this.#options, encoding, pageData });
    const start = BigInt(this.#start);
    const absent = levels.length === 0 ? 0 : levels.length - values.length;
    return {
      meta_data: {
        type: this.#element.type!,
        encodings: dictionary ? ["PLAIN", encoding] : [encoding],
        path_in_schema: [this.#element.name],
        codec: "SNAPPY",
        num_values: BigInt(this.#rows),
        total_compressed_size: BigInt(bytes.offset) - start,
        total_uncompressed_size: BigInt(size + (dictionary?.size ?? 0)),
        data_page_offset: BigInt(data),
        ...(dictionary && { dictionary_page_offset: start }),
        ...(dictionary &&
          sorted.has(this.#element.name) && { statistics: extremes(dictionary.values as string[], absent) }),
      },
      file_offset: start,
    };
  }
}

/** Nulls behind the values: the encoder leaves them out again. */
const padded = (values: unknown[], length: number): unknown[] =>
  values.concat(Array<null>(length - values.length).fill(null));

/** The least and the greatest in the order of their bytes. */
function extremes(values: string[], absent: number) {
  const ordered = [...values].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return { min_value: ordered[0]!, max_value: ordered.at(-1)!, null_count: BigInt(absent) };
}
