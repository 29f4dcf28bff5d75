import type { Message } from "../../model/document.ts";
import { latticeOf } from "./cells.ts";
import type { Lattice } from "./cells.ts";
import type { Draft } from "./draft.ts";
import { fill } from "./fill.ts";
import type { Box } from "./geometry.ts";
import { gridOf } from "./grid.ts";
import { lineBox, lineOf } from "./lines.ts";
import * as messages from "./messages.ts";
import { withOverhang } from "./overhang.ts";
import { isSetInColumns, readingOrder } from "./reading.ts";
import type { Column, Item } from "./reading.ts";
import { middleOf, userSpaceBox } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { isIncomplete, openTables } from "./unruled.ts";
import { textOf } from "./words.ts";
import type { Word } from "./words.ts";

/** Puts the words of a page into its tables and the rest into lines, in the order in which they are read. */
export function arrange(
  draft: Draft,
  furniture: ReadonlySet<Word>,
  mostCells: number,
  said: Message[],
): Column[] {
  const { sheet } = draft;
  const items: Item[] = sheet.images.filter(isPicture).map((box) => ({ box, image: true }));
  let left = draft.words.filter((word) => !furniture.has(word));
  const addTable = (drawn: Lattice, ruled: boolean) => {
    const { lattice, filling } = withOverhang(drawn, fill(drawn, left));
    if (filling.words.every((words) => words.length === 0)) return;
    const grid = gridOf(sheet, lattice, filling.words, ruled);
    items.push({ box: grid.first.box, grid });
    left = filling.outside;
    said.push(...filling.crossing.map((word) => crossing(sheet, word)));
  };

  const incomplete = draft.ruled.filter((ruled) => isIncomplete(ruled, left));
  for (const ruled of draft.ruled) if (!incomplete.includes(ruled)) addTable(ruled.lattice, true);
  const partial = [...draft.partial, ...incomplete.map(({ edges }) => edges)];
  for (const { rules, words } of openTables(partial, draft.bars, left, isSetInColumns(left))) {
    const points = words.flatMap(({ glyphs }) => glyphs.map(middleOf));
    const lattice = latticeOf(rules, points, mostCells);
    if (lattice) addTable(lattice, false);
  }
  return readingOrder(left, items);
}

function crossing(sheet: Sheet, word: Word): Message {
  const box = userSpaceBox(sheet, lineBox(lineOf([word])));
  return messages.textCrossesRule({ in: "pdf", page: sheet.page, box }, textOf(word));
}

/** Smaller ones are bullets, stamps of the software and the like. */
function isPicture({ left, bottom, right, top }: Box): boolean {
  return right - left >= 20 && top - bottom >= 20;
}
