import { regionAt } from "./aligned/region.ts";
import type { Region } from "./aligned/region.ts";
import { sectionsOf } from "./aligned/sections.ts";
import { tableOfSection } from "./aligned/table.ts";
import type { Printed } from "./aligned/table.ts";
import { rulers } from "./aligned/words.ts";
import type { Ruler } from "./aligned/words.ts";
import { raggedRows, tableOf } from "./grid.ts";
import { nothingBefore } from "./shape.ts";
import type { Shape, Sheet } from "./shape.ts";
import { spacedRows } from "./spaced.ts";

/**
 * Tables whose columns are held by blanks, as `pdftotext -layout` and fixed-width exports print them: labels
 * wrapped above and below their values, blank cells that only their column tells, rows across pages. Where all gaps
 * are equally wide, blanks hold no columns: they only part the cells.
 */
export const alignedTable: Shape = (sheet, at) => {
  const { region, next } = regionAt(sheet, at);
  if (region === null) return nothingBefore(next);
  const spaced = spacedRows(sheet.lines, region.from, region.to);
  if (spaced !== null) {
    const table = tableOf(spaced, sheet.source);
    return { blocks: [table], messages: raggedRows(spaced, table), next };
  }
  const found = printedTables(sheet, region);
  if (found.length === 0) return nothingBefore(next);
  return {
    blocks: found.map(({ table }) => table),
    messages: found.flatMap(({ messages }) => messages),
    next,
  };
};

/**
 * The tables of a region, by the ruler of the text; where their headings cannot be laid to their columns by that,
 * as in a table that has no labels to tell the ruler, by another one that does it.
 */
function printedTables({ lines, source, ruler }: Sheet, { from, to }: Region): Printed[] {
  const by = (each: Ruler) =>
    sectionsOf(lines, from, to, each).flatMap((section) => tableOfSection(section, source) ?? []);
  const found = by(ruler);
  if (found.every(({ headed }) => headed)) return found;
  for (const other of rulers.filter((each) => each !== ruler)) {
    const tables = by(other);
    if (tables.length === found.length && tables.every(({ headed }) => headed)) return tables;
  }
  return found;
}
