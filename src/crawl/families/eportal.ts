import { likeness, type Mark } from "../fingerprint.ts";
import type { ListPage } from "../list/list-page.ts";
import { countOfPages, nextPage, pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { scriptCall } from "../list/script-pager.ts";
import type { Ask, Family, Page } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/eportal\/ui\?pageId=/, worth: 0.95 },
  { in: "text", test: /\/eportal\/|staticRequest=yes/, worth: 0.7 },
  { in: "text", test: /name=["']moduleId["']/, worth: 0.6 },
  { in: "text", test: /javascript:next\(\d+\)/, worth: 0.5 },
];

/** `javascript:next(2)` stands for a query that hidden fields complete. */
function next(list: ListPage, page: Page, ask: Ask): Ask[] {
  const now = pageOf(ask);
  const field = (name: string) =>
    list.$(`input[name=${name}]`).attr("value") ??
    new URL(page.url).searchParams.get(name) ??
    new RegExp(`\\b${name}['"]?\\s*[:=]\\s*['"]?([\\w-]+)`).exec(list.scripts)?.[1];
  const moduleId = field("moduleId");
  const pageId = field("pageId") ?? /^\/(\d+)\//.exec(new URL(page.url).pathname)?.[1];
  if (!moduleId || !pageId) return nextPage(list, page, ask);
  if (!scriptCall(list, now) && (countOfPages(list, now) ?? 1) <= now) return [];
  const query = new URLSearchParams({ pageId, currentPage: String(now + 1), moduleId, staticRequest: "yes" });
  return [pageAsk(new URL(`/eportal/ui?${query}`, page.url).href, ask, now + 1)];
}

export const family: Family = {
  name: "eportal",
  about: "eportal (huilan): customs, Beijing's housing commission, Pinggu; pages behind javascript:next(n)",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column, { next }),
};
