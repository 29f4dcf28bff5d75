import type { Report } from "../model/report.ts";
import { leavesOf, sumOf } from "./figures.ts";
import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { fold, statementsOf } from "./statements.ts";

export const rule: ReportRule = {
  id: "narrative.parts",
  scope: "report",
  strength: "soft",
  source: "条例第五十条第一款第（一）项",
  title: {
    en: "The parts that the text lists do not sum to their whole",
    zh: "文字列举的分项之和与总数不符",
  },
  *check(report) {
    for (const { whole, parts, exhaustive } of [...lists(report), ...totals(report)]) {
      const sum = Math.round(parts.reduce((s, p) => s + p.value, 0) * 1e6) / 1e6;
      if (sum === whole.value || carriesTheRest(report, whole.value - sum, parts)) continue;
      // 其中 names some of many: less than the whole is lawful unless the list says that it is all.
      if (sum < whole.value && !exhaustive && (parts.length < 3 || sum < whole.value / 2)) continue;
      // A slip leaves most of the whole; what is only named by example leaves less.
      const certain = exhaustive || sum > whole.value || sum >= whole.value * 0.8;
      yield found({
        at: whole.about.replace(/\d+/gu, "#"),
        severity: certain ? "warning" : "info",
        expected: sum,
        actual: whole.value,
        message: {
          en: `The parts listed sum to ${sum}, the whole is given as ${whole.value}.`,
          zh: `所列分项之和为${sum}，总数表述为${whole.value}。`,
        },
        evidence: [whole, ...parts].map((s) =>
          evidence({ value: s.value, text: `${s.about}${s.value}${s.unit}`, place: s.claim!.place }),
        ),
      });
    }
  },
};

/** The results of the form, and the rows that they sum up. */
const results: [RegExp, string][] = [
  [/(?<!不|部分)(?:予以)?公开的?$|公开(?:及|和|与|、|或)(?:予以)?部分公开/u, "granted"],
  [/部分公开/u, "partially_granted"],
  [/不予公开/u, "denied"],
  [/无法提供/u, "unable"],
  [/不予处理/u, "not_processed"],
  [/其[他它]处理/u, "other_handling"],
];

/**
 * Of requests that were not all answered, the results leave what is carried forward: 共10件。其中予以公开7件，无法提供2件。
 * Of those answered, they leave the results that the sentence does not name.
 */
function carriesTheRest(report: Report, rest: number, parts: readonly Statement[]): boolean {
  const isNamed = ([words]: (typeof results)[number]) => parts.some(({ about }) => words.test(about));
  if (!parts.every(({ about }) => results.some(([words]) => words.test(about)))) return false;
  const unnamed = results.filter((result) => !isNamed(result));
  const left = sumOf(
    report,
    unnamed.flatMap(([, group]) => leavesOf(report, `requests.${group}`)),
  );
  return rest === report.facts["requests.carried_forward.total"]?.value || (rest > 0 && rest === left);
}

interface List {
  whole: Statement;
  parts: Statement[];
  exhaustive: boolean;
}

const opens = /其中|包括|分别(?:为|是)|按[^，。；]{1,8}分/u;
/** Numbers of other years beside the whole are no parts of it. */
const compared = /上年|去年|前年|同期|20\d\d年/u;
/** Words with which another count begins, not another part. */
const another =
  /^(?:共|全年|同时|另|此外|召开|举办|开展|组织|通过|报送|回应|制作|编制|印发|制发|累计|完成|参加)/u;
const vague = /\d(?:余|多)|(?:约|近|超过?|逾)\d/u;

