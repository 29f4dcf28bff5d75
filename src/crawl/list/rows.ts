import { classifyTitle, yearOfTitle } from "../../forms/title.ts";
import { rowDates } from "../dates.ts";
import type { Ask, Row } from "../families/family.ts";
import { cleanUrl, isArticle, isFile, isList, isNumberedFolder, quotedAddresses } from "./addresses.ts";
import { collapse } from "../markup.ts";
import { branchOf } from "./branch-names.ts";
import type { ListPage, Nodes } from "./list-page.ts";

const linked = "a, area[href], [onclick], [data-url], [data-href], [data-link]";
const container = "li, tr, dl, dd, dt";
/** Words of a link that name an action or a format instead of what is linked. */
const wordless =
  /^([(（\[【]?(查看|查阅|详细|详情|详细内容|全文|下载|点击(查看|下载)?|打开|预览|在线浏览|附件\d*|更多|PDF|OFD|WORD|DOCX?|文字版|图片版|网页版|下载(文字|图片)版|PDF版|Word版)(全文|附件|原文|详情|下载|查看|文件)?[\])）】]?[>»]*)?$/i;
const aDate =
  /[[(（【]?\s*(?<!\d)20\d\d\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}\s*日?(\s+\d{1,2}:\d{2}(:\d{2})?)?\s*[\])）】]?/;

/**
 * The articles and files that a page lists, each once, in page order. A row's title is `@title` where the text is cut
 * off; a file whose link only says 下载 or PDF belongs to the article beside it.
 */
export function rowsOf({ $, base }: ListPage, ask: Ask, accept: (url: string) => boolean = isArticle): Row[] {
  const rows = new Map<string, Row>();
  const besides: { row: string; url: string; name: string }[] = [];
  $(linked).each((_, node) => {
    const element = $(node);
    const url = addressOf(element, base);
    if (!url) return;
    const own = titleOf(element);
    const title = wordless.test(own) ? titleBeside(element.closest(container), own) : own;
    const year = (wordless.test(own) ? yearAbove(element) : undefined) ?? ask.context?.year;
    // 查看 beside an organ, in a table of organs and years
    const bare = wordless.test(own) && !isList(url) && !!branchOf(title)?.organ;
    if (!title || !(accept(url) || isNamedReport(title, url) || bare)) return;
    const box = element.closest(container);
    if (isNumberedFolder(url) && branchOf(title) && !isNamedReport(title, url)) return;
    const first = box.length
      ? box
          .find(linked)
          .filter((_, other) => !wordless.test(titleOf($(other))))
          .first()
      : element;
    const main = first.length ? addressOf(first, base) : null;
    if (wordless.test(own) && isFile(url) && main && main !== url) {
      besides.push({ row: main, url, name: own });
      return;
    }
    const known = rows.get(url);
    if (known) {
      if (title.length > known.title.length && !wordless.test(own)) known.title = title;
      return;
    }
    const alone = box.length > 0 && (main === url || main === null);
    const organ = ask.context?.organ ?? (alone ? organBeside($, box) : undefined);
    const around = alone ? shortText(box) : `${shortText(element)} ${shortText(element.next())}`;
    const dates = rowDates(splitDay(around.replace(own, " ")), year === undefined ? undefined : year + 1);
    rows.set(url, { url, title, dates, ...(organ && { organ }), ...(year && { year }) });
  });
  for (const { row, url, name } of besides) {
    const of = rows.get(row);
    if (of) (of.files ??= []).push({ url, name });
    else if (!rows.has(url)) rows.set(url, { url, title: name, dates: [] });
  }
  return [...rows.values()];
}

/** The year that heads the column of a table in which a link stands. */
function yearAbove(element: Nodes): number | undefined {
  const cell = element.closest("td");
  const table = cell.closest("table")[0];
  // the first row, found without a look at the others: each of a thousand links asks for it
  const head = table && firstRow(table);
  const above = head?.name === "tr" ? head.children.filter(isTag)[cell.index()] : undefined;
  return above && above !== cell[0] ? branchOf(textOfNode(above))?.year : undefined;
}

function firstRow(node: Node): TagNode | undefined {
  const first = "children" in node ? node.children.find(isTag) : undefined;
  return first && /^(thead|tbody)$/.test(first.name) ? firstRow(first) : first;
}

type TagNode = Extract<Node, { tagName: unknown }>;
const isTag = (node: Node): node is TagNode => node.type === "tag";

