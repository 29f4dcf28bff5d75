import { ByteWriter, type SchemaElement } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeDictionaryPage } from "hyparquet-writer/src/dictionary.js";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { Facts } from "../chunk.ts";
import type { Said } from "../listing.ts";
import type { Column, Value } from "../table.ts";
import { facts as factsTable, ofWholeReport } from "../tables/facts.ts";
import type { GroupMetadata } from "./group-metadata.ts";
import { type RowGroup, RowGroupWriter } from "./row-group.ts";
import { elementOf, sorted } from "./schema.ts";

type ColumnChunk = GroupMetadata["columns"][number];

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
    if (name === "row_hash") return encoder.texts(facts.row_hash);
    if (name === "place") return encoder.texts(facts.place);
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

/** A column: its values, each once, and the position of the one that stands in each row. */
interface Indexed {
  values: Exclude<Value, null>[];
  rows: Int32Array;
  /** some rows have no value, and position `none` */
  gaps: boolean;
}
const none = -1;

class Dictionary {
  readonly values: Exclude<Value, null>[] = [];
  gaps = false;
  readonly #known = new Map<Value, number>();

  find(value: Value): number {
    if (value === null) {
      this.gaps = true;
      return none;
    }
    let at = this.#known.get(value);
    if (at === undefined) this.#known.set(value, (at = this.values.push(value) - 1));
    return at;
  }
}

function bySaid({ said, says }: Facts, name: keyof Said): Indexed {
  const dictionary = new Dictionary();
  const found = Int32Array.from(said, (one) => dictionary.find(one[name]));
  const rows = new Int32Array(says.length);
  for (let r = 0; r < rows.length; r++) rows[r] = found[says[r]!]!;
  return { values: dictionary.values, rows, gaps: dictionary.gaps };
}

function byReport({ says, reports }: Facts, name: string): Indexed {
  const dictionary = new Dictionary();
  const rows = new Int32Array(says.length);
  let row = 0;
  for (const report of reports) {
    rows.fill(dictionary.find(report.common[name as keyof typeof report.common]), row, row + report.rows);
    row += report.rows;
  }
  return { values: dictionary.values, rows, gaps: dictionary.gaps };
}

/** The rows that have a value, as levels: 1, or 0 for none; null where all have one. */
type Levels = Uint8Array | null;

/** Writes one column of a row group, as one page. */
class ColumnEncoder {
  readonly #out: ByteWriter;
  readonly #element: SchemaElement;
  readonly #schema: SchemaElement[];
  readonly #rows: number;
  readonly #start: number;

  constructor(writer: RowGroupWriter, column: Column, rows: number) {
    this.#out = writer.bytes;
    this.#element = elementOf(column);
    this.#schema = [writer.parquet.schema[0]!, this.#element];
    this.#rows = rows;
    this.#start = writer.bytes.offset;
  }

  dictionary({ values, rows, gaps }: Indexed): ColumnChunk {
    // Not every reader takes a dictionary without words.
    if (values.length === 0) return this.#page("PLAIN", new Uint8Array(), new Uint8Array(rows.length));
    const size = writeDictionaryPage(this.#out, this.#column, values);
    const positions = new ByteWriter();
    const width = Math.ceil(Math.log2(values.length));
    positions.appendUint8(width);
    const levels = gaps ? new Uint8Array(rows.length) : null;
    writeRleBitPackedHybrid(positions, levels ? present(rows, levels) : rows, width);
    return this.#page("RLE_DICTIONARY", positions.getBytes(), levels, { values, size });
  }

  bits({ values, rows }: Indexed): ColumnChunk {
    const bits = new ByteWriter();
    writeRleBitPackedHybrid(
      bits,
      rows.map((at) => Number(values[at])),
      1,
    );
    const page = new ByteWriter();
    page.appendUint32(bits.offset);
    page.appendBytes(bits.getBytes());
    return this.#page("RLE", page.getBytes(), null);
  }

  texts(texts: readonly (string | null)[]): ColumnChunk {
    const levels = texts.includes(null) ? Uint8Array.from(texts, (text) => (text === null ? 0 : 1)) : null;
    return this.#page("PLAIN", plainTexts(texts.filter((text) => text !== null)), levels);
  }

  get #column() {
    return {
      columnName: this.#element.name,
      element: this.#element,
      schemaPath: this.#schema,
      codec: "SNAPPY" as const,
      compressors: { SNAPPY: snappyCompress },
      stats: false,
      pageSize: 0,
      columnIndex: false,
      offsetIndex: false,
    };
  }

