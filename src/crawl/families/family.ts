/**
 * What a CMS family is: how one kind of portal lists its reports.
 *
 * A family promises to be a pure description. It turns a response into rows (things listed) and asks (what to request
 * next) and never touches the network, the clock or the disk. It never filters by title: every listed article or file
 * becomes a row, with its whole title, and the engine decides through `forms/title.ts` what is a report.
 *
 * The engine (frontier, fetch, gate, pace) does for every family alike, so that no family does it again:
 * - HTTP redirects, meta refresh and script shells that only redirect (≤ 3 hops, each through the gate);
 * - decoding: `page.text` is text in the right charset, gzip undone;
 * - a list page without rows and asks whose list stands in an iframe or frame: the frame is read as the list;
 * - a column that *is* the report: every list page is also tried as a report (title and chapter headings), so that a
 *   family only has to name the organ × year pages as branches;
 * - pages met twice (by `key`, else by method, canonical URL and body), loops, lists without end, depth of branches;
 * - the overlap test: a `page` ask whose rows were all on earlier pages of the same list is not followed further, and
 *   its `otherwise` is asked instead;
 * - conditional requests: on "not modified" the archived bytes are read again, so `read` must depend on its arguments only.
 */

/** A response as a family sees it. */
export interface Page {
  /** address of these bytes, after redirects; the base of relative links unless the page has a `<base>` */
  url: string;
  status: number;
  /** lower-case names */
  headers: Record<string, string>;
  /** decoded body */
  text: string;
}

/** What is known at this point of the tree and holds for every row below it. Flat, so that it is JSON in the ledger. */
export interface Context {
  /** organ as the tree names it (部门 selector, folder title) */
  organ?: string;
  /** fiscal year as the tree names it; a hint, since folder years lie */
  year?: number;
  /** a family's own: page number, offset, site id */
  [name: string]: string | number | undefined;
}

/** A request for a list, as data. */
export interface Ask {
  /** default GET */
  method?: "GET" | "POST";
  /** absolute, http or https */
  url: string;
  /** form-encoded or JSON text, with its content-type among the headers */
  body?: string;
  /** only what the CMS needs: content-type, referer, x-requested-with */
  headers?: Record<string, string>;
  /**
   * page: the next page of the same list, bound by the overlap test and the page limit;
   * branch: another list (a year, an organ, the tree's list call), bound by depth only.
   */
  as: "page" | "branch";
  /** handed back to `read` with the answer; rows inherit organ and year from it */
  context?: Context;
  /** what identifies the answer, where the URL holds more parameters than matter */
  key?: string;
  /** asked instead, in order, where this page is missing or repeats earlier rows (the other offset of a pager) */
  otherwise?: Ask[];
}

/** A date that something shows, and how far to trust it. */
export interface DateCandidate {
  /** YYYY-MM-DD, in China's time zone */
  value: string;
  /** json publishedTime, meta PubDate, label 发布时间, row, url, id objectid, … */
  from: string;
  /** 0–1; see `crawl/dates.ts` for the scale */
  confidence: number;
}

/** One thing listed: an article or a file. */
export interface Row {
  url: string;
  /** whole: `@title` before the visible text where that is cut off; whitespace collapsed */
  title: string;
  /** empty where the row shows none */
  dates: DateCandidate[];
  organ?: string;
  year?: number;
  /** files that the list itself names beside or instead of the page */
  files?: { url: string; name: string }[];
  /** true where the CMS says that this is an annual report whatever its title (名称 is only 示例街道 or 2024年) */
  sure?: boolean;
}

/** What one list response says. */
export interface Reading {
  rows: Row[];
  /** the next page (only the next one: pages are asked in a chain) and the branches */
  asks: Ask[];
  /** rows in the whole list, where the page says it: 共 N 条, totalrecord, total */
  total?: number;
  /** what a person should know: "the pager is encrypted, only the first block is readable" */
  notes: string[];
}

/** A column of a source, as `sources/*.yaml` describes it. */
export interface Column {
  url: string;
  family: string;
  /** the column's name as the portal shows it */
  name?: string;
  /** where the whole column belongs to one organ or one year */
  organ?: string;
  year?: number;
  /** the family's own parameters, validated by the family's `params` schema */
  params?: Record<string, unknown>;
}

export interface Family {
  /** as it stands in a source: trs, hanweb, jpaas, ucap, … */
  readonly name: string;
  /** one line for people: vendor, where it was seen */
  readonly about: string;
  /** how surely this page (home, column or article) comes from the family: 0 no, 1 beyond doubt */
  fingerprint(page: Page): number;
  /** what opens a column; without it the column's own URL is asked as a branch */
  entries?(column: Column): Ask[];
  /** reads the answer to one of the family's own asks; never throws on a bad page: no rows and a note instead */
  read(page: Page, ask: Ask, column: Column): Reading;
  /** what is wrong with a column's `params`, empty where nothing is; without it no params are taken */
  check?(params: Record<string, unknown>): string[];
}
