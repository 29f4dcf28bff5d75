import { classifyTitle, organOfTitle, type TitleClass, yearOfTitle } from "../../forms/title.ts";
import { collapse } from "../markup.ts";
import type { Given, Said } from "../page.ts";
import type { Elements } from "./elements.ts";
import type { Element, Scan } from "./scan.ts";

/** What the page calls itself: what a CMS writes for machines first, then headings, then the window title. */
export function pageTitles(scan: Scan, elements: Elements, bodyLines: string[]): Said[] {
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
  for (const part of shown.split(/[_|]|\s[-–—]\s|--/)) {
    // 年度报告-云溪县人民政府: the portal's name behind a report's title
    const [own] = part.split(/[-–—]/);
    add(classifyTitle(own!).class === "report" ? own : part, "title element");
  }
  const classes = found.map((title) => classifyTitle(title.value).class);
  if (!classes.some((said) => /report|companion|look_alike/.test(said)))
    add(writtenTitle(bodyLines), "first lines");
  return found;
}

/** Lines at the head of an article in which its title may stand, and over how many of them it may run. */
const head = { lines: 6, run: 3 };

/** The title that an article has written over its text where no element is marked as one: with a year, and no prose. */
function writtenTitle(lines: string[]): string | undefined {
  const first = lines.slice(0, head.lines);
  for (const [at] of first.entries())
    for (let run = head.run; run > 0; run--) {
      const text = first.slice(at, at + run).join("");
      if (text.length > 60 || /[，。；：:《》]/.test(text) || !/(报告|年报)$/.test(text)) continue;
      if (classifyTitle(text).class === "report" && yearOfTitle(text) !== null) return text;
    }
  return undefined;
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

export interface Kind {
  class: TitleClass;
  title: string | null;
  /** the page itself says so, not only its row */
  own: boolean;
}

/** The first title that is a report's names the page; a sibling's title only counts where nothing speaks for a report. */
export function titleKind(titles: Said[], given: Given): Kind {
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
