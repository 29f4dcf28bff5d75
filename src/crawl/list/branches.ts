import type { Ask, Page } from "../families/family.ts";
import { cleanUrl, isArticle, isNumberedFolder, shapeOf } from "./addresses.ts";
import { branchOf } from "./branch-names.ts";
import type { ListPage, Nodes } from "./list-page.ts";
import { addressOf, isNamedReport } from "./rows.ts";

/**
 * Years and organs that a page offers: links, drop-downs (with an address as value, with a handler that builds one, or
 * as a field of a form), and tree nodes. `near` says which addresses may belong to the column's tree, `isList` which
 * are lists of it although they look like articles.
 */
export function branchesOf(
  list: ListPage,
  page: Page,
  ask: Ask,
  near: (url: string) => boolean,
  isList: (url: string) => boolean = () => false,
): Ask[] {
  const asks = new Map<string, Ask>();
  const add = (url: string | null, text: string, more: Partial<Ask> = {}) => {
    const list = !!url && (!isArticle(url) || isNumberedFolder(url) || isList(url));
    const said = list ? branchOf(text) : null;
    if (
      !said ||
      !(near(url!) || isList(url!)) ||
      url === page.url ||
      (said.organ && isNamedReport(text, url!))
    )
      return;
    const { organ, year } = ask.context ?? {};
    const context = { ...(organ && { organ }), ...(year && { year }), ...said };
    const branch: Ask = { url: url!, as: "branch", context, ...more };
    asks.set(`${branch.url} ${branch.body ?? ""}`, branch);
  };
  const { $, base } = list;
  $("a, area[href], [onclick], [data-url]").each((_, node) => {
    const link = $(node);
    const title = link.attr("title") ?? "";
    add(addressOf(link, base), branchOf(title) ? title : link.text());
  });
  $("select").each((_, node) => {
    const select = $(node);
    $("option", node).each((_, option) => {
      const value = $(option).attr("value") ?? "";
      const target = chosen(select, value, list);
      if (target) add(target.url, $(option).text(), target);
    });
  });
  for (const { url, text } of treeNodes(list)) add(url, text);
  return [...asks.values()];
}

const columnName = /^(本?(机关|单位|部门))?(政府)?(信息)?(公开)?(工作)?(年报|年度报告)$/;

/** The column of reports on the page of an organ, which lists nothing itself. */
export function columnOfOrgan({ $, base }: ListPage, page: Page, ask: Ask): Ask[] {
  const { origin } = new URL(page.url);
  const urls = $("a")
    .toArray()
    .filter((node) => columnName.test($(node).text().replace(/\s+/g, "")))
    .map((node) => addressOf($(node), base))
    .filter((url) => url !== null && url !== page.url && new URL(url).origin === origin && !isArticle(url));
  return [...new Set(urls)].map((url) => ({ url: url!, as: "branch", context: ask.context }));
}

/** Years wherever they stand, of a column that lists nothing itself: links that only say a year and differ in digits alone. */
export function yearSelector({ $, base }: ListPage): ReadonlySet<string> {
  const alike = new Map<string, Map<string, number>>();
  $("a[href]").each((_, node) => {
    const text = $(node).text();
    const said = /20[0-2]\d/.test(text) && text.length < 50 ? branchOf(text) : null;
    const url = said?.year && !said.organ ? addressOf($(node), base) : null;
    if (!url || new URL(url).origin !== new URL(base).origin) return;
    const shape = shapeOf(url);
    alike.set(shape, (alike.get(shape) ?? new Map<string, number>()).set(url, said!.year!));
  });
  const selectors = [...alike.values()].filter((urls) => urls.size > 1 && new Set(urls.values()).size > 1);
  return new Set(selectors.flatMap((urls) => [...urls.keys()]));
}

