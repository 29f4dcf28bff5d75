import type { GridCell } from "./grid.ts";

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

const textOf = ({ cell }: GridCell) => cell.text.normalize("NFKC").replace(/\s+|\([^()]*\)$/gu, "");

/** Whether a heading says the period of the report alone: 本年, or the later of two years. */
export const isPeriod = (cell: GridCell) => {
  const text = textOf(cell);
  return thisPeriod.test(text) || year.test(text);
};

/** A heading without the period that it begins with: 2016年统计数. */
export const withoutPeriod = (word: string) => word.replace(prefix, "");

/**
 * Those of the headings that stand for another period than the report's, or for a share: 上年 beside 本年, 占比 beside
 * 数量, or the earlier of two years. Where none of them stands for the report's own, none is known to be another.
 */
export function ofOtherPeriods(headings: GridCell[]): ReadonlySet<GridCell> {
  const yearOf = (cell: GridCell) => Number(year.exec(textOf(cell))?.groups?.year ?? -1);
  const latest = Math.max(...headings.map(yearOf));
  const others = headings.filter((cell) => {
    const printed = yearOf(cell);
    return otherPeriod.test(textOf(cell)) || (printed >= 0 && printed < latest);
  });
  const isOwn = (cell: GridCell) => thisPeriod.test(textOf(cell)) || (latest >= 0 && yearOf(cell) === latest);
  return new Set(headings.some(isOwn) ? others : []);
}
