import { breakGrid, type Grid } from "./grid.ts";
import type { Random } from "./random.ts";

/** A long table in several, as editors cut it at the pages of the file it came from. */
export function brokenTable(grid: Grid, random: Random): Grid[] {
  const pieces: Grid[] = [];
  const repeat = random.chance(0.5);
  const over = random.pick(["again", "empty", "cut"] as const);
  let rest = grid;
  while (rest.rows - rest.header > 6 && pieces.length < 3 && (pieces.length === 0 || random.chance(0.6))) {
    const [first, second] = breakGrid(rest, random.int(rest.header + 2, rest.rows - 2), repeat, over);
    pieces.push(first);
    rest = second;
  }
  return [...pieces, rest];
}
