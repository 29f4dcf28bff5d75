import { classifyTitle, foldTitle } from "../../forms/title.ts";
import { canonical, pageKey } from "../address.ts";
import type { Page } from "../families/family.ts";
import { addressOf } from "../list/rows.ts";
import { absolute, baseOf, collapse, parseHtml } from "../markup.ts";

/** A link that may lead to the column of annual reports, and why. */
export interface Candidate {
  url: string;
  text: string;
  /** higher is surer */
  score: number;
}

/** What the link to the column says, the surest first; then what the links to the pages above it say. */
const columnWords: [RegExp, number][] = [
  [/^(政府)?信息公开(工作)?年(度报告|报)$/, 10],
  [/政府信息公开(工作)?年(度报告|报)/, 9],
  [/^(公开)?年报$|公开年报|^年度报告$/, 8],
  [/年报|年度报告/, 5],
];
const aboveWords: [RegExp, number][] = [
  [/^政府信息公开(专栏|平台|目录)?$/, 4],
  [/信息公开专栏|法定主动公开内容/, 3.5],
  [/政务公开|信息公开/, 3],
];
const columnPath = /(xxgknb|gknb|ndbg|annualreport|AnnualReport)/i;

/** Paths that portals of many families use: only tried where no link leads further. */
export const knownPaths = [
  "/zfxxgk/zfxxgknb/",
  "/zwgk/zfxxgk/zfxxgknb/",
  "/zwgk/xxgknb/",
  "/zfxxgk/xxgknb/",
  "/xxgk/xxgknb/",
  "/zwgk/gknb/",
  "/zfxxgk/gknb/",
  "/zfxxgkzl/zfxxgknb/",
  "/gkmlpt/annualreport",
  "/zfxxgk/zfxxgkndbg/",
  "/xxgk/zfxxgknb/",
];

/** Every link of a page, in `<a>`, `<area>`, image texts, `data-url` and `onclick`, that may lead to the column or to a page above it. */
export function candidatesOf(page: Page): Candidate[] {
  const $ = parseHtml(page.text);
  const base = baseOf($, page.url);
  const found = new Map<string, Candidate>();
  $("a[href], area[href], [data-url], [data-href], [data-link], [onclick]").each((_, node) => {
    const element = $(node);
    const image = element.find("img[alt], img[title]").first();
    const text = collapse(
      element.attr("title") ||
        element.text() ||
        element.attr("alt") ||
        image.attr("alt") ||
        image.attr("title") ||
        "",
    );
    const handlers = `${element.attr("href") ?? ""} ${element.attr("onclick") ?? ""}`;
    const quoted = /["']([^"']*[/.][^"']*)["']/.exec(handlers)?.[1];
    const url = addressOf(element, base) ?? absolute(quoted, base);
    if (url === null || text.length > 40 || pageKey(url) === pageKey(page.url)) return;
    const score = scoreOf(text, url);
    const known = found.get(pageKey(url));
    if (score > 0 && (!known || known.score < score))
      found.set(pageKey(url), { url: canonical(url), text, score });
  });
  return [...found.values()].sort((a, b) => b.score - a.score);
}

function scoreOf(text: string, url: string): number {
  const folded = foldTitle(text);
  if (classifyTitle(folded).class === "look_alike") return 0;
  // 财政局信息公开年报 is an office's column
  if (/网站|法治|财政|预算|企业/.test(folded) && !/信息公开(工作)?年/.test(folded)) return 0;
  // a report itself names its year; the column does not
  if (/20\d\d/.test(folded)) return 0;
  const words = [...columnWords, ...aboveWords].find(([pattern]) => pattern.test(folded))?.[1] ?? 0;
  return words + (columnPath.test(url) ? 2 : 0);
}

/** From this score on a link is taken for the column itself. */
export const columnScore = 5;
