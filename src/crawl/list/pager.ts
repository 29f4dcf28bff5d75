import type { Ask, Page } from "../families/family.ts";
import { addressOf } from "./rows.ts";
import { cleanUrl } from "./addresses.ts";
import type { ListPage, Nodes } from "./list-page.ts";
import { scriptCall, scriptedPage } from "./script-pager.ts";

/** A pager that is only a script call: how many pages, and how the files of pages are named. */
interface NamedPages {
  total: number;
  prefix: string;
  suffix: string;
  /** number of the second page's file: TRS says `index_1`, UCAP `list_2` */
  second: 1 | 2;
}

/**
 * The next page of a list, or nothing. Tried in this order: a script call that names files, the link 下一页, the number
 * after the current one, a script link with a number, a drop-down, and, where the page only counts pages, the two usual
 * names.
 */
export function nextPage(list: ListPage, page: Page, ask: Ask): Ask[] {
  const now = pageOf(ask);
  const named = namedPages(list, page.url);
  if (named) return nextNamed(named, page.url, ask);
  const link = nextLink(list, page.url, now);
  if (link) return [pageAsk(link, ask, now + 1)];
  const call = scriptCall(list, now);
  const scripted = call && scriptedPage(list, page, call, now + 1);
  if (scripted) return [{ ...pageAsk(scripted.url, ask, now + 1), ...scripted }];
  const option = nextOption(list, page.url, now);
  if (option) return [pageAsk(option, ask, now + 1)];
  const byScript = call !== null;
  const total = countOfPages(list, now) ?? 0;
  const counted = byScript || total > now ? numberInUrl(page.url, now) : null;
  if (counted) return [pageAsk(counted, ask, now + 1)];
  if (!byScript && total <= now) return [];
  return nextNamed({ total: Math.max(total, now + 1), ...nameOf(page.url), second: 2 }, page.url, ask);
}

/** Which page of its list an ask is for, from 1. */
export const pageOf = (ask: Ask): number => Number(ask.context?.page ?? 1);

export function pageAsk(url: string, ask: Ask, number: number, otherwise: Ask[] = []): Ask {
  const context = { ...ask.context, page: number };
  return { url, as: "page", context, ...(otherwise.length && { otherwise }) };
}

/**
 * The file of the page after this one. Numbering starts at 1 or at 2, whatever the call's usual rule is: the first page
 * of one rule, and any page of the other (the call may announce too many), falls back to the one name that the other
 * rule would use and this one would not, so that neither rule loses a page.
 */
export function nextNamed(pages: NamedPages, url: string, ask: Ask): Ask[] {
  const now = pageOf(ask);
  const second = Number(ask.context?.second ?? pages.second);
  if (now >= pages.total) return [];
  const file = (number: number) => new URL(`${pages.prefix}_${number}.${pages.suffix}`, url).href;
  const asked = (number: number, from: number, otherwise: Ask[] = []): Ask => {
    const next = pageAsk(file(number), ask, now + 1, otherwise);
    return { ...next, context: { ...next.context, second: from } };
  };
  const spare = second === 1 ? (now === 1 ? [asked(2, 2)] : []) : pages.second === 2 ? [asked(1, 1)] : [];
  return [asked(now - 1 + second, second, spare)];
}

