import type { Table } from "../model/document.ts";
import type { FormTable } from "../forms/index.ts";
import { tablesOfForms } from "../forms/index.ts";
import type { GridRow } from "./grid.ts";
import { fold } from "./labels.ts";
import { hasOneRow } from "./lines.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Headings that wrap over lines of their own are scattered in a text whose lines run through all of them: 结果维 结果纠
 * over 持 正. Where the letters above one row of numbers are those of a table's headings, all of them and no others, and
 * the row has a number for each column, the order of the form may tell the columns. Gives the table and that row.
 */
export function underScatteredHeadings(block: Table, rows: GridRow[]): { key: string; row: GridRow } | null {
  const numbered = rows.filter(({ cells }) => cells.some((c) => c.valueLike && !c.blank));
  if (numbered.length !== 1 || rows.at(-1) !== numbered[0]) return null;
  const values = numbered[0].cells.filter((c) => !c.blank);
  const above = lettersIn(block.cells.filter((c) => c.row < numbered[0].row).map((c) => c.text));
  for (const { table } of tablesOfForms)
    if (
      hasOneRow(vocabularyOf(table)) &&
      values.length === table.columns.length &&
      values.every((c) => c.valueLike) &&
      above === lettersOf(table)
    )
      return { key: table.key, row: { ...numbered[0], cells: values } };
  return null;
}

const known = new Map<FormTable, string>();

function lettersOf(table: FormTable): string {
  let letters = known.get(table);
  if (letters === undefined) {
    const groups = table.groups.filter((g) => table.columns.some((c) => c.under?.includes(g.key)));
    letters = lettersIn([...groups, ...table.columns].map(({ label }) => label));
    known.set(table, letters);
  }
  return letters;
}

/** The Chinese letters of texts, in an order of their own. */
const lettersIn = (texts: string[]) =>
  (
    texts
      .map(fold)
      .join("")
      .match(/\p{Script=Han}/gu) ?? []
  )
    .sort()
    .join("");
