import { likeness, type Mark } from "../fingerprint.ts";
import { branchOf } from "../list/branch-names.ts";
import { scriptJson } from "../list/json.ts";
import { listPage, type ListPage } from "../list/list-page.ts";
import { pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { addressOf, rowsOf } from "../list/rows.ts";
import type { Ask, Family, Page } from "./family.ts";

const marks: Mark[] = [
  {
    in: "url",
    test: /\/public\/(column\/\d+|\d+\/\d+\.html|content\/\d+)|\/site\/(label\/8888|tpl\/\d+)/,
    worth: 0.85,
  },
  { in: "text", test: /\/public\/column\/\d+\?|\/site\/(label\/8888|tpl\/\d+)/, worth: 0.85 },
  { in: "text", test: /Ls\.pagination|\/group\d+\/M00\/|name=["']SiteId["']/i, worth: 0.7 },
];

const columnPath = /\/public\/column\/(\d+)/;
const label = "/site/label/8888";

/** What identifies a view: organ, kind, year and category, whatever else the address holds. */
function viewKey(address: string, kind: string): string {
  const url = new URL(address);
  const said = (name: string): string => url.searchParams.get(name) ?? "";
  return `${url.origin}/public/column/${columnPath.exec(url.pathname)?.[1]}?type=${kind}&timeFrame=${said("timeFrame")}&catId=${said("catId")}`;
}

/** Organs of the column's kind of page, and years of the annual view. The view is told by organ and year alone. */
function branches(list: ListPage, page: Page, ask: Ask): Ask[] {
  const kind = new URL(page.url).searchParams.get("type") ?? "3";
  const asks = new Map<string, Ask>();
  list.$("a, option, [onclick]").each((_, node) => {
    const element = list.$(node);
    const url =
      addressOf(element, list.base) ??
      (/column\//.test(element.attr("value") ?? "") ? new URL(element.attr("value")!, list.base).href : null);
    const organId = url && columnPath.exec(url)?.[1];
    if (!url || !organId) return;
    const query = new URL(url).searchParams;
    if ((query.get("type") ?? kind) !== kind) return;
    const year = query.get("timeFrame");
    const said = branchOf(element.attr("title") ?? "") ?? branchOf(element.text());
    if (!year && !said?.organ) return;
    const organ =
      said?.organ ?? (organId === columnPath.exec(page.url)?.[1] ? ask.context?.organ : undefined);
    const key = viewKey(url, kind);
    asks.set(key, {
      url,
      as: "branch",
      key,
      context: { ...(organ && { organ }), ...(year && { year: Number(year) }) },
    });
  });
  return [...asks.values()];
}

/**
 * The label service's address as the page's script builds it: literals joined with variables, whose values stand in the
 * script, the page's address or its meta tags.
 */
function labelCall(list: ListPage, page: Page, ask: Ask): Ask[] {
  if (!list.scripts.includes(label) && !list.scripts.includes("publicInfoList")) return [];
  const setting = (name: string): string =>
    new URL(page.url).searchParams.get(name) ??
    new RegExp(`\\b${name}['"]?\\s*[:=]\\s*['"]?(\\w+)`).exec(list.scripts)?.[1] ??
    list.$(`meta[name=${name}], meta[name=${name[0]!.toUpperCase()}${name.slice(1)}]`).attr("content") ??
    (name === "organId" ? columnPath.exec(page.url)?.[1] : undefined) ??
    "";
  const built = new RegExp(`['"]([^'"]*${label}\\?(?:[^'"]|['"]\\s*\\+[^'"]*\\+\\s*['"])*)['"]`).exec(
    list.scripts,
  )?.[1];
  const written = built?.replace(/['"]\s*\+\s*([^'"]*?)\s*\+\s*['"]/g, (_, name: string) =>
    /^\w+$/.test(name) ? setting(name) : "",
  );
  const sent = Object.entries((scriptJson(list.scripts, "data") ?? {}) as Record<string, unknown>);
  const query = new URLSearchParams(
    written?.split("?")[1] ??
      (sent.some(([name]) => name === "labelName")
        ? sent.map(([name, value]): [string, string] => [name, String(value)])
        : undefined) ??
      "IsAjax=1&dataType=html&labelName=publicInfoList&pageSize=15&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=80&type=4&result=暂无相关信息&file=/xxgk/publicInfoList_newest2020",
  );
  for (const name of ["siteId", "organId", "catId", "type"])
    if (!query.get(name) && setting(name)) query.set(name, setting(name));
  query.delete("_");
  query.set("pageIndex", "1");
  const prefix = (written ?? new RegExp(`['"]([^'"]*${label})['"]`).exec(list.scripts)?.[1])?.split(label)[0];
  return [
    {
      url: new URL(`${prefix ?? ""}${label}?${query}`, page.url).href,
      as: "branch",
      context: { ...ask.context, page: 1 },
    },
  ];
}

export const family: Family = {
  name: "lonsun",
  about:
    "Lonsun (龙讯): Anhui and parts of Sichuan and Gansu; an annual view by organ and year, lists from a label service",
  fingerprint: (page) => likeness(page, marks),
  entries({ url }) {
    const kind = new URL(url).searchParams.get("type") ?? "3";
    return [{ url, as: "branch", ...(columnPath.test(url) && { key: viewKey(url, kind) }) }];
  },
  read(page, ask, column) {
    const list = listPage(page);
    if (!page.url.includes(label)) {
      const reading = readList(page, ask, column);
      return { ...reading, asks: [...labelCall(list, page, ask), ...branches(list, page, ask)] };
    }
    const number = (name: string) =>
      Number(new RegExp(`\\b${name}['"]?\\s*:\\s*['"]?(\\d+)`).exec(list.scripts)?.[1] ?? 0);
    const rows = rowsOf(list, ask);
    const now = pageOf(ask);
    const next = page.url.replace(/([?&]pageIndex=)\d+/, `$1${now + 1}`);
    return {
      rows,
      asks: rows.length && now < number("pageCount") ? [pageAsk(next, ask, now + 1)] : [],
      total: number("total") || undefined,
      notes: [],
    };
  },
};
