import type { Run } from "./reading.ts";

/** Rows of a group stand between rows of numbers, and have serial numbers too. */
const farthest = 3;
/** So many rows that count show a column of serial numbers, if nearly all do. */
const fewest = 8;
const nearlyAll = 0.9;

/**
 * A column of serial numbers ends up behind the numbers of the row before: 33, 3 … 9, 4 … 10, 5 …. Of a row that was left blank
 * only the serial number of the next one remains; behind the last row there is none. In a sheet that was left blank they
 * follow on the number right `before` the first row.
 */
export function dropSerials(runs: readonly Run[], before: string): void {
  const held = runs.filter(
    ({ cells, tokens }, i) =>
      cells.length === 1 && (tokens.length === 2 || (tokens.length === 1 && i < runs.length - 1)),
  );
  const last = held.map(({ tokens }) => Number(tokens.at(-1)));
  const comesAfter = (n: number, first: number): boolean => n > first && n - first <= farthest;
  const follows = (i: number): boolean => comesAfter(last[i], last[i - 1]);
  const counting = last.filter((_, i) => follows(i)).length;
  if (held.length < fewest || counting < (last.length - 1) * nearlyAll) return;
  const leftBlank = held.every(({ tokens }) => tokens.length === 1);
  if (leftBlank && !comesAfter(last[0], Number(/\d+$/.exec(before)?.[0] ?? NaN))) return;
  held.forEach((run, i) => {
    if (run.tokens.length === 1 && !follows(i) && !follows(i + 1)) return;
    run.tokens.pop();
    run.raw = run.tokens[0] ?? "";
  });
}
