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
  /** nothing closes it at the upper edge of its first page's part, or at the lower edge of its last one's */
  openTop: boolean;
  openBottom: boolean;
}

/** A table as it stands on its page, or on several pages once they are stitched. */
export interface Grid {
  /** x of the grid lines, from the table's left edge */
  xs: number[];
  rows: number;
  cells: GridCell[];
  /** its columns are those of rules, and not only of aligned text, whose edges differ from page to page */
  ruled: boolean;
  /** where its first page has it, and where its last */
  first: { sheet: Sheet; box: Box };
  last: { sheet: Sheet; box: Box };
}

/** The table that a lattice and the words in its cells make. */
export function gridOf(sheet: Sheet, lattice: Lattice, words: readonly Word[][], ruled: boolean): Grid {
  const { xs, ys, slots } = lattice;
  const on = { sheet, box: union(slots.map(({ box }) => box)) };
  return {
    xs: xs.map((x) => x - xs[0]),
    rows: ys.length - 1,
    cells: slots.map((slot, index) => cellOf(sheet, slot, words[index])),
    ruled,
    first: on,
    last: on,
  };
}

function cellOf(sheet: Sheet, { box, ...slot }: Slot, words: readonly Word[]): GridCell {
  return { ...slot, parts: [{ sheet, passage: new Passage(box, words) }] };
}

export function cellText({ parts }: GridCell): string {
  return joinPassages(parts.map(({ passage }) => passage));
}

export function isBlank({ parts }: GridCell): boolean {
  return parts.every(({ passage }) => passage.isBlank);
}
