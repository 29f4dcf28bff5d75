import type { GridCell } from "./grid.ts";
import type { Line } from "./lines.ts";
import { isPeriod, ofOtherPeriods } from "./periods.ts";
import type { RowMatch } from "./rows.ts";

/** Numbers that count on from one show that they number the columns. */
const fewestNumbered = 5;

/**
 * Parts the lines of a table: those that are its own, and those that are not, as they are of another year than the
 * report's or, where the table has one row of numbers, number its columns.
 */
export function ownLines(
  matches: RowMatch[],
  unmatched: Line[],
  oneRow: boolean,
): { own: RowMatch[]; others: Line[] } {
  const mayNumber = oneRow && matches.length > 1;
  const numbering = new Set(mayNumber ? matches.filter(({ line }) => numbersColumns(line)) : []);
  const counted = matches.filter((match) => !numbering.has(match));
  const lines = [...counted.map(({ line }) => line), ...unmatched];
  const periods = ofOtherPeriods(lines.flatMap(headingsOf));
  const own = counted.filter(({ line }) => !headingsOf(line).some((heading) => periods.has(heading)));
  return {
    own: periods.size > 0 ? own.map(withoutPeriodCell) : own,
    others: matches.filter((match) => !own.includes(match)).map(({ line }) => line),
  };
}

/** The labels of a line, and the word between them and its numbers: where each label has two rows, its period. */
function headingsOf({ labels, values }: Line): GridCell[] {
  const [beside] = values;
  return beside && !beside.valueLike ? [...labels, beside] : labels;
}

function withoutPeriodCell(match: RowMatch): RowMatch {
  const { line } = match;
  const [beside, ...values] = line.values;
  return beside && !beside.valueLike && isPeriod(beside) ? { ...match, line: { ...line, values } } : match;
}

function numbersColumns({ values }: Line): boolean {
  const filled = values.filter((cell) => !cell.blank);
  return filled.length >= fewestNumbered && filled.every((cell, i) => cell.value.value === i + 1);
}
