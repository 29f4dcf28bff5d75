import type { Cell, Paragraph, Table } from "../model/document.ts";
import { tablesOfForms } from "../forms/index.ts";
import { fold } from "./labels.ts";
import { isValueLike } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * A row of a table that a reader took for text, because a row or two show no columns: `行政事业性收费 19 -5`, and
 * above it perhaps its header, `信息内容 上一年项目数量 本年增/减`. Gives the table that they are, or null where the
 * text is not a label of the table of this key with just the numbers that its row has.
 */
export function tableOfParagraphs(key: string, text: Paragraph, above: Paragraph | undefined): Table | null {
  const pieces = piecesOf(text);
  const first = pieces.findIndex((p) => isValueLike(p));
  if (first < 1 || !pieces.slice(first).every((p) => isValueLike(p))) return null;
  const row = [pieces.slice(0, first).join(""), ...pieces.slice(first)];
  if (!isRow(key, row)) return null;
  const header = above && piecesOf(above).length === row.length ? piecesOf(above) : null;
  const cells = [...(header ? cellsOf(header, 0, above!) : []), ...cellsOf(row, header ? 1 : 0, text)];
  return {
    type: "table",
    rows: header ? 2 : 1,
    columns: row.length,
    cells,
    aligned: true,
    place: (header ? above! : text).place,
  };
}

const piecesOf = ({ text }: Paragraph) => text.trim().split(/\s+/u);

const cellsOf = (pieces: string[], row: number, { place }: Paragraph): Cell[] =>
  pieces.map((text, column) => ({ row, column, row_span: 1, column_span: 1, text, place }));

/** Whether some form has a row of this label alone, with as many cells. */
function isRow(key: string, [label, ...values]: string[]): boolean {
  return tablesOfForms.some(({ table }) => {
    if (table.key !== key) return false;
    const { rows, cellsOf: rowsOfForm } = vocabularyOf(table);
    const named = rows.get(fold(label)) ?? [];
    return named.length === 1 && rowsOfForm.get(named[0].key)!.cells.length === values.length;
  });
}
