import { chaptersIn } from "../../forms/chapters.ts";
import { likeness, type Mark } from "../fingerprint.ts";
import { jsonDate } from "../dates.ts";
import { branchOf } from "../list/branch-names.ts";
import { cleanUrl, isFile } from "../list/addresses.ts";
import { at, jsonOf } from "../list/json.ts";
import { pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { collapse, metaContent } from "../markup.ts";
import { Scan } from "../page/scan.ts";
import type { Ask, Context, Family, Page, Reading, Row } from "./family.ts";

const marks: Mark[] = [
  {
    in: "url",
    test: /\/c\d{5,}\w?\/(.*\/)?\w*list\w*\.shtml|\/\d{6}\/([0-9a-f]{32}|c\d\d_\d+)\.shtml/,
    worth: 0.8,
  },
  { in: "text", test: /name\s*=\s*["']?channelid\b/i, worth: 0.9 },
  { in: "text", test: /UCAPTITLE|UCAPCONTENT|UCAP-CONTENT|\/xhtml\/js\/page\.js/i, worth: 0.9 },
  { in: "text", test: /\/\d{6}\/[0-9a-f]{32}\.shtml/, worth: 0.7 },
];

/** Links to lists and channels are no articles, however they are numbered. */
const article = /\/\d{6}\/([0-9a-f]{32}|c\d\d_\d+)\.shtml$|\/content\.shtml$/;

const searchPath = /['"]((?:https?:\/\/[\w.:-]+)?\/(?:[\w-]+\/)*(?:es-)?search(?:List)?\/)/;
const asked = "_isAgg=true&_isJson=true&_pageSize=20&_template=index&_rangeTimeGte=&_channelName=";

/** The JSON list of a channel whose page lists nothing itself. */
function search(page: Page, ask: Ask): Ask[] {
  const channel =
    /^[0-9a-f]{32}$/i.exec(metaContent(page.text, "channelid")?.trim() ?? "")?.[0] ??
    /channelId['"]?\s*[:=]\s*['"]([0-9a-f]{32})/i.exec(page.text)?.[1];
  const path = searchPath.exec(page.text)?.[1];
  return channel ? [searchAsk(channel, path ? [path] : searchPlaces, page, ask.context)] : [];
}

const searchPlaces = ["/common/search/", "/search/", "/searchList/"];

function searchAsk(channel: string, places: string[], page: Page, context?: Context): Ask {
  const [first, ...others] = places.map((place): Ask => {
    return {
      url: new URL(`${place}${channel}?${asked}&page=1`, page.url).href,
      as: "branch",
      context: { ...context, page: 1 },
    };
  });
  return { ...first!, ...(others.length && { otherwise: others }) };
}

/** The tree of channels that a page's script asks for. */
const treeCall = (page: Page, ask: Ask): Ask[] => {
  const url = cleanUrl(/['"]([^'"]*\/getChannelList\?[^'"]+)['"]/.exec(page.text)?.[1] ?? "", page.url);
  return url ? [{ url, as: "branch", context: ask.context }] : [];
};

interface Channel {
  channelId?: string;
  displayName?: string;
  children?: Channel[];
}

/** Years and organs of a tree of channels, each a list of its own. */
function readTree(tree: Channel, page: Page, context: Context | undefined): Ask[] {
  return (tree.children ?? []).flatMap((child) => {
    const name = child.displayName ?? "";
    const said = branchOf(name) ?? (/年报|年度报告/.test(name) ? {} : null);
    const known = { ...context, ...said };
    const own = said && child.channelId ? [searchAsk(child.channelId, searchPlaces, page, known)] : [];
    return [...own, ...(said ? readTree(child, page, known) : [])];
  });
}

function readSearch(answer: unknown, page: Page, ask: Ask): Reading {
  const data = at(answer, "data") as Record<string, unknown> | undefined;
  const results = (Array.isArray(data?.results) ? data.results : []) as Record<string, unknown>[];
  const rows = results.flatMap((result) => rowOf(result, page, ask));
  const total = Number(data?.total ?? 0);
  const size = Number(data?.rows ?? results.length) || results.length;
  const now = pageOf(ask);
  const more = results.length > 0 && now * size < total;
  const asks = more ? [pageAsk(page.url.replace(/([?&]page=)\d+/, `$1${now + 1}`), ask, now + 1)] : [];
  return {
    rows,
    asks,
    ...(total && { total }),
    notes: results.length || total ? [] : ["the channel's list is empty"],
  };
}

function rowOf(result: Record<string, unknown>, page: Page, ask: Ask): Row[] {
  const url = cleanUrl(String(result.url ?? ""), page.url);
  const title = collapse(String(result.title ?? "").replace(/<[^>]*>/g, ""));
  if (!url || !title) return [];
  const details = [at(result, "domainMetaList[].resultList")].flat(2) as { key?: string; value?: string }[];
  const organ = details.find((detail) => detail?.key === "source")?.value || ask.context?.organ;
  const published = jsonDate(result.publishedTime, "publishedTime");
  const dates = published.length ? published : jsonDate(result.publishedTimeStr, "publishedTimeStr");
  const files = (Array.isArray(result.resList) ? (result.resList as Record<string, unknown>[]) : []).flatMap(
    (file) => {
      const address = cleanUrl(String(file.filePath ?? ""), page.url);
      return address && isFile(address) ? [{ url: address, name: String(file.fileName ?? "") }] : [];
    },
  );
  const { year } = ask.context ?? {};
  return [
    { url, title, dates, ...(organ && { organ }), ...(year && { year }), ...(files.length && { files }) },
  ];
}

/** A channel that is the article has no list behind it. */
const isArticle = (text: string): boolean =>
  /UCAPCONTENT|UCAP-CONTENT/i.test(text) || chaptersIn(new Scan(text).linesOf()) >= 2;

export const family: Family = {
  name: "ucap",
  about:
    "UCAP (开普): Xinjiang, Hainan, Heilongjiang, Hunan, CSRC; static lists, JSON lists, channels that are the article",
  fingerprint: (page) => likeness(page, marks),
  read(page, ask, column) {
    const answer = /^\s*\{/.test(page.text) ? jsonOf(page.text) : undefined;
    const tree = at(answer, "results") as Channel | undefined;
    if (tree?.children) return { rows: [], asks: readTree(tree, page, ask.context), notes: [] };
    if (answer !== undefined) return readSearch(answer, page, ask);
    const reading = readList(page, ask, column, {
      accept: (url) => article.test(new URL(url).pathname) || isFile(url),
    });
    // A page whose script names the list's address may show other articles beside it.
    const shell = searchPath.test(page.text) || reading.rows.length === 0;
    const lists =
      shell && ask.as === "branch" && !isArticle(page.text)
        ? [...treeCall(page, ask), ...search(page, ask)]
        : [];
    return { ...reading, asks: [...reading.asks, ...lists] };
  },
};
