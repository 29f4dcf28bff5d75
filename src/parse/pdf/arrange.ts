import type { Message } from "../../model/document.ts";
import { latticeOf } from "./cells.ts";
import type { Lattice } from "./cells.ts";
import { edgeGroups } from "./edges.ts";
import { fill } from "./fill.ts";
import { union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { gridOf } from "./grid.ts";
import { lineBox, lineOf } from "./lines.ts";
import * as messages from "./messages.ts";
import { readingOrder } from "./reading.ts";
import type { Column, Item } from "./reading.ts";
import { userSpaceBox } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { textOf, wordsOf } from "./words.ts";
import type { Word } from "./words.ts";

/** A page with its words and the lattices that its lines make; which words are furniture all pages tell. */
export interface Draft {
  sheet: Sheet;
  words: Word[];
  lattices: Ruled[];
}

interface Ruled {
  lattice: Lattice;
  box: Box;
}

export function draftOf(sheet: Sheet, mostCells: number): Draft {
  const lattices = edgeGroups(sheet.rules).flatMap((edges): Ruled[] => {
    const lattice = latticeOf(edges, mostCells);
    return lattice ? [{ lattice, box: union(lattice.slots.map(({ box }) => box)) }] : [];
  });
  // The innermost first: a table within a frame or within a cell keeps its own text.
  lattices.sort((a, b) => area(a.box) - area(b.box));
  return { sheet, words: wordsOf(sheet.glyphs), lattices };
}

/** Puts the words of a page into its tables and the rest into lines, in the order in which they are read. */
export function arrange({ sheet, words, lattices }: Draft, furniture: Set<Word>, said: Message[]): Column[] {
  const items: Item[] = sheet.images.filter(isPicture).map((box) => ({ box, image: true }));
  let left = words.filter((word) => !furniture.has(word));
  for (const { lattice, box } of lattices) {
    const filling = fill(lattice, left);
    if (filling.words.every((inside) => inside.length === 0)) continue;
    items.push({ box, grid: gridOf(sheet, lattice, filling.words) });
    left = filling.outside;
    for (const word of filling.crossing) {
      const place = {
        in: "pdf",
        page: sheet.page,
        box: userSpaceBox(sheet, lineBox(lineOf([word]))),
      } as const;
      said.push(messages.textCrossesRule(place, textOf(word)));
    }
  }
  return readingOrder(left, items);
}

/** Smaller ones are bullets, stamps of the software and the like. */
function isPicture({ left, bottom, right, top }: Box): boolean {
  return right - left >= 20 && top - bottom >= 20;
}

function area({ left, bottom, right, top }: Box): number {
  return (right - left) * (top - bottom);
}
