import type { Facts } from "../chunk.ts";
import { indicators } from "../../forms/index.ts";

/** The numbers of the indicators, in the order of the forms. */
export const indicatorIds: ReadonlyMap<string, number> = new Map(
  [...indicators.keys()].map((id, i) => [id, i + 1]),
);

/** What is said stands in a line as one character, from here on, so that none is a control, a quote or a backslash. */
const base = 256;
const surrogates = { first: 0xd800, count: 0x800 };

/** The number of what is said at a position, which `unicode` gives for the character of a line. */
export const numberAt = (position: number): number =>
  position + base + (position + base >= surrogates.first ? surrogates.count : 0);

/**
 * The facts of each report as a JSON list of lines, in the order of their key, so that each row goes to the end of the
 * file. A line: what is said in one character, the row hash, the place.
 */
export function linesOf({ said, says, row_hash, place, reports }: Facts): string[] {
  const ids = Float64Array.from(said, ({ indicator }) => indicatorIds.get(indicator) ?? Infinity);
  const signs = said.map((_, position) => String.fromCodePoint(numberAt(position)));
  let row = 0;
  return reports.map(({ rows }) => {
    const lines: string[] = [];
    let inOrder = true;
    const first = row;
    for (const end = row + rows; row < end; row++) {
      inOrder &&= row === first || ids[says[row - 1]!]! < ids[says[row]!]!;
      lines.push(signs[says[row]!]! + row_hash[row]! + bound(place[row]!));
    }
    if (inOrder) return JSON.stringify(lines);
    const order = lines.map((_, i) => i);
    order.sort((a, b) => ids[says[first + a]!]! - ids[says[first + b]!]! || a - b);
    return JSON.stringify(order.map((i) => lines[i]!));
  });
}

/** Takes the lines of a report apart: with 200 facts a report that costs a quarter of binding them one by one. */
export const insertLines = `
INSERT INTO main.facts (report, indicator, value, raw, standing, note, place, row_hash)
SELECT ?1, s.indicator, s.value, s.raw, s.standing, s.note, nullif(substr(line.value, 18), ''), substr(line.value, 2, 16)
FROM json_each(?2) line CROSS JOIN temp.said s ON s.id = unicode(line.value)`;

/** Text as SQLite takes it: a NUL, at which it would end, is shown as one that could not be read; so are halves of characters. */
function bound(text: string | null): string {
  if (text === null) return "";
  return /[\0\ud800-\udfff]/.test(text) ? Buffer.from(text.replaceAll("\0", "\ufffd")).toString() : text;
}