/** A whole, and the parts after 其中 or 包括, all in one unit. */
function* lists(report: Report): Generator<List> {
  const all = statementsOf(report).filter((s) => s.unit !== "%" && s.unit !== "％");
  for (let i = 1; i < all.length; i++) {
    const [whole, first] = [all[i - 1], all[i]];
    if (first.unit !== whole.unit || whole.section !== first.section) continue;
    const opening = first.lead.startsWith(whole.lead) ? first.lead.slice(whole.lead.length) : first.lead;
    if (/比|较|同比|增加|减少/u.test(whole.about)) continue;
    const bracketed = new RegExp(`^[\\d，.]+${whole.unit}（[^）]*$`, "u").test(opening);
    const listed = new RegExp(`^[\\d，.]+${whole.unit}：`, "u").test(opening);
    if ((!opens.test(opening) && !bracketed && !listed) || opens.test(whole.about)) continue;
    const parts = [first];
    for (const next of all.slice(i + 1)) {
      const inList = next.unit === whole.unit && next.lead.startsWith(first.lead);
      if (bracketed && next.lead.slice(parts.at(-1)!.lead.length).includes("）")) break;
      if (!inList || another.test(next.about) || closes(parts, next)) break;
      parts.push(next);
    }
    const list = parts.at(-1)!.lead.slice(first.lead.length);
    // What is answered or carried on is no part of what came in.
    if (
      [whole, ...parts].some(
        (s) => /结转|办结|^答复$|答复(?:申请|率)|收到|受理申请/u.test(s.about) && s.unit === "件",
      )
    )
      continue;
    if (parts.length < 2 || vague.test(list) || opens.test(list) || hasOthers(list, parts)) continue;
    if (bracketed && !opens.test(opening) && (!endsBracket(parts.at(-1)!) || compared.test(opening + list)))
      continue;
    const exhaustive =
      bracketed ||
      listed ||
      /包括|分别|按[^，。；]{1,8}分/u.test(opening) ||
      /^(?:和|及|、)?其[他它]/u.test(parts.at(-1)!.about);
    yield { whole, parts, exhaustive };
  }
}

/** Parts that the sentence sums up itself: 网站300条，公众号40条，合计340条 */
function* totals(report: Report): Generator<List> {
  const all = statementsOf(report);
  for (const [i, whole] of all.entries()) {
    if (whole.unit === null || !/[，；](?:合计|总计|共计?)$/u.test(whole.lead)) continue;
    const opens = all.slice(0, i).findLastIndex((s) => !whole.lead.startsWith(s.lead)) + 1;
    const parts = all.slice(opens, i);
    if (parts.length < 2 || parts.some((p) => p.unit !== whole.unit || p.section !== whole.section)) continue;
    const words = whole.lead.slice(parts[0].lead.length);
    if (hasOthers(words, [...parts, whole]) || vague.test(words) || /其中|（|较|比/u.test(whole.lead))
      continue;
    // What is answered is not added to what came in, and a list may begin with its whole.
    if (parts.some((p) => /办结|答复/u.test(p.about)) || sumsFromLater(parts, whole)) continue;
    yield { whole: { ...whole, about: "合计" }, parts, exhaustive: true };
  }
}

const sumsFromLater = (parts: Statement[], { value }: Statement): boolean =>
  parts.slice(1, -1).some((_, i) => parts.slice(i + 1).reduce((s, p) => s + p.value, 0) === value);

const endsBracket = ({ quote, value, unit }: Statement): boolean => fold(quote).includes(`${value}${unit}）`);

/** A semicolon ends the list where its first parts were not set apart by one. */
function closes(parts: Statement[], next: Statement): boolean {
  const [first, second] = [parts[0], parts[1] ?? next];
  const between = (a: Statement, b: Statement) => b.lead.slice(a.lead.length);
  return !between(first, second).includes("；") && between(parts.at(-1)!, next).includes("；");
}

/** A number of the list that no claim tells of, so that the sum is not the list's. */
function hasOthers(list: string, parts: Statement[]): boolean {
  const unit = parts[0].unit ?? "";
  return [...list.matchAll(new RegExp(`\\d${unit}`, "gu"))].length !== parts.length - 1;
}
