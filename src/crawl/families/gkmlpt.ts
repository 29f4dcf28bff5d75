import { likeness, type Mark } from "../fingerprint.ts";
import { jsonDate } from "../dates.ts";
import { branchOf } from "../list/branch-names.ts";
import { cleanUrl } from "../list/addresses.ts";
import { at, jsonOf, scriptJson } from "../list/json.ts";
import { listPage, type ListPage } from "../list/list-page.ts";
import { pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { addressOf } from "../list/rows.ts";
import { collapse } from "../markup.ts";
import type { Ask, Family, Page, Reading, Row } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/gkmlpt(\/|$)/, worth: 0.95 },
  { in: "text", test: /\/gkmlpt\/(annualreport|index|content|api)/, worth: 0.85 },
  { in: "text", test: /_CONFIG\s*=[^]{0,200}['"]?SID\b/, worth: 0.9 },
];

interface Node {
  id?: number | string;
  name?: string;
  jump_url?: string;
  children?: Node[];
}

const annual = /年报|年度报告/;
const walk = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...walk(node.children ?? [])]);

/** The list of the tenant's annual reports, whose category the tree names; the fragment of the address is the spare. */
function list(config: unknown, page: Page, ask: Ask): Ask[] {
  const tree = at(config, "TREE");
  const node = walk(Array.isArray(tree) ? (tree as Node[]) : []).find(({ name }) => annual.test(name ?? ""));
  const category = node?.id ?? ask.context?.category;
  const jump = node?.jump_url ? cleanUrl(node.jump_url, page.url) : null;
  const tenant = /^.*?\/gkmlpt(?=\/|$)/.exec(page.url)?.[0];
  const asks: Ask[] = jump ? [{ url: jump, as: "branch", context: ask.context }] : [];
  if (!category || !tenant) return asks;
  const sid = String(at(config, "SID") ?? "");
  const url = `${tenant}/api/all/${category}?page=1&sid=${sid}`;
  return [...asks, { url, as: "branch", context: { ...ask.context, page: 1, seen: 0 } }];
}

/** Some tenants count pages from 0: where a page is missing or repeats, the one that such a tenant began with is asked. */
function readApi(answer: unknown, page: Page, ask: Ask): Reading {
  const items = at(answer, "articles");
  const articles = (Array.isArray(items) ? items : []) as Record<string, unknown>[];
  const total = Number(at(answer, "total") ?? at(answer, "classify.post_count") ?? 0);
  const seen = Number(ask.context?.seen ?? 0) + articles.length;
  const now = Number(/[?&]page=(\d+)/.exec(page.url)?.[1] ?? 1);
  const numbered = (n: number, otherwise: Ask[] = []): Ask => {
    const step = pageAsk(page.url.replace(/([?&]page=)\d+/, `$1${n}`), ask, pageOf(ask) + 1, otherwise);
    return { ...step, context: { ...step.context, seen } };
  };
  const more = seen < total && now > 0;
  const asks = more ? [articles.length ? numbered(now + 1, [numbered(0)]) : numbered(0)] : [];
  return { rows: articles.flatMap((article) => rowOf(article, page, ask)), asks, total, notes: [] };
}

function rowOf(article: Record<string, unknown>, page: Page, ask: Ask): Row[] {
  const url = cleanUrl(String(article.url || article.post_url || ""), page.url);
  const title = collapse(String(article.title ?? "").replace(/<[^>]*>/g, ""));
  if (!url || !title) return [];
  const times = ["first_publish_time", "display_publish_time", "date"].flatMap((name) =>
    jsonDate(article[name], name),
  );
  const created = jsonDate(article.created_at, "created_at", true);
  const organ = collapse(String(article.publisher ?? "")) || ask.context?.organ;
  const attached = (Array.isArray(article.attachment) ? article.attachment : []) as {
    name?: string;
    url?: string;
  }[];
  const files = attached.flatMap((file) => {
    const address = cleanUrl(String(file.url ?? ""), page.url);
    return address ? [{ url: address, name: file.name ?? "" }] : [];
  });
  return [
    {
      url,
      title,
      dates: times.length ? times : created,
      ...(organ && { organ }),
      ...(files.length && { files }),
    },
  ];
}

/** Other tenants that a page leads to, each an organ. */
function tenants({ $, base }: ListPage, page: Page, ask: Ask): Ask[] {
  const asks = new Map<string, Ask>();
  $("a").each((_, node) => {
    const url = addressOf($(node), base);
    if (!url || !/\/gkmlpt\/?(annualreport|index|#|$)/.test(new URL(url).pathname) || url === page.url)
      return;
    const entry = url.replace(/\/gkmlpt.*$/, "/gkmlpt/annualreport");
    const category = /#(\d+)$/.exec($(node).attr("href") ?? "")?.[1];
    const organ = branchOf($(node).attr("title") ?? "")?.organ ?? branchOf($(node).text())?.organ;
    asks.set(entry, {
      url: entry,
      as: "branch",
      context: { ...ask.context, ...(organ && { organ }), ...(category && { category }) },
    });
  });
  return [...asks.values()];
}

export const family: Family = {
  name: "gkmlpt",
  about: "Guangdong's catalogue platform: a tenant an organ, the tree in a script, lists from an interface",
  fingerprint: (page) => likeness(page, marks),
  entries(column) {
    const category = /#(\d+)/.exec(column.url)?.[1];
    return [{ url: column.url.split("#")[0]!, as: "branch", context: { ...(category && { category }) } }];
  },
  read(page, ask, column) {
    const answer = /^\s*\{/.test(page.text) ? jsonOf(page.text) : undefined;
    if (answer !== undefined) return readApi(answer, page, ask);
    const html = listPage(page);
    const config = scriptJson(html.scripts, "_CONFIG");
    const reading = readList(page, ask, column);
    const lists = config === undefined ? [] : list(config, page, ask);
    return {
      ...reading,
      asks: [...lists, ...tenants(html, page, ask), ...(lists.length ? [] : reading.asks)],
    };
  },
};
