import type { Line } from "./lines.ts";
import { ofOtherPeriods } from "./periods.ts";
import type { RowMatch } from "./rows.ts";

/** Numbers that count on from one show that they number the columns. */
const fewestNumbered = 5;

/**
 * Parts the lines of a table: those that are its own, and those that are not, as they are of another year than the
 * report's or, where the table has one row of numbers, number its columns.
 */
export function ownLines(matches: RowMatch[], oneRow: boolean): { own: RowMatch[]; others: Line[] } {
  const mayNumber = oneRow && matches.length > 1;
  const numbering = new Set(mayNumber ? matches.filter(({ line }) => numbersColumns(line)) : []);
  const counted = matches.filter((match) => !numbering.has(match));
  const periods = ofOtherPeriods(counted.flatMap(({ line }) => line.labels));
  const own = counted.filter(({ line }) => !line.labels.some((label) => periods.has(label)));
  return { own, others: matches.filter((match) => !own.includes(match)).map(({ line }) => line) };
}

function numbersColumns({ values }: Line): boolean {
  const filled = values.filter((cell) => !cell.blank);
  return filled.length >= fewestNumbered && filled.every((cell, i) => cell.value.value === i + 1);
}