/** Reads the last live call of a pager, or the variables that older skins set instead. */
export function namedPages({ $, scripts }: ListPage, url: string): NamedPages | null {
  const number = (text: string): number | null => {
    if (/^\d+$/.test(text)) return Number(text);
    const set = new RegExp(`\\b${text}\\s*=\\s*(\\d+)`).exec(scripts);
    return set ? Number(set[1]) : null;
  };
  let found: NamedPages | null = null;
  const call =
    /createPage(?:HTML)?\s*\(\s*(?:(['"])[\w#.-]*\1\s*,\s*)?(\w+)\s*,\s*(\w+)\s*,\s*(['"])([\w./-]+)\4\s*,\s*(['"])(\w+)\6/g;
  for (const m of scripts.matchAll(call)) {
    const total = number(m[2]!);
    if (total) found = { total, prefix: m[5]!, suffix: m[7]!, second: m[1] ? 2 : 1 };
  }
  if (found) return found;
  const count =
    /\bcountPage\s*=\s*(\d+)|pagination_script_config(?:\.total\s*=|\s*=\s*\{[^{}]*?\btotal['"]?\s*:)\s*['"]?(\d+)/.exec(
      scripts,
    );
  if (count) return { total: Number(count[1] ?? count[2]), ...nameOf(url), second: 1 };
  const attribute = Number($("[totalpage]").first().attr("totalpage") ?? 0);
  return attribute ? { total: attribute, ...nameOf(url), second: 2 } : null;
}

/** `index_3.shtml` and `/folder/` give the prefix and suffix that the pages of their list share. */
function nameOf(url: string): { prefix: string; suffix: string } {
  const file = /([^/]*?)(?:_\d+)?\.(\w+)$/.exec(new URL(url).pathname);
  return { prefix: file?.[1] || "index", suffix: file?.[2] ?? "html" };
}

/** The same address with the next number, where it holds the number of its page by name. */
export function numberInUrl(url: string, now: number): string | null {
  const numbered = /([?&/_](?:cur(?:rent|r)?_?page|page_?(?:no|num|index|number)?|p)[=_])(\d+)/i;
  const m = numbered.exec(url);
  return m && Number(m[2]) === now ? url.replace(numbered, `$1${now + 1}`) : null;
}

const nextWords = /^[[(（【]?(下一?页|后一?页|(点击)?加载更多|next( page)?)[>»›]*[\])）】]?$/i;
/** A lone arrow; two of them may mean the last page. */
const nextArrow = /^[>›»]$/;

function nextLink({ $, base }: ListPage, url: string, now: number): string | null {
  const links = $("a, button, [data-url], [data-href]")
    .toArray()
    .map((node) => $(node));
  const target = links
    .filter((a) => nextWords.test(wordsOf(a)) || /^(next|下一?页)$/i.test(a.attr("title") ?? ""))
    .map((a) => addressOf(a, base))
    .find((address) => address !== null);
  if (target) return target === cleanUrl(url, url) ? null : target;
  const after = links.find((a) => wordsOf(a).replace(/^[[(]|[\])]$/g, "") === String(now + 1));
  const numbered = after && addressOf(after, base);
  if (numbered && (sameFolder(numbered, url) || belowFile(numbered, url))) return numbered;
  const byArrow = links.find((a) => nextArrow.test(wordsOf(a)));
  const arrow = byArrow && addressOf(byArrow, base);
  return arrow && sameFolder(arrow, url) && arrow !== cleanUrl(url, url) ? arrow : null;
}

/** A drop-down of pages whose values are their addresses. */
function nextOption({ $, base }: ListPage, url: string, now: number): string | null {
  const option = $("option[value*='.'], option[value*='/']")
    .toArray()
    .map((node) => $(node))
    .find((node) => wordsOf(node).replace(/^第|页$/g, "") === String(now + 1));
  const address = option && cleanUrl(option.attr("value")!, base);
  return address && (sameFolder(address, url) || belowFile(address, url)) ? address : null;
}

const wordsOf = (a: Nodes): string => a.text().replace(/\s+/g, "");

/** A number is a page only where it leads to the same folder, or the same script with another query. */
const sameFolder = (a: string, b: string): boolean => new URL(".", a).href === new URL(".", b).href;

/** `/index/60/page_2.html` is a page of `/index/60.html`. */
const belowFile = (address: string, url: string): boolean =>
  address.startsWith(`${url.split("?")[0]!.replace(/\.\w+$/, "")}/`);

/** Pages in the list as the page counts them: 1/144 (with the current page in front), 共 9 页, totalpage = 9. */
export function countOfPages({ words, scripts }: ListPage, now: number): number | null {
  const of = [...words.matchAll(/(?<![\d/年.-])([1-9]\d{0,3})\/([1-9]\d{0,3})(?![\d/月-])/g)].find(
    (m) => Number(m[1]) === now,
  );
  if (of) return Number(of[2]);
  const m =
    /共(\d{1,4})页/.exec(words) ??
    /\b(?:total_?pages?|page_?count|maxPageNum)\b['"]?\s*[:=]\s*['"]?(\d{1,4})/i.exec(scripts);
  return m ? Number(m[1]) : null;
}

/** Rows in the whole list as the page counts them: 共174条, totalRecord:3, total:7. */
export function countOfRows({ words, scripts }: ListPage): number | undefined {
  const m =
    /共(?:有)?(\d{1,6})(?:条|篇|个|项|记录)/.exec(words) ??
    /总(?:记录|条)数?[:：]?(\d{1,6})/.exec(words) ??
    /\btotal(?:_?records?)\b['"]?\s*[:=]\s*['"]?(\d{1,6})/i.exec(scripts);
  return m ? Number(m[1]) : undefined;
}
