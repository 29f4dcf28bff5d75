import type { Lattice } from "./cells.ts";
import type { Glyph } from "./glyphs.ts";
import { middleOf } from "./sheet.ts";
import { wordOf } from "./words.ts";
import type { Word } from "./words.ts";

export interface Filling {
  /** the words of each slot of the lattice, in its order */
  words: Word[][];
  /** words in no slot */
  outside: Word[];
  /** words over a line that parts two cells, so that it is uncertain which of them they belong to */
  crossing: Word[];
}

/** Ems that two words have to be apart to be parted by a line between them. */
const parting = 0.03;

/** Gives each word to the cell it stands in. */
export function fill({ xs, ys, slots }: Lattice, words: readonly Word[]): Filling {
  const columns = xs.length - 1;
  const owner = new Int32Array(columns * (ys.length - 1)).fill(-1);
  slots.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let r = row; r < row + rowSpan; r++)
      owner.fill(index, r * columns + column, r * columns + column + columnSpan);
  });
  const upwards = [...ys].reverse();
  const slotAt = (glyph: Glyph): number => {
    const { x, y } = middleOf(glyph);
    const column = interval(xs, x);
    const row = ys.length - 2 - interval(upwards, y);
    return column < 0 || row > ys.length - 2 ? -1 : owner[row * columns + column];
  };
  const filling: Filling = { words: slots.map(() => []), outside: [], crossing: [] };
  const give = (word: Word, slot: number) =>
    slot < 0 ? filling.outside.push(word) : filling.words[slot].push(word);
  for (const word of words) {
    const at = word.glyphs.map(slotAt);
    if (at.every((slot) => slot === at[0])) {
      give(word, at[0]);
      continue;
    }
    for (const [from, to] of pieces(word.glyphs, at)) {
      const piece = wordOf(word.glyphs.slice(from, to), from === 0 ? word.lead : "");
      const counts = new Map<number, number>();
      for (let i = from; i < to; i++) counts.set(at[i], (counts.get(at[i]) ?? 0) + 1);
      const [[slot], other] = [...counts].sort(([, a], [, b]) => b - a);
      give(piece, slot);
      if (other && other[0] >= 0) filling.crossing.push(piece);
    }
  }
  return filling;
}

/** Parts glyphs where the cell changes, if they do not belong together: there is a gap, however small. */
function pieces(glyphs: readonly Glyph[], at: readonly number[]): [from: number, to: number][] {
  const cuts = [0];
  for (let i = 1; i < glyphs.length; i++) {
    const [before, after] = [glyphs[i - 1], glyphs[i]];
    const apart = after.left - before.right > parting * after.size || after.run !== before.run;
    if (at[i] !== at[i - 1] && apart) cuts.push(i);
  }
  return cuts.map((from, index) => [from, cuts[index + 1] ?? glyphs.length]);
}

/** The interval between ascending positions that holds a value; -1 outside. */
function interval(positions: readonly number[], value: number): number {
  let [low, high] = [0, positions.length - 1];
  if (!(value >= positions[low] && value < positions[high])) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (positions[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}
