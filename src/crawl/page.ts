import { yearOfPeriod } from "../forms/chapters.ts";
import { type TitleClass, yearOfTitle } from "../forms/title.ts";
import { soft404 } from "./challenge.ts";
import { urlDates } from "./dates.ts";
import type { DateCandidate, Page } from "./families/family.ts";
import { baseFrom } from "./markup.ts";
import { findBody } from "./page/body.ts";
import { pageDates } from "./page/dates.ts";
import { elementsOf } from "./page/elements.ts";
import { bodyImages, type FileLink, pageFiles } from "./page/files.ts";
import { pageOrgans } from "./page/organs.ts";
import { Scan } from "./page/scan.ts";
import { textHash } from "./page/text.ts";
import { pageTitles, titleKind } from "./page/titles.ts";

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
  /** it is the frame of a page that the list led to */
  framed?: boolean;
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
  /** the page itself says so, by its title or its chapters, and not only the list that led to it */
  certain: boolean;
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
  const titles = pageTitles(scan, elements, body.lines);
  const kind = titleKind(titles, given);
  const title = kind.title;
  const files = pageFiles(scan, elements, body, base, title);
  const images = bodyImages(body, base);
  const organs = pageOrgans(elements, lines, title, given);
  const said = pageDates(scan, elements, lines, body.lines, title);
  const [year, yearFrom] = fiscalYear(title, given, body.lines, said);
  const length = body.lines.reduce((sum, line) => sum + line.length, 0);
  const substance =
    body.chapters >= 1 ||
    files.length > 0 ||
    images.length > 0 ||
    (length >= 200 && (kind.own ? /信息公开/.test(body.html) : body.lines.some(speaksOfDisclosure)));
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
    certain: kind.own || body.chapters >= 2,
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

/** A sentence and no menu, which any page of a portal has. */
const speaksOfDisclosure = (line: string): boolean => /信息公开/.test(line) && /[，。；]/.test(line);

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
