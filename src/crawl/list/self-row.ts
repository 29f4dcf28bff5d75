import { classifyTitle, yearOfTitle } from "../../forms/title.ts";
import type { Ask, Page, Row } from "../families/family.ts";
import { collapse } from "../markup.ts";
import { isFile } from "./addresses.ts";
import type { ListPage } from "./list-page.ts";

const headings = "ucaptitle, #ivs_title, h1, h2, h3, .title, .tit, .newstitle";

/**
 * A column that is the report: a heading with a report's title and year, and no reports listed below it. Then the page
 * is its own only row, and the files on it are its attachments.
 */
export function selfRow({ $ }: ListPage, page: Page, ask: Ask, rows: Row[]): Row | null {
  const isReport = (title: string) => classifyTitle(title).class === "report" && yearOfTitle(title) !== null;
  if (rows.some((row) => !isFile(row.url) && isReport(row.title))) return null;
  const title = [
    $("meta[name=ArticleTitle]").attr("content") ?? "",
    ...$(headings)
      .toArray()
      .filter((node) => $(node).closest("a, li").length + $(node).find("a").length === 0)
      .map((node) => $(node).text()),
  ]
    .map(collapse)
    .find(isReport);
  if (!title) return null;
  const { organ, year } = ask.context ?? {};
  return { url: page.url, title, dates: [], ...(organ && { organ }), ...(year && { year }) };
}
