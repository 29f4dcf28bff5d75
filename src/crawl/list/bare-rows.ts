import type { Column, Page, Row } from "../families/family.ts";
import { branchOf } from "./branch-names.ts";
import type { ListPage } from "./list-page.ts";

/** Fewer rows of this kind are menu items that happen to lie below the column. */
const fewest = 3;

/**
 * In a column of annual reports the rows of some portals are only called 教育局 or 2024年. Where several of them lead to
 * articles below the column's own folder, the column says what their titles do not.
 */
export function bareRows(rows: Row[], list: ListPage, page: Page, column: Column): Row[] {
  const said = new Map(rows.map((row) => [row, isBelow(row.url, page.url) ? branchOf(row.title) : null]));
  const bare = rows.filter((row) => said.get(row)?.organ || said.get(row)?.year);
  if (bare.length < fewest || !isAnnualColumn(list, page, column)) return rows;
  return rows.map((row) => (bare.includes(row) ? { ...row, ...said.get(row), sure: true } : row));
}

const isBelow = (url: string, column: string): boolean => url.startsWith(new URL(".", column).href);

function isAnnualColumn({ $ }: ListPage, page: Page, column: Column): boolean {
  const names = [
    column.name ?? "",
    $("title").text(),
    $("meta[name=ColumnName]").attr("content") ?? "",
    $("h1, h2, h3").text(),
  ];
  return (
    names.some((name) => /年报|年度报告/.test(name)) ||
    /nb|ndbg|nianbao|annualreport/i.test(new URL(page.url).pathname)
  );
}
