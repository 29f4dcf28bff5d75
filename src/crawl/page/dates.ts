import { confidence, parseDate } from "../dates.ts";
import type { DateCandidate } from "../families/family.ts";
import { collapse } from "../markup.ts";
import type { Elements } from "./elements.ts";
import type { Scan } from "./scan.ts";

const written = String.raw`((?:20|19)\d\d(?:[-/.]|\s?年\s?)\d{1,2}(?:[-/.]|\s?月\s?)[0-3]?\d)`;
const anyDate = new RegExp(written);
/** The date must stand right behind its label: an empty 发布时间 after a filled 更新时间 has none. */
const published = new RegExp(
  String.raw`(发布日期|发布时间|公开日期|公开时间|信息提供日期|公布日期|发表时间|添加时间|发文日期|录入时间)\s*[:：]?\s*[\[［【(（]?\s*` +
    written,
  "g",
);
/** 时间 alone, which is also the end of 更新时间. */
const plain = new RegExp(String.raw`(?:^|[^\p{Script=Han}])(?:日期|时间)\s*[:：]\s*${written}`, "gu");
const signed = new RegExp(String.raw`(成文日期|生成日期|公文生成日期|印发日期)\s*[:：]?\s*` + written, "g");
/** A date line without a label: `2025年01月24日 (点击: )`, `2021-03-2918:26 来源：`. */
const beside = new RegExp(
  String.raw`(.{0,10}?)` +
    written +
    String.raw`(?:日)?\s*(?:\d{1,2}:\d\d(?::\d\d)?)?\s*[|│]?\s*(?=[(（【\[]?\s*(点击|浏览|阅读|来源|作者|字体|字号|文章来源|信息来源))`,
  "g",
);
const onlyDate = new RegExp(String.raw`^[[(（【]?${written}日?(\s*\d{1,2}:\d\d(:\d\d)?)?[\])）】]?$`);
const notPublished = /(更新|修改|生成|今天|现在|当前|统计|截至|成文|印发)/;

/** What a page itself says of its day of publication, best first. `lines` are those of the whole page. */
export function pageDates(
  scan: Scan,
  elements: Elements,
  lines: string[],
  bodyLines: string[],
  title: string | null,
): DateCandidate[] {
  const found: DateCandidate[] = [];
  const add = (text: string | undefined, from: string, trust: number): void => {
    const value = text === undefined ? null : parseDate(text);
    if (value !== null && value >= "2008-05-01" && !found.some((d) => d.from === from && d.value === value))
      found.push({ value, from, confidence: trust });
  };
  for (const { attribs } of elements.metas) {
    const name = (attribs.name ?? attribs.property ?? "").trim().toLowerCase();
    if (/^(pubdate|publishdate|publishtime|firstpublishedtime|article:published_time)$/.test(name))
      add(attribs.content, "meta PubDate", confidence.meta);
  }
  for (const node of elements.publishTimes) add(scan.textOf(node), "element publishtime", confidence.label);
  for (const line of lines) {
    if (line.length > 600 || !anyDate.test(line)) continue;
    for (const m of line.matchAll(published)) add(m[2], `label ${m[1]}`, confidence.label);
    for (const m of line.matchAll(plain)) add(m[1], "line", confidence.row);
    for (const m of line.matchAll(signed)) add(m[2], `label ${m[1]}`, confidence.signed);
    for (const m of line.matchAll(beside)) if (!notPublished.test(m[1]!)) add(m[2], "line", confidence.row);
  }
  add(belowTitle(lines, title), "line", confidence.row);
  for (const node of elements.dated) {
    const text = collapse(scan.textOf(node));
    if (text.length <= 24 && !/星期|[:：].*[:：].*[:：]/.test(text) && !notPublished.test(text))
      add(text, "element", confidence.row);
  }
  const last = bodyLines
    .slice(-3)
    .find((line) => /^20\d\d年\d{1,2}月\d{1,2}日$/.test(line.replace(/\s/g, "")));
  add(last, "signature", confidence.signed);
  return found.sort((a, b) => b.confidence - a.confidence);
}

/** A line below the title that is nothing but a date; the title itself may run over several lines. */
function belowTitle(lines: string[], title: string | null): string | undefined {
  const at = title === null ? -1 : lines.findIndex((line) => line.length > 5 && title.endsWith(line));
  return at < 0 ? undefined : lines.slice(at + 1, at + 3).find((line) => onlyDate.test(line));
}
