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
export interface TableOf<Whole> {
  table: Table;
  rows(whole: Whole): Value[][];
}

/** Adds rows, of which a list is made first: quick enough for all tables but that of the facts. */
export function fill<Whole>({ table, rows }: TableOf<Whole>, whole: Whole, batch = emptyBatch(table)): Batch {
  for (const row of rows(whole)) addRow(batch, row);
  return batch;
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
