import type { Block, Candidate, Document } from "../model/document.ts";
import type { Report } from "../model/report.ts";
import {
  classifyTitle,
  foldTitle,
  isLooseTitle,
  namesSeveralYears,
  organOfTitle,
  yearOfTitle,
} from "../forms/title.ts";
import type { Organ } from "./organ.ts";
import { completeOrgan, describeOrgan, looksLikeOrgan } from "./organ.ts";
import { publishedOn } from "./publication.ts";
import { brokenPeriod, periodSentences, periodYear, plausibleYear } from "./reporting-period.ts";

/** Who, when and for what year, as far as the document says. */
export interface Identity {
  title: string | null;
  organ: Organ;
  year: number | null;
  published_on: Report["published_on"];
  /** the years that the document names for itself, where they differ: title, period */
  years: { title: number | null; period: number | null };
  /** the statistical period as printed, where it is not one whole year */
  brokenPeriod: string | null;
}

/** Lines at the beginning among which a title is looked for, and the longest text that may be one. */
const head = 30;
/** A loose title stands first: further down it is a heading or speaks of another paper. */
const headOfLoose = 6;
const longestTitle = 90;

export function identify(document: Document): Identity {
  const lines = linesOf(document.blocks);
  const title =
    titleOf(document.meta.titles, lines, (text) => classifyTitle(text).class === "report") ??
    titleOf(document.meta.titles, lines.slice(0, headOfLoose), isLooseTitle);
  const sentences = periodSentences(lines);
  const period = periodYear(sentences);
  const titleYear = title === null ? null : yearOfTitle(title);
  const published = publishedOn(document.meta.dates, lines, head);
  const organ = organOf(title, document, lines);
  const text = periodOfText(lines);
  const said = titleYear ?? period;
  const told = title !== null && namesSeveralYears(title) ? null : (text ?? yearBefore(published?.value));
  const year = said ?? told;
  return {
    title,
    organ: describeOrgan(organ, year),
    year,
    published_on: published,
    years: { title: titleYear, period },
    brokenPeriod: brokenPeriod(sentences),
  };
}

function linesOf(blocks: Block[]): string[] {
  return blocks.flatMap((b) => (b.type === "paragraph" || b.type === "heading" ? b.text.split("\n") : []));
}

/** The row of a list of reports ends with a day; beside the page's own title, its year is another report's. */
const listed = /20\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)\W*$/u;

/** What ends as a sentence does is no title, nor is its last part. */
const prose = /[。；！]\s*$/u;

/** The fullest text that is a report's title: with organ and year before one with less, the shorter of equals. */
function titleOf(
  candidates: Candidate[],
  lines: string[],
  isTitle: (text: string) => boolean,
): string | null {
  const first = lines
    .map((l) => l.trim())
    .filter(Boolean)
    .slice(0, head);
  const joined = first.flatMap((line, i) => [
    line,
    line + (first[i + 1] ?? ""),
    line + (first[i + 1] ?? "") + (first[i + 2] ?? ""),
  ]);
  const own = new Set(first.map((l) => l.replace(/\s+/gu, "")));
  let best: { text: string; worth: number } | null = null;
  for (const whole of [...candidates.map((c) => c.value), ...joined]) {
    // Most lines are none, which their lack of a character of 信息公开, or their length, tells sooner than the patterns do.
    if (!whole.includes("公") || prose.test(whole) || whole.replace(/\s+/gu, "").length > 2 * longestTitle)
      continue;
    for (const text of partsOf(whole, own)) {
      if (text.length > longestTitle || /[。；！]|[^题称名]\s*[：:]|^附件?\b|^附件|统计期|本报告/u.test(text))
        continue;
      if (!isTitle(text)) continue;
      const extra = foldTitle(text).length;
      const dated = yearOfTitle(text) !== null && !listed.test(text);
      const worth = (dated ? 40 : 0) + (plausibleOrgan(organOfTitle(text)) ? 40 : 0) - extra / 4;
      if (best === null || worth > best.worth) best = { text, worth };
    }
  }
  return best?.text ?? null;
}

/**
 * A page's title may carry the name of the site before the report's own. Where the part after a gap is a
 * line of its own in the document, the part before it is the site's, else both ways to read it are kept.
 */
function partsOf(text: string, own: Set<string>): string[] {
  const clean = text
    .replace(/[\r\n]+/gu, "")
    .replace(/^\s*标题\s*[：:]/u, "")
    .trim();
  const gap = /^(.{3,30}?)(?:[\s_|]|(?<!\d)-|-(?!\d))+(.+)$/u.exec(clean);
  if (!gap || isSpacedOut(clean) || classifyTitle(gap[2]).class !== "report") return [clean];
  return own.has(gap[2].replace(/\s+/gu, "")) && !own.has(clean.replace(/\s+/gu, ""))
    ? [gap[2]]
    : [clean, gap[2]];
}

