import type { Lattice, Slot } from "./cells.ts";
import type { Filling } from "./fill.ts";
import type { Word } from "./words.ts";

/** Ems from line to line, at most, in a text that runs out of its cell. */
const leading = 1.9;

/**
 * Browsers let a cell that the page cuts run on below the last row: its border is open there, and its text
 * or its empty rest hangs over. The text is given to the cell, and the strip of grid that is no row is left out.
 */
export function withOverhang(lattice: Lattice, filling: Filling): { lattice: Lattice; filling: Filling } {
  const words = filling.words.map((inside) => [...inside]);
  const outside = new Set(filling.outside);
  lattice.slots.forEach((slot, index) => {
    if (!slot.openBottom || words[index].length === 0) return;
    for (const word of hanging(slot, words[index], filling.outside)) {
      words[index].push(word);
      outside.delete(word);
    }
  });
  return trimmed(lattice, { ...filling, words, outside: [...outside] });
}

/** The words that go on below a cell, line by line and no wider than it. */
function hanging({ box }: Slot, inside: readonly Word[], outside: readonly Word[]): Word[] {
  let last = Math.min(...inside.map((word) => word.baseline));
  const found: Word[] = [];
  const below = outside
    .filter(({ turn, baseline }) => turn === 0 && baseline < last)
    .sort((a, b) => b.baseline - a.baseline);
  for (const word of below) {
    if (last - word.baseline > leading * word.size) break;
    if (word.right < box.left || word.left > box.right) continue;
    if (word.left < box.left || word.right > box.right) break;
    found.push(word);
    last = word.baseline;
  }
  return found;
}

function trimmed(lattice: Lattice, filling: Filling): { lattice: Lattice; filling: Filling } {
  const rows = lattice.ys.length - 1;
  const isStrip = (row: number, open: "openTop" | "openBottom") => {
    const here = lattice.slots.flatMap((slot, index) =>
      slot.row <= row && slot.row + slot.rowSpan > row ? [index] : [],
    );
    const own = here.filter((index) => lattice.slots[index].rowSpan === 1);
    const isRest = (index: number) => lattice.slots[index][open] && filling.words[index].length === 0;
    return rows > 1 && own.every(isRest);
  };
  const top = isStrip(0, "openTop") ? 1 : 0;
  const bottom = isStrip(rows - 1, "openBottom") ? rows - 1 : rows;
  if (bottom - top === rows || bottom <= top) return { lattice, filling };
  const kept = lattice.slots.flatMap((slot, index) => {
    const row = Math.max(slot.row, top);
    const end = Math.min(slot.row + slot.rowSpan, bottom);
    return end > row
      ? [{ slot: { ...slot, row: row - top, rowSpan: end - row }, words: filling.words[index] }]
      : [];
  });
  return {
    lattice: { xs: lattice.xs, ys: lattice.ys.slice(top, bottom + 1), slots: kept.map(({ slot }) => slot) },
    filling: { ...filling, words: kept.map(({ words }) => words) },
  };
}
