import { regionAt } from "./aligned/region.ts";
import { sectionsOf } from "./aligned/sections.ts";
import { tableOfSection } from "./aligned/table.ts";
import { raggedRows, tableOf } from "./grid.ts";
import { nothingBefore } from "./shape.ts";
import type { Shape } from "./shape.ts";
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
  const found = sectionsOf(sheet.lines, region.from, region.to, sheet.ruler).flatMap(
    (section) => tableOfSection(section, sheet.source) ?? [],
  );
  if (found.length === 0) return nothingBefore(next);
  return {
    blocks: found.map(({ table }) => table),
    messages: found.flatMap(({ messages }) => messages),
    next,
  };
};
