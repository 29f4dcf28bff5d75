import { familyByName } from "../../crawl/families/index.ts";
import type { Column } from "../../crawl/families/family.ts";
import type { SourceColumn } from "../../model/source.ts";
import type { Learned, NewAsk } from "../ledger.ts";
import { listAsk } from "./asks.ts";

/** What opens a column. */
export function entriesOf(column: SourceColumn, index: number, source: string, round: number): NewAsk[] {
  const entries = familyByName(column.family).entries?.(asColumn(column)) ?? [
    { url: column.url, as: "branch" as const },
  ];
  const context = {
    ...(column.organ !== undefined && { organ: column.organ }),
    ...(column.year !== undefined && { year: column.year }),
  };
  return entries.map((ask) =>
    listAsk(
      { ...ask, context: { ...context, ...ask.context } },
      { source, round, column: index },
      { depth: 0, page: 1, series: null },
    ),
  );
}

/** A column as its family sees it. */
export function asColumn(column: SourceColumn): Column {
  return {
    url: column.url,
    family: column.family,
    ...(column.name !== undefined && { name: column.name }),
    ...(column.organ !== undefined && { organ: column.organ }),
    ...(column.year !== undefined && { year: column.year }),
    ...(column.params !== undefined && { params: column.params }),
  };
}

/** The column as it is collected once the list call behind its page is known: without a browser. */
export const asLearned = (column: SourceColumn, { family, url, params }: Learned): SourceColumn => ({
  ...column,
  family,
  url,
  params,
  render: false,
});
