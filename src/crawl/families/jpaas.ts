import { likeness, type Mark } from "../fingerprint.ts";
import { listPage, type ListPage } from "../list/list-page.ts";
import { nextPage, pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { rowsOf } from "../list/rows.ts";
import type { Ask, Family, Page } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/art\/\d{4}\/art_[0-9a-f-]{8,}\.html/, worth: 0.8 },
  { in: "text", test: /\/art\/\d{4}\/art_[0-9a-f-]{8,}\.html/, worth: 0.7 },
  { in: "text", test: /parsetype=["']bulidstatic|jpaas-publish-server/i, worth: 0.95 },
  { in: "text", test: /\/cms_files\//, worth: 0.6 },
];

/** The interface pages by `paramJson` alone; page numbers beside it are ignored. */
function unit(address: string, query: string, number: number, ask: Ask): Ask {
  const url = `${address}?${query}&paramJson=${encodeURIComponent(JSON.stringify({ pageNo: number, pageSize: Number(ask.context?.rows) }))}`;
  return {
    ...pageAsk(url, ask, number),
    headers: { referer: String(ask.context?.referer), "x-requested-with": "XMLHttpRequest" },
  };
}

/** Lists of the page that have more rows than it shows. */
function next(list: ListPage, page: Page, ask: Ask): Ask[] {
  const asks: Ask[] = [];
  list.$("[querydata][uniturl]").each((_, node) => {
    const element = list.$(node);
    const rows = Number(element.attr("rows") ?? 15);
    // Without a count, a full page means that there may be another.
    const count = Number(element.attr("count") ?? (element.find("a[href]").length >= rows ? Infinity : 0));
    const given = [...(element.attr("querydata") ?? "").matchAll(/['"](\w+)['"]\s*:\s*['"]([^'"]*)['"]/g)];
    if (count <= rows || given.length === 0) return;
    // The literal spelling is the vendor's.
    const query = [["parseType", "bulidstatic"], ...given.map((m) => [m[1]!, m[2]!]), ["editType", "null"]]
      .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
      .join("&");
    const context = {
      ...ask.context,
      rows,
      query,
      referer: page.url,
      ...(Number.isFinite(count) && { count }),
    };
    asks.push(unit(new URL(element.attr("uniturl")!, page.url).href, query, 2, { ...ask, context }));
  });
  return asks.length ? asks : nextPage(list, page, ask);
}

export const family: Family = {
  name: "jpaas",
  about:
    "Hanweb jpaas: Jiangsu, Gansu, Jinan, several ministries; first page in the HTML, the others from an interface",
  fingerprint: (page) => likeness(page, marks),
  read(page, ask, column) {
    const html = unitHtml(page.text);
    if (html === null) return readList(page, ask, column, { next });
    const rows = rowsOf(
      listPage({ ...page, text: html, url: String(ask.context?.referer ?? page.url) }),
      ask,
    );
    const seen = pageOf(ask) * Number(ask.context?.rows ?? 15);
    const more = rows.length > 0 && seen < Number(ask.context?.count ?? Infinity);
    const asks = more
      ? [unit(page.url.split("?")[0]!, String(ask.context?.query), pageOf(ask) + 1, ask)]
      : [];
    return { rows, asks, total: Number(ask.context?.count ?? 0) || undefined, notes: [] };
  },
};

/** The list's HTML in the interface's answer, or null where the page is no such answer. */
function unitHtml(text: string): string | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const { data } = JSON.parse(text) as { data?: { html?: string } };
    return data?.html ?? "";
  } catch {
    return null;
  }
}