/** The request that choosing an option makes. */
function chosen(
  select: Nodes,
  value: string,
  { $, base }: ListPage,
): (Partial<Ask> & { url: string }) | null {
  if (/^(https?:|\.{0,2}\/)|\.\w{2,5}([?#]|$)|^\?/.test(value)) {
    const url = cleanUrl(value, base);
    return url ? { url } : null;
  }
  if (!value || /^(0|-1|all)$/i.test(value)) return null;
  const handler =
    /location(?:\.href)?\s*=\s*(['"])(.{0,500}?)\1\s*\+\s*this\.value(?:\s*\+\s*(['"])(.{0,500}?)\3)?/.exec(
      select.attr("onchange") ?? "",
    );
  if (handler) {
    const url = cleanUrl(handler[2]! + encodeURIComponent(value) + (handler[4] ?? ""), base);
    return url ? { url } : null;
  }
  const form = select.closest("form");
  const name = select.attr("name");
  const action = form.length && name ? cleanUrl(form.attr("action") ?? base, base) : null;
  if (!action || !name) return null;
  const fields = new URLSearchParams(
    form
      .find("input[type=hidden][name]")
      .toArray()
      .map((input): [string, string] => [$(input).attr("name")!, $(input).attr("value") ?? ""]),
  );
  fields.set(name, value);
  if (!/post/i.test(form.attr("method") ?? "")) return { url: `${action.split("?")[0]}?${fields}` };
  return {
    url: action,
    method: "POST",
    body: fields.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
}

/** zTree nodes and arrays of menu items in scripts: `{name: "教育局", url: "/jyj/"}`; `null.shtml` means no page. */
function treeNodes({ scripts, base }: ListPage): { url: string; text: string }[] {
  const nodes: { url: string; text: string }[] = [];
  for (const [object] of scripts.matchAll(/\{[^{}]{5,500}\}/g)) {
    const text = /\b(?:name|title|text|label)['"]?\s*:\s*['"]([^'"]{2,60})['"]/.exec(object)?.[1];
    const href = /\b(?:iframeurl|url|href|link)['"]?\s*:\s*['"]([^'"]{2,300})['"]/i
      .exec(object)?.[1]
      ?.replaceAll("\\/", "/");
    const url = text && href && !/null\.s?html?$/.test(href) ? cleanUrl(href, base) : null;
    if (url) nodes.push({ url, text: text! });
  }
  return nodes;
}

/** Folders of annual reports, wherever they stand: zfxxgknb, gknb, ndbg, nianbao, annualreport. */
const annualFolder = /\/\w*(nb|ndbg|nianbao|annualreport)\w*(\/|$)/i;

/**
 * Whether an address may belong to a column's tree: below the folder above the column's, in any folder of annual
 * reports, or under the same file name elsewhere (`/a/nb2024/list.shtml`, `/public/column/12?type=3`). Whatever lies
 * below a column that is a folder belongs to it.
 */
export function nearColumn(column: string): (url: string) => boolean {
  const own = new URL(column);
  const folder = new URL(own.pathname.endsWith("/") && own.pathname !== "/" ? ".." : ".", own).pathname;
  const above = own.pathname.split("/").length > 3 ? new URL("..", new URL(folder, own)).pathname : folder;
  const file = own.pathname.split("/").at(-1)!;
  const below = /^$|^(index|default)\./.test(file) ? new URL(".", own).pathname : "/";
  return (address) => {
    const url = new URL(address);
    if (annualFolder.test(url.pathname)) return true;
    if (url.origin !== own.origin || url.pathname === "/" || url.pathname === "/index.html") return false;
    if (below !== "/" && url.pathname.startsWith(below)) return true;
    // `/nw31406_2024/` beside `/nw31406/`
    if (folder !== "/" && /^[_-]?20\d\d\//.test(url.pathname.replace(folder.slice(0, -1), ""))) return true;
    if (above !== "/" && url.pathname.startsWith(above)) return true;
    return file.length > 0 && !/^(index|default)\./.test(file) && url.pathname.endsWith(`/${file}`);
  };
}
