import type { Block } from "../model/document.ts";
import type { Claim } from "../model/report.ts";
import { chineseNumeral, numeralCharacters } from "./numerals.ts";

const unit = "(?:万人次|人次|万元|亿元|场次|件次|件|条|次|篇|个|份|期|场|项|元|宗|起|户|部|页|家|人|%|％)";
/** Lengths are bounded, for texts of digits or spaces alone; a number is taken from its first digit or not at all. */
const number = `(?<!\\d)\\d{1,15}(?!\\d)(?:[,，]\\d{3}){0,4}(?:\\.\\d{1,15})?|[${numeralCharacters}]{1,9}`;
const figure = new RegExp(
  `(?<vague>(?:约|近|超过?|逾|不足|至少|累积超|不?[少低多高大小]于)\\s{0,9})?(?<number>${number})\\s{0,9}(?<more>余|多)?(?<ten>万|亿)?(?<more2>余|多)?\\s{0,9}(?<unit>${unit})`,
  "gu",
);
/** What a numeral of one character counts behind; elsewhere it is as often part of a word (一件事, 一条心). */
const counted =
  /(?:[共计了有收到为]|自然人|组织|企业|机构|公开|提供|处理|复议|诉讼|申请|答复|办结|维持|纠正|结转)$/u;
/** Alone before a number, it says that this one is of all that the sentence counts. */
const sumWord = /^(?:共|共计|总计|合计)$/u;
/** Right behind another number (3-5个, 1 024件, 第1、2项) or before a limit (95%以上), a number states none of its own. */
const behindNumber = /\d\s*(?:[-–—~～〜/.:：×*+,，、至到]\s*)?$/u;
/** Letters before a number that tell whether it goes on another. */
const reach = 8;
const beforeLimit = /^(?:以上|以下|以内|左右|上下|多?余)/u;
const clauseEnd = /[，。；！？\n]/u;

/** Claims of one report beyond this many are a list, not prose. */
const most = 500;

/**
 * The numbers that the prose states, each with its unit and the words it counts. Vague ones (近三百,
 * 480余) state no number and are left out, as are dates and numerals that are part of a word.
 */
export function claimsOf(blocks: Block[]): Claim[] {
  const claims: Claim[] = [];
  for (const block of blocks) {
    if (block.type !== "paragraph") continue;
    let before: { about: string; end: number } = { about: "", end: 0 };
    const text = withPlainDigits(block.text);
    for (const match of text.matchAll(figure)) {
      if (claims.length >= most) return claims;
      const claim = toClaim(match, text, block.text, before);
      const end = match.index + match[0].length;
      before = { about: claim?.about ?? "", end };
      if (claim) claims.push({ ...claim, place: { ...block.place, span: [match.index, end] } });
    }
  }
  return claims;
}

/** Full-width digits as digits, each in its place. */
const withPlainDigits = (text: string): string =>
  text.replace(/[０-９．％]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

function toClaim(
  match: RegExpMatchArray,
  text: string,
  printed: string,
  before: { about: string; end: number },
): Omit<Claim, "place"> | null {
  const { vague, number, more, more2, ten } = match.groups!;
  if (vague || more || more2) return null;
  const isDigits = /^\d/.test(number);
  const value = isDigits ? Number(number.replace(/[,，]/gu, "")) : chineseNumeral(number);
  if (value === null) return null;
  const start = match.index!;
  const end = start + match[0].length;
  if (behindNumber.test(text.slice(Math.max(0, start - reach), start))) return null;
  if (beforeLimit.test(text.slice(end, end + reach))) return null;
  const clause = clauseAround(text, start, end);
  // What an earlier number of the clause counts is not what this one counts; a share in brackets is of the same.
  const lead = text.slice(Math.max(clause.from, before.end), start).replace(/[\s\u3000]+/gu, "");
  const words = lead.replace(/^[）)、：:（(和及与]+/u, "").replace(/(?:共计|总计|达到?|为|共)$/u, "");
  const about = sumWord.test(lead) ? lead : words === "" && before.end >= clause.from ? before.about : words;
  if (about === "") return null;
  // 第三次, 一项项: a numeral inside a word counts nothing.
  if (!isDigits && /[第每一]$/u.test(lead)) return null;
  if (!isDigits && number.length === 1 && !counted.test(lead)) return null;
  const scale = ten === "万" ? 1e4 : ten === "亿" ? 1e8 : 1;
  return {
    text: printed.slice(clause.from, clause.to).trim(),
    value: Math.round(value * scale * 1e6) / 1e6,
    unit: match.groups!.unit,
    about,
  };
}

function clauseAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < 60 && !clauseEnd.test(text[from - 1])) from--;
  let to = end;
  while (to < text.length && to - end < 20 && !clauseEnd.test(text[to])) to++;
  return { from, to };
}
