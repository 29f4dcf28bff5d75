import { segmentsOf } from "./alignment.ts";
import type { Line } from "./lines.ts";
import { lineBox } from "./lines.ts";

/** Points that a line between two texts keeps from both, at least. */
const clear = 1.5;

/**
 * The x right of labels that stand across the end of a row, beside the labels of the row above and of the row
 * below: a group's label has a column of its own there, though a label of other rows is centred over both.
 * `ends` are the y between rows.
 */
export function groupSides(ends: readonly number[], lines: readonly Line[]): number[] {
  return ends.flatMap((end) => {
    const isAcross = (line: Line) => lineBox(line).bottom < end - clear && lineBox(line).top > end + clear;
    const label = lines.find((line) => segmentsOf(line).length === 1 && isAcross(line));
    if (label === undefined) return [];
    const near = (line: Line) => line !== label && Math.abs(line.baseline - end) < 2 * label.size;
    const beside = lines.filter((line) => near(line) && !isAcross(line));
    const isAbove = (line: Line) => line.baseline > end;
    const starts = beside.map(({ left }) => left);
    const isBetween = beside.some(isAbove) && !beside.every(isAbove);
    const next = Math.min(...starts);
    return isBetween && next > label.right + 2 * clear ? [(label.right + next) / 2] : [];
  });
}
