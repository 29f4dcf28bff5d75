import type { Report } from "../model/report.ts";
import { leavesOf, sumOf } from "./figures.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches, ofDocuments, ofRequests, ofSomethingElse } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

/** The results of the form as the prose names them, each with the groups of rows that it sums up. */
const outcomes: [RegExp, string, string, string[]][] = [
  [
    /(?:予以|同意)公开(?:及|和|与|、|或)(?:予以)?部分公开$/u,
    "granted or in part",
    "予以公开及部分公开",
    ["granted", "partially_granted"],
  ],
  [/(?<!不|部分)(?:予以|同意)公开$/u, "granted", "予以公开", ["granted"]],
  [/部分(?:同意)?公开$/u, "granted in part", "部分公开", ["partially_granted"]],
  [/不(?:予|同意)公开$/u, "denied", "不予公开", ["denied"]],
  [/无法提供$/u, "could not be provided", "无法提供", ["unable"]],
  [/不予处理$/u, "not processed", "不予处理", ["not_processed"]],
  [/其[他它]处理$/u, "handled otherwise", "其他处理", ["other_handling"]],
];
/** Other things than requests are handled otherwise, too, unless other results stand beside it. */
const vague = /处理$/u;
const disclosed = /公开|提供/u;
const counted = /^[件宗]$/u;
const tail = /(?:的|答复|申请|决定|情形|情况|信息|共|有|为|数量?|件数)*：?$/u;

export const rule: ReportRule = {
  id: "narrative.outcomes",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号 表三第三项（一）至（六）",
  title: {
    en: "The text states other numbers of results than the table",
    zh: "文字表述的办理结果数与表格不一致",
  },
  *check(report) {
    const all = statementsOf(report);
    const said = all.flatMap((s): [Statement, Counterpart][] => {
      if (!counted.test(s.unit ?? "") || /主动/u.test(s.about) || ofDocuments(s) || ofSomethingElse(s))
        return [];
      const words = s.about.replace(/[“”"‘’]/gu, "").replace(tail, "");
      const outcome = outcomes.find(([pattern]) => pattern.test(words));
      if (!outcome || (vague.test(words) && !ofRequests(s) && !disclosed.test(s.lead))) return [];
      const partsApart = all.some(
        (o) => o.lead.startsWith(s.lead) && /(?<!及|和|与|、|或)部分(?:同意)?公开$/u.test(o.about),
      );
      return [[s, counterpart(report, words, outcome, partsApart)]];
    });
    yield* mismatches(report, said);
  },
};

function counterpart(
  report: Report,
  words: string,
  [, en, zh, groups]: (typeof outcomes)[number],
  partsApart: boolean,
): Counterpart {
  const leaves = groups.flatMap((group) => leavesOf(report, `requests.${group}`));
  return {
    at: groups.join("+"),
    what: { en: `Requests ${en}`, zh: `${zh}件数` },
    indicators: leaves,
    // 予以公开 may take in what was granted in part, unless that stands beside it.
    also:
      groups[0] === "granted" && !partsApart
        ? [sumOf(report, ["requests.granted.total", "requests.partially_granted.total"])]
        : [],
    // With a reason before it (因本机关不掌握无法提供), it may be one row of several.
    part: leaves.length > 1 && /因|属|涉|掌握/u.test(words),
  };
}
