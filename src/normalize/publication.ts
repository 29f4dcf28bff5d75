import type { Candidate } from "../model/document.ts";
import type { Report } from "../model/report.ts";
import { numeralCharacters } from "./numerals.ts";

const dateIn = new RegExp(
  `(?<y>20\\d\\d|二[${numeralCharacters}O○]{3})\\s*[年./-]\\s*(?<m>\\d{1,2}|[${numeralCharacters}]{1,2})\\s*[月./-]\\s*(?<d>\\d{1,2}|[${numeralCharacters}]{1,3})(?![O○ol])`,
  "u",
);

/** A line with a date in it that is none of signing: a period's, another paper's in a list, or in a sentence (2025年3月1日前完成). */
const otherDate =
  /[上下]一[篇条]|通知|报告|年报|公告|公示|意见|方案|统计|期限|期间|周期|截[至止]|[\d日]\s*(?:起|前|以|至|到|[—~-]+\s*\d{4})|[,;]/u;

/** What a printed page says of itself above its text: 发布时间：2024-01-22 来源：… */
const printedLabel = /((?:发布|公开|发文)(?:时间|日期))\s*[:：]\s*(.{8,20})/u;

/** Dates of publication, printed labels among the first `head` lines: the page's own metadata first, then labels, then the date below the signature. */
export function publishedOn(candidates: Candidate[], lines: string[], head: number): Report["published_on"] {
  const rank = (from: string) =>
    /^meta/i.test(from) ? 0 : /发布|发表|公开/u.test(from) ? 1 : /^label/.test(from) ? 2 : 4;
  const dated = candidates.flatMap((c) => {
    const value = isoDate(c.value);
    return value ? [{ value, from: c.from, rank: rank(c.from) }] : [];
  });
  const signed = lines
    .filter((l) => l.trim())
    .slice(-6)
    .map((l) => l.trim().normalize("NFKC"))
    .findLast((l) => l.length <= 40 && dateIn.test(l) && !otherDate.test(l));
  const signedOn = signed ? isoDate(signed) : null;
  if (signedOn) dated.push({ value: signedOn, from: "signature", rank: 3 });
  const printed = dated.some((d) => d.rank < 2)
    ? null
    : lines.slice(0, head).reduce<RegExpExecArray | null>((found, l) => found ?? printedLabel.exec(l), null);
  const printedOn = printed ? isoDate(printed[2]) : null;
  if (printedOn) dated.push({ value: printedOn, from: `label ${printed![1]}`, rank: 1 });
  dated.sort((a, b) => a.rank - b.rank);
  if (dated.length === 0 || dated[0].rank === 4) return null;
  const [first, ...others] = dated;
  return { value: first.value, from: first.from, others: others.map(({ value, from }) => ({ value, from })) };
}

function isoDate(text: string): string | null {
  const groups =
    dateIn.exec(text.normalize("NFKC"))?.groups ?? /(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)/u.exec(text)?.groups;
  if (!groups) return null;
  const [y, m, d] = [numeric(groups.y), numeric(groups.m), numeric(groups.d)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d || y < 2008) return null;
  return date.toISOString().slice(0, 10);
}

function numeric(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = [...text.replace(/[O○]/gu, "〇")].map((c) => "〇一二三四五六七八九".indexOf(c));
  if (digits.every((n) => n >= 0)) return Number(digits.join(""));
  const [tens, ones] = text.split("十");
  const digit = (c: string) => (c === "" ? 0 : "〇一二三四五六七八九".indexOf(c));
  return (tens === "" ? 1 : digit(tens)) * 10 + digit(ones ?? "");
}
