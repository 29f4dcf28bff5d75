import type { Ask, Column, Page, Reading, Row } from "../families/family.ts";
import { pageKey } from "../address.ts";
import { isArticle, shapeOf } from "./addresses.ts";
import { isArticlePage } from "./article-page.ts";
import { bareRows } from "./bare-rows.ts";
import { branchOf } from "./branch-names.ts";
import { branchesOf, columnOfOrgan, nearColumn, yearSelector } from "./branches.ts";
import { listPage, type ListPage } from "./list-page.ts";
import { countOfRows, nextPage } from "./pager.ts";
import { rowsOf } from "./rows.ts";

/** Where a family's lists differ from any list: which addresses are articles or branches, and how pages follow. */
export interface ListHabits {
  accept?(url: string): boolean;
  near?(url: string): boolean;
  /** a list, though its address looks like an article's */
  list?(url: string): boolean;
  next?(list: ListPage, page: Page, ask: Ask): Ask[];
}

/**
 * Reads a list as HTML: rows, the next page, the branches. Branches are looked for on first pages only. A page that is
 * itself the report lists nothing but those of other years.
 */
export function readList(page: Page, ask: Ask, column: Column, habits: ListHabits = {}): Reading {
  const list = listPage(page);
  const article = (url: string): boolean => (habits.accept ?? isArticle)(url) && !habits.list?.(url);
  const rows = rowsOf(list, ask, article);
  const near = nearColumn(column.url);
  const years: ReadonlySet<string> = rows.length === 0 ? yearSelector(list) : new Set();
  const belongs = (url: string): boolean => near(url) || years.has(url) || !!habits.near?.(url);
  const branches = ask.as === "branch" ? branchesOf(list, page, ask, belongs, habits.list) : [];
  const bare = ask.as === "branch" && rows.length === 0 && ask.context?.organ !== undefined;
  const own = bare ? columnOfOrgan(list, page, ask) : [];
  return {
    rows: isArticlePage(list, rows) ? otherYears(rows, page) : bareRows(rows, list, page, column),
    asks: [...(habits.next ?? nextPage)(list, page, ask), ...own, ...branches],
    total: countOfRows(list),
    notes: [],
  };
}

/** A column may lead straight to its newest report, which links the older ones by their years alone. */
function otherYears(rows: Row[], page: Page): Row[] {
  const others = rows.filter((row) => pageKey(row.url) !== pageKey(page.url));
  return others.filter((row) => branchOf(row.title)?.year && shapeOf(row.url) === shapeOf(page.url));
}
