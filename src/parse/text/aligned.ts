import { regionAt } from "./aligned/region.ts";
import { sectionsOf } from "./aligned/sections.ts";
import { tableOfSection } from "./aligned/table.ts";
import { nothingBefore } from "./shape.ts";
import type { Shape } from "./shape.ts";

/**
 * Tables whose columns are held by blanks, as `pdftotext -layout` and fixed-width exports print them: labels
 * wrapped above and below their values, blank cells that only their column tells, rows across pages.
 */
export const alignedTable: Shape = (sheet, at) => {
  const { region, next } = regionAt(sheet, at);
  if (region === null) return nothingBefore(next);
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
