import type { GridCell } from "./grid.ts";
import { remember } from "./remember.ts";

const own = "数|数量|件数|统计数|情况";
const thisPeriod = new RegExp(
  `^(?:(?:本年度?|今年|当年|全年|本期|本报告期)(?:${own})?|(?:本年|年度|全年)累计|数量|件数)$`,
  "u",
);
const change = "(?:增减|增长|变化)[率量幅]?度?";
const otherPeriod = new RegExp(
  `^(?:上一?年度?|去年|上年同期|上期|历年|(?:历年)?累计|本月|本季度?|上月|(?:同比|环比)(?:${change})?|${change}|增幅|占比|比例|百分比)(?:${own})?$`,
  "u",
);
const year = new RegExp(`^(?:19|20)(?<year>\\d{2})年度?(?:${own})?$`, "u");
const prefix = /^(?:本年度?|今年|当年|本期|(?:19|20)\d{2}年度?)/u;

/** What a heading says of time: the period of the report alone, another one (or a share), the year that it names; -1 for none. */
const periodOf = remember((printed: string): { own: boolean; other: boolean; year: number } => {
  const text = printed.normalize("NFKC").replace(/\s+|\([^()]*\)$/gu, "");
  const named = year.exec(text)?.groups?.year;
  return { own: thisPeriod.test(text), other: otherPeriod.test(text), year: Number(named ?? -1) };
});

/** Whether a heading says the period of the report alone: 本年, or the later of two years. */
export function isPeriod({ cell }: GridCell): boolean {
  const period = periodOf(cell.text);
  return period.own || period.year >= 0;
}

const periods =
  /(?:19|20)\d{2}年度?|本年度?|今年|当年|本期|上一?年度?|去年|上期|同期|历年|同比|环比|增减|[合总]计/gu;

/** How many headings of columns a stretch of text without borders names: 2017年2016年, 本年数上年数. */
export const periodsIn = (text: string): number => text.match(periods)?.length ?? 0;

/** A heading without the period that it begins with, or the word that tells it from the sum before it: 2016年统计数, 其中：商业企业. */
export const withoutPrefix = remember((word: string) => word.replace(prefix, "").replace(/^其中/u, ""));

/**
 * Those of the headings that stand for another period than the report's, or for a share: 上年 beside 本年, 占比 beside
 * 数量, or the earlier of two years. Where none of them stands for the report's own, none is known to be another.
 */
export function ofOtherPeriods(headings: GridCell[]): ReadonlySet<GridCell> {
  const periods = headings.map(({ cell }) => periodOf(cell.text));
  const latest = periods.reduce((last, { year }) => Math.max(last, year), -1);
  if (!periods.some(({ own, year }) => own || (latest >= 0 && year === latest))) return none;
  const isOther = ({ other, year }: (typeof periods)[number]) => other || (year >= 0 && year < latest);
  return new Set(headings.filter((_, i) => isOther(periods[i])));
}

const none: ReadonlySet<GridCell> = new Set();
