import { likeness, type Mark } from "../fingerprint.ts";
import { branchOf } from "../list/branch-names.ts";
import { listPage } from "../list/list-page.ts";
import { countOfPages, pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import type { Ask, Column, Family, Page, Reading } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/module\/xxgk\/|[?&]vc_xxgkarea=|\/col\/col\d+\/index\.html\?number=/, worth: 0.9 },
  { in: "text", test: /\/module\/xxgk\/(search|tree)/, worth: 0.9 },
];

const annualCategory = /年报|年度报告/;

/** The category of the annual reports in an organ's tree, then its list, which is asked for by POST. */
function fromTree(page: Page, ask: Ask): Ask[] {
  const area = new URL(page.url).searchParams.get("area") ?? "";
  const category = [
    ...page.text.matchAll(/funclick\(\s*\\?['"]([^'"\\]+)\\?['"]\s*,\s*\\?['"]([^'"\\]+)/g),
  ].find((m) => annualCategory.test(m[2]!));
  return category ? [search(page.url, area, category[1]!, 1, ask)] : [];
}

/** Some servers read the query and some the body, so that both say all. */
function search(base: string, area: string, category: string, number: number, ask: Ask): Ask {
  const fields = new URLSearchParams({
    infotypeId: category,
    area,
    jdid: "1",
    currpage: String(number),
    sortfield: "createdatetime:0,orderid:0",
  });
  return {
    ...pageAsk(
      new URL(`/module/xxgk/search.jsp?standardXxgk=1&isAllList=1&divid=div4&${fields}`, base).href,
      ask,
      number,
    ),
    as: number === 1 ? "branch" : "page",
    method: "POST",
    body: fields.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
}

/** The shell of the module: organs by their `area`, each of which has a tree. */
function fromShell(page: Page, ask: Ask, column: Column): Ask[] {
  const list = listPage(page);
  const areas = new Map<string, string | undefined>();
  list.$("a, option, [onclick]").each((_, node) => {
    const element = list.$(node);
    const code = ["href", "value", "onclick"].map((name) => element.attr(name) ?? "").join(" ");
    const area =
      /(?:area=|changeArea\(\s*['"]|xxgkarea=)([0-9A-Z]{8,20})/i.exec(code)?.[1] ??
      /['"\s]([0-9A-Z]{15,20})['"\s]/.exec(`${code} `)?.[1];
    if (area && !areas.get(area)) areas.set(area, branchOf(element.attr("title") ?? element.text())?.organ);
  });
  for (const [, area] of page.text.matchAll(/tree\.jsp\?[^'"]{0,200}\barea=([0-9A-Z]{8,20})/gi))
    if (!areas.has(area!)) areas.set(area!, undefined);
  const here = new URL(column.url).searchParams;
  const given = here.get("vc_xxgkarea") ?? here.get("area");
  if (given) areas.set(given, areas.get(given) ?? column.organ);
  const category = here.get("infotypeId") ?? here.get("number");
  if (areas.size === 0 && category) return [search(column.url, "", category, 1, ask)];
  return [...areas].map(([area, organ]) => ({
    url: new URL(`/module/xxgk/tree.jsp?standardXxgk=1&area=${area}&divid=div4`, column.url).href,
    as: "branch",
    context: { ...ask.context, ...(organ && { organ }) },
  }));
}

export const family: Family = {
  name: "hanweb-xxgk",
  about: "Hanweb's disclosure module: organs by area code, a category tree each, lists by POST",
  fingerprint: (page) => likeness(page, marks),
  read(page, ask, column): Reading {
    const { pathname } = new URL(page.url);
    if (pathname.endsWith("/tree.jsp")) return { rows: [], asks: fromTree(page, ask), notes: [] };
    const reading = readList(page, ask, column);
    if (!pathname.endsWith("/search.jsp"))
      return { ...reading, asks: [...reading.asks, ...fromShell(page, ask, column)] };
    const now = pageOf(ask);
    const fields = new URLSearchParams(ask.body ?? "");
    const more = (countOfPages(listPage(page), now) ?? 1) > now && reading.rows.length > 0;
    const asks = more
      ? [search(page.url, fields.get("area") ?? "", fields.get("infotypeId") ?? "", now + 1, ask)]
      : [];
    return { ...reading, asks };
  },
};