/** A space between most characters (临 溪 县 财 政 局) parts nothing. */
const isSpacedOut = (text: string): boolean =>
  (text.match(/\p{Script=Han}\s(?=\p{Script=Han})/gu)?.length ?? 0) >= text.length / 4;

function plausibleOrgan(organ: string | null): organ is string {
  return (
    organ !== null &&
    organ.length <= 30 &&
    !/[，,。：:]|本报告|报表|根据|公布|^附件|^正文/u.test(organ) &&
    (looksLikeOrgan(organ) ||
      /(?:省|市|县|区|州|旗|盟|镇|乡|街道|兵团|苏木|村)$/u.test(organ) ||
      organ.length >= 4)
  );
}

function organOf(title: string | null, document: Document, lines: string[]): string | null {
  const elsewhere = [...document.meta.organs.map((o) => o.value), ...lines];
  const named = title === null ? null : organOfTitle(title);
  if (plausibleOrgan(named)) return completeOrgan(named, elsewhere);
  const labelled = document.meta.organs.find((o) => /^label /.test(o.from) && looksLikeOrgan(o.value.trim()));
  return (
    compiler(lines) ??
    labelled?.value.trim() ??
    signature(lines) ??
    subject(lines) ??
    firstOrgan(document.meta.organs)
  );
}

/** The organ that says of itself that it compiled the report: 本报告由某县人民政府办公室编制. */
function compiler(lines: string[]): string | null {
  for (const line of lines) {
    const organ = /由(?<organ>[\u4e00-\u9fff]{4,30}?)(?:(?:负责|依据|根据|按照)[^。]{0,40})?编制/u.exec(
      line.replace(/\s+/gu, ""),
    )?.groups?.organ;
    if (organ && looksLikeOrgan(organ)) return organ;
  }
  return null;
}

function firstOrgan(organs: Candidate[]): string | null {
  return organs.map((o) => o.value.trim()).find(looksLikeOrgan) ?? null;
}

/** The signature: near the end, an organ's name on a line of its own or right before a date. */
function signature(lines: string[]): string | null {
  const last = lines.filter((l) => l.trim() !== "").slice(-6);
  const dated = /(?<organ>[\u4e00-\u9fff]{4,30})[\s\u3000]*20\d\d年\d{1,2}月\d{1,2}日/u.exec(
    last.join("\n").slice(-300),
  );
  if (dated && looksLikeOrgan(dated.groups!.organ)) return dated.groups!.organ;
  for (const line of last.reverse()) {
    for (const part of line.trim().split(/[\s\u3000]{2,}|(?=\d{4}年)/u))
      if (looksLikeOrgan(part.trim())) return part.trim();
  }
  return null;
}

/** The organ that the first sentence of the overview speaks of: 2020年以来，某省科学技术厅深入贯彻…. */
function subject(lines: string[]): string | null {
  const pattern =
    /(?:\d{4}年(?:度|以来|来)?，|^|[。\s\u3000])(?<organ>[\u4e00-\u9fff]{3,24}?)(?:坚持|深入|认真|严格|全面|高度|以习近平|紧紧|积极|在|按照|根据|切实|始终|扎实|围绕)/u;
  for (const line of lines) {
    const found = pattern.exec(line.replace(/[ \t\u00a0]/gu, ""))?.groups?.organ;
    if (found && looksLikeOrgan(found) && !/^(?:我|本)/u.test(found)) return found;
    for (const match of line.matchAll(
      /\d{4}年(?:度|以来|来)?，(?<organ>[\u4e00-\u9fff]{3,24}?)(?=坚持|深入|认真|严格|全面)/gu,
    ))
      if (looksLikeOrgan(match.groups!.organ)) return match.groups!.organ;
  }
  return null;
}

/** The year that the first lines name most often. */
function periodOfText(lines: string[]): number | null {
  const counts = new Map<number, number>();
  const text = lines
    .join("\n")
    .slice(0, 6000)
    .normalize("NFKC")
    .replace(/[ \t\u00a0\u3000]+/gu, "");
  for (const match of text.matchAll(/(?<!\d)(20\d\d)年(?!\d{1,2}月)/gu)) {
    const year = plausibleYear(Number(match[1]));
    if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  return ranked.length > 0 && ranked[0][1] > (ranked[1]?.[1] ?? 0) ? ranked[0][0] : null;
}

function yearBefore(date: string | undefined): number | null {
  return date === undefined ? null : plausibleYear(Number(date.slice(0, 4)) - 1);
}
