import { forms, indicators } from "../forms/index.ts";
import type { Bilingual } from "../model/document.ts";

/** A cell as the form calls it, by row and column, for a message; the indicator itself where no form has it. */
export function cellName(indicator: string): Bilingual {
  const known = indicators.get(indicator);
  if (!known) return { en: indicator, zh: indicator };
  const { cell, table } = known;
  const row = table.rows.find((r) => r.key === cell.row)!;
  const column = table.columns.find((c) => c.key === cell.column)!;
  const above = (column.under ?? []).map((key) => table.groups.find((g) => g.key === key)!);
  // The only row of table four has no words of its own.
  const headings = [row, ...above, column].filter(({ label }) => label !== "");
  return { en: `${row.en}: ${column.en}`, zh: headings.map((h) => h.label).join("／") };
}

const titles = new Map(forms.flatMap(({ tables }) => tables.map(({ key, title }) => [key, title])));

/** A table as the newest form that has it calls it. */
export const tableName = (key: string): Bilingual => titles.get(key) ?? { en: key, zh: key };