  #page(
    encoding: "PLAIN" | "RLE" | "RLE_DICTIONARY",
    data: Uint8Array,
    levels: Levels,
    dictionary?: { values: Exclude<Value, null>[]; size: number },
  ): ColumnChunk {
    const page = this.#out.offset;
    const absent = levels === null ? 0 : levels.reduce((sum, level) => sum - level, levels.length);
    const leading = new ByteWriter();
    if (this.#element.repetition_type === "OPTIONAL")
      writeRleBitPackedHybrid(leading, levels ?? new Uint8Array(this.#rows).fill(1), 1);
    const compressed = snappyCompress(data);
    const uncompressed_page_size = leading.offset + data.length;
    writePageHeader(this.#out, {
      type: "DATA_PAGE_V2",
      uncompressed_page_size,
      compressed_page_size: leading.offset + compressed.length,
      data_page_header_v2: {
        num_values: this.#rows,
        num_nulls: absent,
        num_rows: this.#rows,
        encoding,
        definition_levels_byte_length: leading.offset,
        repetition_levels_byte_length: 0,
        is_compressed: true,
      },
    });
    const head = this.#out.offset - page;
    this.#out.appendBytes(leading.getBytes());
    this.#out.appendBytes(compressed);
    const start = BigInt(this.#start);
    const size = (dictionary?.size ?? 0) + head + uncompressed_page_size;
    return {
      meta_data: {
        type: this.#element.type!,
        encodings: dictionary ? ["PLAIN", encoding] : [encoding],
        path_in_schema: [this.#element.name],
        codec: "SNAPPY",
        num_values: BigInt(this.#rows),
        total_compressed_size: BigInt(this.#out.offset) - start,
        total_uncompressed_size: BigInt(size),
        data_page_offset: BigInt(page),
        ...(dictionary && { dictionary_page_offset: start }),
        ...(dictionary &&
          sorted.has(this.#element.name) && { statistics: extremes(dictionary.values as string[], absent) }),
      },
      file_offset: start,
    };
  }
}

/** The positions of the rows that have a value; their levels become 1. */
function present(rows: Int32Array, levels: Uint8Array): Int32Array {
  const positions = new Int32Array(rows.length);
  let count = 0;
  for (let r = 0; r < rows.length; r++) {
    if (rows[r] === none) continue;
    levels[r] = 1;
    positions[count++] = rows[r]!;
  }
  return positions.subarray(0, count);
}

const ascii = /^[\0-\x7f]*$/;
const lengthOf = (length: number): string =>
  String.fromCharCode(length & 255, (length >> 8) & 255, (length >> 16) & 255, length >>> 24);

/** Texts as a plain page has them: the length in four bytes, then UTF-8. Where all are ASCII, that is one text to encode. */
function plainTexts(texts: readonly string[]): Buffer {
  const lengths = new Map<number, string>();
  const prefixOf = (length: number): string => {
    let prefix = lengths.get(length);
    if (prefix === undefined) lengths.set(length, (prefix = lengthOf(length)));
    return prefix;
  };
  if (ascii.test(texts.join("")))
    return Buffer.from(texts.map((text) => prefixOf(text.length) + text).join(""), "latin1");
  return Buffer.concat(
    texts.flatMap((text) => {
      const bytes = Buffer.from(text);
      return [Buffer.from(lengthOf(bytes.length), "latin1"), bytes];
    }),
  );
}

/** The least and the greatest in the order of their bytes. */
function extremes(values: string[], absent: number) {
  const ordered = [...values].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return { min_value: ordered[0]!, max_value: ordered.at(-1)!, null_count: BigInt(absent) };
}
