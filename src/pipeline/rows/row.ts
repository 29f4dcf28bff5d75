import type { Failure } from "../failure.ts";

/** One row of a table: its number as people count it, and a look-up of its columns. */
export interface Row {
  number: number;
  /** null where the row has no such column */
  get(column: string): string | null;
  columns(): string[];
}

/** A row that cannot be read, in the middle of others that can; or the table, then without a number. */
export interface BrokenRow {
  number: number | null;
  failure: Failure;
}
