import { yearOfPeriod } from "../forms/chapters.ts";
import { classifyTitle, organOfTitle, type TitleClass, yearOfTitle } from "../forms/title.ts";
import { soft404 } from "./challenge.ts";
import { urlDates } from "./dates.ts";
import type { DateCandidate, Page } from "./families/family.ts";
import { baseFrom, collapse } from "./markup.ts";
import { findBody } from "./page/body.ts";
import { pageDates } from "./page/dates.ts";
import { type Elements, elementsOf } from "./page/elements.ts";
import { bodyImages, type FileLink, pageFiles } from "./page/files.ts";
import { type Element, Scan } from "./page/scan.ts";
import { textHash } from "./page/text.ts";

export type { FileLink } from "./page/files.ts";

/** A string that something says of the page, and what says it. */
export interface Said {
  value: string;
  from: string;
}

/** What the list said before the page was asked for. */
export interface Given {
  title?: string;
  organ?: string;
  year?: number;
  dates?: DateCandidate[];
  /** the CMS says that it is a report whatever its title */
  sure?: boolean;
  /** files that the list names beside or instead of the page */
  files?: FileLink[];
  /**
   * it is a list page that is tried as a report: its title and its chapters must both say so, or an article's title with
   * a year must stand over a file or over pictures
   */
  list?: boolean;
}

export interface PageFacts {
  /**
   * report, companion: as it says; not-a-report: it is something else; empty: the title of a report and nothing under
   * it (a browser may see more); missing: the page says that it does not exist.
   */
  verdict: "report" | "companion" | "not-a-report" | "empty" | "missing";
  why: string;
  titles: Said[];
  title: string | null;
  organs: Said[];
  organ: string | null;
  year: number | null;
  year_from: string | null;
  /** the most trusted first; other days are kept beside it */
  dates: DateCandidate[];
  /** as the page itself gives it */
  canonical: string | null;
  files: FileLink[];
  images: FileLink[];
  hash: string;
}

/** What one article page says, over all families. Never throws. `today` bounds dates that an address encodes. */
export function readPage(page: Page, given: Given, today: string): PageFacts {
  const scan = new Scan(page.text);
  const elements = elementsOf(scan.elements);
  const base = baseFrom(elements.base?.attribs.href, page.url);
  const lines = scan.linesOf(elements.body ?? undefined);
  const html = elements.body ? scan.sourceOf(elements.body) : page.text;
  const body = findBody(scan, elements, { html, lines });
  const titles = pageTitles(scan, elements);
  const kind = titleKind(titles, given);
  const files = pageFiles(scan, elements, body, base);
  const images = bodyImages(body, base);
  const title = kind.title;
  const organs = pageOrgans(elements, lines, title, given);
  const said = pageDates(scan, elements, lines, body.lines);
  const [year, yearFrom] = fiscalYear(title, given, body.lines, said);
  const length = body.lines.reduce((sum, line) => sum + line.length, 0);
  const substance =
    body.chapters >= 1 ||
    files.length > 0 ||
    images.length > 0 ||
    (length >= 200 && /信息公开/.test(body.html));
  const heading = titles.find((t) => t.value === title && t.from !== "title element");
  // a year's list of files is headed by a title with the year too, but by many files
  const attached =
    heading !== undefined &&
    yearOfTitle(heading.value) !== null &&
    (images.length > 0 || (files.length > 0 && files.length <= 3));
  const [verdict, why] = judge(kind.class, kind.own, body.chapters, substance, attached, given, scan);
  const dates = [...said, ...(given.dates ?? []), ...urlDates(page.url, today, year ?? undefined)];
  return {
    verdict,
    why,
    titles,
    title,
    organs,
    organ: organs[0]?.value ?? null,
    year,
    year_from: yearFrom,
    dates: dates.sort((a, b) => b.confidence - a.confidence),
    canonical: elements.canonical?.attribs.href ?? null,
    files,
    images,
    hash: textHash([title ?? "", ...body.lines, ...files.map((f) => f.url), ...images.map((i) => i.url)]),
  };
}

function judge(
  title: TitleClass,
  own: boolean,
  chapters: number,
  substance: boolean,
  attached: boolean,
  given: Given,
  scan: Scan,
): [PageFacts["verdict"], string] {
  const missing = chapters === 0 ? soft404(scan.source, scan.textOf()) : null;
  if (missing) return ["missing", missing.detail];
  if (given.list) {
    return title === "report" && own && (chapters >= 2 || attached)
      ? ["report", "the column is the report"]
      : ["not-a-report", "a list"];
  }
  if (title === "companion") return ["companion", "by its title"];
  if (title === "look_alike") return ["not-a-report", "the page's own title is a sibling's"];
  if (title === "report" || given.sure)
    return substance ? ["report", "by its title"] : ["empty", "a title and no body"];
  if (chapters >= 3) return ["report", `${chapters} chapters`];
  return ["not-a-report", "neither title nor chapters"];
}

