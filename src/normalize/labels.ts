import { distance } from "fastest-levenshtein";
import { remember } from "./remember.ts";

const numbering =
  /^(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.,:。]|\d{1,2}(?=[\u3400-\u9fff]))+/u;
const bracketed = /[(（〔[【].*?(?:[)）〕\]】]|$)/gu;
const nothing = /[\s\u200b-\u200f\u2060\ufeff\u00ad\p{P}\p{S}\p{Z}\p{C}]+/gu;

const han = /\p{Script=Han}/u;
const latin = /[A-Za-z]+/gu;
/** Words in the script of another nationality, with the marks that part their syllables. */
const otherScript =
  /(?:(?![\p{Script=Han}\p{Script=Latin}])\p{L})(?:(?![\p{Script=Han}\p{Script=Latin}])\p{L}|\p{M}|[،؛\u0f0b-\u0f14\u1800-\u180e])*/gu;

/** The unit of a row in a cell of its own. */
export const unitWord = /^(?:亿元|万元|元|人次|件|条|项|次|篇|个|人)$/u;

/**
 * A label without what offices change freely: width, spaces, line breaks, numbering style, quotes,
 * punctuation, bracketed filling notes, a translation beside the Chinese. Two labels with one fold are the same label.
 */
export const fold = remember((text: string): string => {
  const wide = text.normalize("NFKC").replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu, "");
  const chinese = han.test(wide) ? wide.replace(otherScript, "") : wide;
  const bare = chinese.replace(numbering, "");
  const words = bare.replace(bracketed, "").replace(nothing, "").replaceAll("其它", "其他");
  return han.test(words) ? words.replace(latin, "") : words;
});

/** The number a label begins with, as digits: 3 for “3.”, “3、” and “（三）”; null where it has none. */
export function numberOf(text: string): number | null {
  const wide = text.normalize("NFKC").replace(/\s+/gu, "");
  const match =
    /^(?:\(([一二三四五六七八九十]{1,3}|\d{1,2})\)|([一二三四五六七八九十]{1,3}|\d{1,2})[、.,:])/u.exec(wide);
  const printed = match?.[1] ?? match?.[2];
  if (printed === undefined) return null;
  if (/^\d/.test(printed)) return Number(printed);
  const tens = printed.indexOf("十");
  const ones = "一二三四五六七八九".indexOf(printed.at(-1)!) + 1;
  if (tens < 0) return ones;
  return (tens === 0 ? 1 : "一二三四五六七八九".indexOf(printed[0]) + 1) * 10 + ones;
}

/** From here on a wording is the form's with a typing error. */
export const alike = 0.75;

/** Whether two folded labels are at least so alike, as `similarity` says; most are told by their lengths alone. */
export function areAlike(a: string, b: string, least: number): boolean {
  const share = Math.min(a.length, b.length) / Math.max(a.length, b.length, 1);
  return a === b || (Math.max(share, 0.4 + 0.5 * share) >= least - 1e-9 && similarity(a, b) >= least);
}

/**
 * How alike two folded labels are, 0 to 1: 1 where equal; for a label of which only a part is left
 * (cut by a page, wrapped over cells) the share that is left; else by edit distance.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // The distance is no less than the difference in length: such texts are not alike, however long it takes to count.
  const edit = short.length * 4 < long.length ? 0 : 1 - distance(a, b) / long.length;
  return short.length >= 2 && long.includes(short)
    ? Math.max(edit, 0.4 + (0.5 * short.length) / long.length)
    : edit;
}
