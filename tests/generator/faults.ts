import type { Band, Cell, FormTable, Row } from "./forms.ts";
import type { Notation } from "./notation.ts";
import type { Organ } from "./organs.ts";
import type { Random } from "./random.ts";

/** What was done to a report on purpose. */
export interface Planted {
  kind:
    | "violation"
    | "soft violation"
    | "blank"
    | "placeholder"
    | "unreadable"
    | "note"
    | "unit"
    | "rows"
    | "labels"
    | "columns";
  what: string;
  /** the cells that were changed */
  indicators: string[];
}

export interface Bench {
  tables: FormTable[];
  organ: Organ;
  notation: Notation;
  random: Random;
}

/** Changes one table in place and says what it did, or null where it does not apply. */
export type Fault = (table: FormTable, bench: Bench) => Planted | null;

export const rowsOf = (table: FormTable): { band: Band; row: Row }[] =>
  table.bands.flatMap((band) => band.rows.map((row) => ({ band, row })));
export const cellsOf = (table: FormTable): Cell[] => rowsOf(table).flatMap(({ row }) => row.cells);
export const named = (cells: readonly Cell[]): string[] =>
  cells.flatMap((cell) => (cell.indicator === null ? [] : [cell.indicator]));

export function findCell(table: FormTable, indicator: string): Cell | undefined {
  return cellsOf(table).find((cell) => cell.indicator === indicator);
}
