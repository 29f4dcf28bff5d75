import { withArabicYears } from "../forms/title.ts";

const periodWords = "(?:统计(?!局)|数据)[^。]{0,14}?(?:期限|时限|时间|期间|周期)";
/** The year that the period begins with, also as 24年1月1日; else, where that is damaged, the one that it ends with. */
const periodYears = [
  new RegExp(`${periodWords}[^。\\d]{0,12}(?<year>20\\d\\d|\\d\\d(?=年1月1日))`, "u"),
  new RegExp(`${periodWords}[^。]{0,24}?(?<!\\d)(?<year>20\\d\\d)[年./-]12[月./-]31`, "u"),
];

/** The sentences in which a statistical period may be told; one that breaks off before its first date goes on in the next line. */
export function periodSentences(lines: string[]): string[] {
  const folded = lines.map((line) => withArabicYears(line.normalize("NFKC").replace(/\s+/gu, "")));
  return folded
    .map((line, at) => (/[\d。]/u.test(line) ? line : line + (folded[at + 1] ?? "")))
    .filter((sentence) => /统计|数据/u.test(sentence));
}

/** The year of the statistical period (统计期限…2022年1月1日…), also where its marks were lost (202411日). */
export function periodYear(sentences: string[]): number | null {
  for (const sentence of sentences) {
    for (const pattern of periodYears) {
      const year = pattern.exec(sentence)?.groups!.year;
      if (year) return plausibleYear(Number(year.padStart(4, "20")));
    }
  }
  return null;
}

const wholePeriod = new RegExp(
  `${periodWords}[^。\\d]{0,12}(?<span>(?<from>20\\d\\d)年(?<first>\\d{1,2}月\\d{1,2})日[^。\\d]{0,4}(?:(?<to>20\\d\\d)年)?(?<last>\\d{1,2}月\\d{1,2})日)`,
  "u",
);

/** A statistical period that is not from the first to the last day of one year; that of 2008 began in May, as the law did. */
export function brokenPeriod(sentences: string[]): string | null {
  for (const sentence of sentences) {
    const { span, from, first, to = from, last } = wholePeriod.exec(sentence)?.groups ?? {};
    if (span === undefined) continue;
    const begins = /^0?1月0?1$/u.test(first) || from === "2008";
    return begins && last === "12月31" && to === from ? null : span;
  }
  return null;
}

/** Reports exist since that of 2008 (条例 of 2007, in force 2008-05-01). */
export function plausibleYear(year: number): number | null {
  return year >= 2008 && year <= 2100 ? year : null;
}
