import type { Lattice, Slot } from "./cells.ts";
import { union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { Passage, joinPassages } from "./passage.ts";
import type { Sheet } from "./sheet.ts";
import type { Word } from "./words.ts";

/** What a cell says on one page. */
export interface Part {
  sheet: Sheet;
  passage: Passage;
}

/** A cell of a table, with its parts on the pages it stands on. */
export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  parts: Part[];
}

/** A table as it stands on its page, or on several pages once they are stitched. */
export interface Grid {
  /** x of the grid lines, from the table's left edge */
  xs: number[];
  rows: number;
  cells: GridCell[];
  openTop: boolean;
  openBottom: boolean;
  /** where its first page has it, and where its last */
  first: { sheet: Sheet; box: Box };
  last: { sheet: Sheet; box: Box };
}

/** The table that a lattice and the words in its cells make. */
export function gridOf(sheet: Sheet, lattice: Lattice, words: readonly Word[][]): Grid {
  const { xs, ys, slots, openTop, openBottom } = lattice;
  const on = { sheet, box: union(slots.map(({ box }) => box)) };
  return {
    xs: xs.map((x) => x - xs[0]),
    rows: ys.length - 1,
    cells: slots.map((slot, index) => cellOf(sheet, slot, words[index])),
    openTop,
    openBottom,
    first: on,
    last: on,
  };
}

function cellOf(
  sheet: Sheet,
  { row, column, rowSpan, columnSpan, box }: Slot,
  words: readonly Word[],
): GridCell {
  return { row, column, rowSpan, columnSpan, parts: [{ sheet, passage: new Passage(box, words) }] };
}

export function cellText({ parts }: GridCell): string {
  return joinPassages(parts.map(({ passage }) => passage));
}

export function isBlank({ parts }: GridCell): boolean {
  return parts.every(({ passage }) => passage.isBlank);
}
