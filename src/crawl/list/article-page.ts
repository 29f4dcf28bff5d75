import { classifyTitle, organOfTitle, yearOfTitle } from "../../forms/title.ts";
import type { Row } from "../families/family.ts";
import { collapse } from "../markup.ts";
import { isFile } from "./addresses.ts";
import type { ListPage } from "./list-page.ts";

const headings = "ucaptitle, #ivs_title, h1, h2, h3, .title, .tit, .newstitle";
/** More files than this below a report's title are a list. */
const attachments = 3;

const isReport = (title: string) => classifyTitle(title).class === "report" && yearOfTitle(title) !== null;

/**
 * Whether a column is the report and no list: a heading with a report's title and year, no reports listed below it, and
 * at most a few files, none of them another organ's. What such a page links to are its attachments.
 */
export function isArticlePage({ $ }: ListPage, rows: Row[]): boolean {
  const title = $(headings)
    .toArray()
    .filter((node) => $(node).closest("a, li").length + $(node).find("a").length === 0)
    .map((node) => collapse($(node).text()))
    .find(isReport);
  if (!title) return false;
  const files = rows.filter((row) => isFile(row.url));
  if (files.length > attachments || rows.some((row) => !isFile(row.url) && isReport(row.title))) return false;
  const organ = organOfTitle(title);
  return files.every((file) => {
    const named = organOfTitle(file.title.replace(/\.\w{2,5}$/, ""));
    return named === null || named === organ;
  });
}
