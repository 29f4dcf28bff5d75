import { foldTitle } from "./title.ts";

/** The chapters that the forms of all generations prescribe, as a heading's words. */
const chapters = [
  /总体情况|概述|概况|基本情况|工作(开展)?情况$/,
  /主动公开/,
  /申请/,
  /收费|减免/,
  /复议|诉讼/,
  /问题|改进|不足|下一步|打算/,
  /其他|其它|说明|附件|附表/,
];

const numbered = /^(第?[一二三四五六七八九十]+(部分|[、.,:章])|\([一二三四五六七八九十]+\)|\d{1,2}[、.])/;

/** Labels that only the statutory tables have. */
const tableLabels =
  /第二十条第\(?[一五六八]\)?项|本年新收政府信息公开申请|本年度办理结果|政府信息行政复议|行政复议行政诉讼/;

/**
 * How many different chapters of a report a text opens, a heading a line; the statutory tables count as two. A report
 * has two or more; a list, a notice or an error page has none.
 */
export function chaptersIn(lines: Iterable<string>): number {
  const met = new Set<number>();
  let tables = 0;
  for (const folded of foldedLines(lines)) {
    if (tableLabels.test(folded)) tables = 2;
    if (folded.length > 60 || !numbered.test(folded)) continue;
    const at = chapters.findIndex((words) => words.test(folded));
    if (at >= 0) met.add(at);
  }
  return met.size + tables;
}

/** Folded all at once, which takes a third of the time that folding each line does; none of a title's characters is U+0001. */
function foldedLines(lines: Iterable<string>): string[] {
  return foldTitle([...lines].filter((line) => line.length <= 400).join("\u0001")).split("\u0001");
}

/**
 * The fiscal year that the sentence on the period states (统计期限自20XX年1月1日起至12月31日止), typos included: 12月21日,
 * and digits glued where month and day were runs of their own (202511日起). Null where there is none.
 */
export function yearOfPeriod(text: string): number | null {
  const tight = foldTitle(text);
  const m =
    /(20\d\d)年0?1月0?1日[^。]{0,6}[至到-](20\d\d年)?12月\d{1,2}日/.exec(tight) ??
    /(20\d\d)11日起?至(20\d\d)?12\d{2}日/.exec(tight);
  return m ? Number(m[1]) : null;
}
