import { hasNumber, isNumber, segmentsOf } from "./alignment.ts";
import type { Line } from "./lines.ts";
import { textOf } from "./words.ts";

/** Labels that have to say so. */
const fewest = 3;

/** Ems between two lines of a wrapped text, at most. */
const widestLeading = 1.9;

/** What a label of a list begins with: 1. or （一）, and no decimal. */
const begins = /^(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)])/u;

/**
 * Whether the labels of a table begin on the lines of their numbers and go on below, instead of being centred
 * beside them. The numbering of the labels tells: none begins on a line without numbers.
 */
export function isTopAligned(lines: readonly Line[]): boolean {
  const rows = lines.slice(Math.max(0, lines.findIndex(hasNumber)));
  const beginning = rows.filter(hasNumber).filter(beginsLabel);
  const texts = rows.filter((line) => !hasNumber(line));
  return beginning.length >= fewest && texts.length >= fewest && !texts.some(beginsLabel);
}

/** How many of the texts below a row go on with its labels. */
export function countGoingOn(row: Line, texts: readonly Line[]): number {
  const numbers = segmentsOf(row).filter(isNumber);
  const edge = Math.min(...numbers.map(({ left }) => left));
  let last = row;
  let count = 0;
  for (const text of texts) {
    if (text.right >= edge || last.baseline - text.baseline > widestLeading * text.size) break;
    last = text;
    count++;
  }
  return count;
}

function beginsLabel(line: Line): boolean {
  return segmentsOf(line).some(({ words }) => begins.test(words.map(textOf).join("")));
}
