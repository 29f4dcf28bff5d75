import type { Bilingual } from "../model/document.ts";

/** What a column holds; `json` is text that holds JSON. Every format says it in its own words. */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "date" | "time" | "json";

export interface Column {
  name: string;
  type: ColumnType;
  /** never null */
  required: boolean;
  /** says when something was seen: in no hash, so that looking again changes nothing */
  observed: boolean;
  about: Bilingual;
}

/** A table of a release, described once; every format and every description derives from it. */
export interface Table {
  name: string;
  title: Bilingual;
  columns: readonly Column[];
  key: readonly string[];
  /** columns that name a row of another table by its key */
  refers: readonly { columns: readonly string[]; to: string; key: readonly string[] }[];
}

/** A table, and the rows that something contributes to it, each in the order of the columns. */
export interface TableOf<Whole, Rows = Value[][]> {
  table: Table;
  rows(whole: Whole): Rows;
}

/** A table with a row for each of many organs, reports or findings: they come one after the other. */
export type LongTableOf<Whole> = TableOf<Whole, Iterable<Value[]> | AsyncIterable<Value[]>>;

/** Adds rows, of which a list is made first: quick enough for all tables but that of the facts. */
export function fill<Whole>({ rows }: TableOf<Whole>, whole: Whole, batch: Batch): void {
  for (const row of rows(whole)) addRow(batch, row);
}

/** So many cells of a long table are held at once. */
const mostCells = 250_000;

/** The rows in portions; a table without rows is one empty portion. */
export async function* batchesOf<Whole>(
  { table, rows }: LongTableOf<Whole>,
  whole: Whole,
): AsyncGenerator<Batch> {
  const most = Math.ceil(mostCells / table.columns.length);
  let batch = emptyBatch(table);
  for await (const row of rows(whole)) {
    if (batch.rows === most) {
      yield batch;
      batch = emptyBatch(table);
    }
    addRow(batch, row);
  }
  yield batch;
}

export type Value = string | number | boolean | null;

/** Rows of a table, column by column. */
export interface Batch {
  table: Table;
  /** by position of the column */
  columns: Value[][];
  rows: number;
}

type Mark = "required" | "observed";

/** A column: name, type, what it holds in English and Chinese. */
export function column(name: string, type: ColumnType, en: string, zh: string, ...marks: Mark[]): Column {
  return {
    name,
    type,
    required: marks.includes("required"),
    observed: marks.includes("observed"),
    about: { en, zh },
  };
}

export function emptyBatch(table: Table): Batch {
  return { table, columns: table.columns.map(() => []), rows: 0 };
}

/** Adds a row; its values stand in the order of the columns. */
function addRow(batch: Batch, row: readonly Value[]): void {
  for (let i = 0; i < row.length; i++) batch.columns[i]!.push(row[i]!);
  batch.rows++;
}

export const ofOrgan = { columns: ["organ"], to: "organs", key: ["organ"] };
export const ofReport = { columns: ["report"], to: "reports", key: ["report"] };