/** What the page calls itself: what a CMS writes for machines first, then headings, then the window title. */
function pageTitles(scan: Scan, elements: Elements): Said[] {
  const found: Said[] = [];
  const add = (text: string | undefined, from: string): void => {
    const value = collapse(text ?? "");
    if (value !== "" && value.length <= 200 && !found.some((t) => t.value === value))
      found.push({ value, from });
  };
  for (const { attribs } of elements.metas)
    if (/^articletitle$/i.test((attribs.name ?? "").trim())) add(attribs.content, "meta ArticleTitle");
  for (const node of elements.marked) add(scan.textOf(node), "element title");
  const detail = /"DETAIL"\s*:\s*\{[^{}]*?"title"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(scan.source)?.[1];
  if (detail)
    add(
      detail.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      "script DETAIL",
    );
  for (const node of elements.headings) add(ownText(scan, node) || scan.textOf(node), "heading");
  const shown = elements.title ? scan.textOf(elements.title) : "";
  for (const part of shown.split(/[_|]|\s[-–—]\s|--/)) add(part, "title element");
  return found;
}

/** What a heading says beside the blocks in it, which hold dates and sources. */
function ownText(scan: Scan, heading: Element): string {
  let text = "";
  let { from } = heading;
  for (const child of scan.childrenOf(heading)) {
    if (!/^(p|div|span)$/.test(child.name)) continue;
    text += scan.textOf({ from, to: child.from });
    from = child.to;
  }
  return text + scan.textOf({ from, to: heading.to });
}

interface Kind {
  class: TitleClass;
  title: string | null;
  /** the page itself says so, not only its row */
  own: boolean;
}

/** The first title that is a report's names the page; a sibling's title only counts where nothing speaks for a report. */
function titleKind(titles: Said[], given: Given): Kind {
  const classes = titles.map((t) => ({ ...t, class: classifyTitle(t.value).class }));
  const row = given.title === undefined ? null : classifyTitle(given.title).class;
  const first = classes[0];
  const strong = first && /^(meta|element)/.test(first.from) ? first : null;
  const report = classes.find((t) => t.class === "report");
  const companion = classes.find((t) => t.class === "companion");
  if (row === "companion") return { class: "companion", title: given.title!, own: companion !== undefined };
  if (strong?.class === "look_alike" || strong?.class === "companion")
    return { class: strong.class, title: strong.value, own: true };
  if (report) return { class: "report", title: richer(report.value, given.title), own: true };
  if (companion) return { class: "companion", title: companion.value, own: true };
  if (row === "report") return { class: "report", title: given.title!, own: false };
  const alike = classes.find((t) => t.class === "look_alike");
  if (alike) return { class: "look_alike", title: alike.value, own: true };
  return { class: row ?? "other", title: given.title ?? first?.value ?? null, own: false };
}

/** A bare 政府信息公开工作年度报告 on the page gives way to a row that also names organ and year. */
function richer(own: string, row: string | undefined): string {
  if (row === undefined || classifyTitle(row).class !== "report") return own;
  const says = (t: string): number => (organOfTitle(t) ? 2 : 0) + (yearOfTitle(t) ? 1 : 0);
  return says(row) > says(own) ? row : own;
}

const organLabels = /发布机构|发文机关|发布单位|公开主体|发文单位|制发机关|来源/;
const organLabel =
  /(发布机构|发文机关|发布单位|公开主体|发文单位|制发机关|信息来源|文章来源|来源)(?:\s*[:：]\s*|\s+)([\p{Script=Han}（）()]{2,40})(?=\s|$)/gu;
const noOrgan =
  /本站|本网|原创|不详|未知|网站|发布日期|发布时间|成文日期|有效|主题|文号|字体|索引|互联网|浏览/;

/** Organs that the page, its title, its row and its tree name; the title first, since cells often name the parent. */
function pageOrgans(elements: Elements, lines: string[], title: string | null, given: Given): Said[] {
  const found: Said[] = [];
  const add = (text: string | null | undefined, from: string): void => {
    const value = (text ?? "").replace(/\s/g, "");
    if (
      /\p{Script=Han}{2}/u.test(value) &&
      value.length <= 40 &&
      !noOrgan.test(value) &&
      !found.some((o) => o.value === value)
    )
      found.push({ value, from });
  };
  add(title === null ? null : organOfTitle(title), "title");
  add(given.title === undefined ? null : organOfTitle(given.title), "row title");
  add(given.organ, "list");
  for (const line of lines)
    if (line.length < 400 && organLabels.test(line))
      for (const m of line.matchAll(organLabel)) add(m[2], `label ${m[1]}`);
  for (const { attribs } of elements.metas)
    if (/^(contentsource|author|source)$/i.test((attribs.name ?? "").trim()))
      add(attribs.content, "meta ContentSource");
  return found;
}

function fiscalYear(
  title: string | null,
  given: Given,
  lines: string[],
  dates: DateCandidate[],
): [number | null, string | null] {
  const tries: [number | null, string][] = [
    [title === null ? null : yearOfTitle(title), "title"],
    [given.title === undefined ? null : yearOfTitle(given.title), "row title"],
    [yearOfPeriod(lines.slice(0, 40).join("")), "period"],
    [given.year ?? null, "column"],
  ];
  const published = dates.find((d) => d.confidence >= 0.8) ?? given.dates?.[0];
  if (published) tries.push([Number(published.value.slice(0, 4)) - 1, "publication year - 1"]);
  return tries.find(([year]) => year !== null) ?? [null, null];
}