/** An organ that the row names in a cell or element of its own. */
function organBeside($: ListPage["$"], box: Nodes): string | undefined {
  const cells = box
    .find("td, span, em, i, b, p")
    .filter((_, node) => $(node).find("a").length === 0 && $(node).closest("a").length === 0);
  return cells
    .toArray()
    .map((node) => branchOf($(node).text()))
    .find((said) => said?.organ && !said.year)?.organ;
}

/** The address behind a link, a handler or a data attribute; null where there is none. */
export function addressOf(element: Nodes, base: string): string | null {
  const attributes = attributesOf(element);
  const { href = "", onclick = "" } = attributes;
  const direct = cleanUrl(href, base);
  if (direct) return direct;
  for (const name of ["data-url", "data-href", "data-link"]) {
    const url = cleanUrl(attributes[name] ?? "", base);
    if (url) return url;
  }
  return quotedAddresses(`${href} ${onclick}`, base)[0] ?? null;
}

/** Read from the node: a page has thousands of links, and a selection of each takes longer than what is asked of it. */
function attributesOf(element: Nodes): Partial<Record<string, string>> {
  const node = element[0];
  return node && "attribs" in node ? node.attribs : {};
}

const holdsElements = (element: Nodes): boolean => {
  const node = element[0];
  return !!node && "children" in node && node.children.some((child) => "attribs" in child);
};

/** Text with a space between elements, so that `08` and `2024-01` in two of them stay two words. */
const textOf = (selected: Nodes): string => selected.toArray().map(textOfNode).join(" ");

function textOfNode(node: Node): string {
  if (node.type === "text") return node.data;
  if (node.type !== "tag") return "";
  return node.children.map(textOfNode).join(inline.test(node.name) ? "" : " ");
}

type Node = Nodes[number];

/** Elements that stand inside words. */
const inline = /^(a|b|i|em|font|strong|u|s|sub|sup|mark)$/;

/** No title and no row is longer than this. */
const longest = 500;
const shortText = (element: Nodes): string => collapse(textOf(element)).slice(0, longest);

/** The whole title of a linked thing. */
function titleOf(element: Nodes): string {
  const shown = collapse(shortText(element).replace(aDate, " "));
  const { title, "data-title": data } = attributesOf(element);
  const hint = collapse(
    title ??
      data ??
      // most links hold nothing but words, and looking into them takes longer than all the rest
      (holdsElements(element)
        ? (element.find("img[alt]").attr("alt") ?? element.find("[title]").attr("title"))
        : undefined) ??
      "",
  );
  if (!hint) return shown;
  const stem = shown.replace(/(\.{2,}|…+)$/, "");
  const cutOff = stem !== shown || shown.length < hint.length;
  return !shown || (cutOff && (hint.startsWith(stem) || classifyTitle(hint).class !== "other"))
    ? hint
    : shown;
}

/** Where the link is named 下载 or 查看, what stands beside it in the row. */
function titleBeside(box: Nodes, own: string): string {
  if (!box.length) return "";
  const words = collapse(shortText(box).replace(aDate, " ")).split(" ");
  return words.filter((word) => word !== own && !wordless.test(word) && !/^\d{1,4}$/.test(word)).join(" ");
}

/** A report by its title alone, whatever its address looks like, unless that is a list's. */
export const isNamedReport = (title: string, url: string): boolean =>
  yearOfTitle(title) !== null && ["report", "companion"].includes(classifyTitle(title).class) && !isList(url);

/** Skins with a big day put it apart from its month: `08 2024-01` and `01-08 2024` become one date. */
function splitDay(text: string): string {
  const tight = collapse(text).slice(0, longest);
  const whole = aDate.exec(tight);
  if (whole) return whole[0];
  const apart = /(?<!\d)(\d{1,2})\s+(20\d\d)\s*[-/.年]\s*(\d{1,2})(?!\d)/.exec(tight);
  if (apart) return `${apart[2]}-${apart[3]}-${apart[1]}`;
  const behind = /(?<!\d)(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?\s+(\d{1,2})(?!\d)/.exec(tight);
  if (behind) return `${behind[1]}-${behind[2]}-${behind[3]}`;
  const yearLast = /(?<!\d)(\d{1,2})[-/.](\d{1,2})\s+(20\d\d)(?!\d)/.exec(tight);
  return yearLast ? `${yearLast[3]}-${yearLast[1]}-${yearLast[2]}` : tight;
}
