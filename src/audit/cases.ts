import type { Report } from "../model/report.ts";
import { sumOf } from "./figures.ts";
import type { Counterpart } from "./narrative.ts";
import { ofRequestsAlone } from "./narrative.ts";
import type { Statement } from "./statements.ts";
import { denialsOf, statementsOf } from "./statements.ts";

/** Reviews or lawsuits: how the prose names them and which blocks of table four count them. */
export interface Cases {
  key: "review" | "litigation";
  blocks: string[];
  en: string;
  zh: string;
}

const suffix = "(?:案件|申请|案|事项|数量?|总数|的|共|为|有|情况|发生|计)*：?$";
const names = { review: /(?:行政)?复议/u, litigation: /(?:行政)?(?:诉讼|应诉)/u };
const counts = {
  review: new RegExp(names.review.source + suffix, "u"),
  litigation: new RegExp(names.litigation.source + suffix, "u"),
};
/** 8件政府信息公开行政复议案件 */
const behind = {
  review: new RegExp(`^(?:政府)?信息公开(?:类)?(?:的)?${names.review.source}(?:案件)?$`, "u"),
  litigation: new RegExp(`^(?:政府)?信息公开(?:类)?(?:的)?${names.litigation.source}(?:案件)?$`, "u"),
};
const outcomes: [RegExp, string, string, string][] = [
  [/维持/u, "upheld", "upheld", "结果维持"],
  [/纠正|纠错|撤销|确认违法/u, "corrected", "corrected", "结果纠正"],
  [/未审结|审理中|待审/u, "pending", "pending", "尚未审结"],
  [/^(?:的|和|及|、)*其[他它](?:结果|情形|情况)?(?:的|为|有)*$/u, "other", "other outcome", "其他结果"],
];

/**
 * What the prose says of reviews or lawsuits over disclosure, with the cells for it. A case that a reviewing organ
 * defends jointly is the original actor's (国办公开办函〔2016〕201号), and cases of earlier years may be counted or not:
 * so all of it is loose.
 */
export function casesOf(report: Report, cases: Cases): [Statement, Counterpart][] {
  const cell = (outcome: string, en: string, zh: string, apart: boolean): Counterpart => ({
    at: outcome,
    what: { en: `${cases.en}${en}`, zh: `${cases.zh}${zh}` },
    indicators: cases.blocks.map((block) => `review_litigation.${block}.${outcome}`),
    // 复议后起诉 may stand apart in the prose, where it is not listed as a part of the number.
    also:
      cases.blocks.length > 1 && apart
        ? cases.blocks.map((b) => sumOf(report, [`review_litigation.${b}.${outcome}`]))
        : [],
    loose: true,
  });
  const all = statementsOf(report);
  const said = all.flatMap((s, i): [Statement, Counterpart][] => {
    if (
      !/^[件起宗]$/u.test(s.unit ?? "") ||
      !(ofDisclosure(s) || /^(?:政府)?信息公开/u.test(s.after)) ||
      asReviewer(report, s)
    )
      return [];
    if (counts[cases.key].test(s.about) && !both.test(s.about)) {
      if (ofAllCases(s, all[i + 1])) return [];
      return [[s, cell("total", "", "总数", !listsWays(s, all[i + 1]))]];
    }
    if (behind[cases.key].test(s.after) && /(?:有|发生|收到|新增|办理|产生)$/u.test(s.about))
      return [[s, cell("total", "", "总数", !listsWays(s, all[i + 1]))]];
    const outcome = outcomes.find(([pattern]) => pattern.test(outcomeWords(s)));
    if (!outcome || subjectOf(s.lead + s.about) !== cases.key) return [];
    return [[s, cell(outcome[1], `, ${outcome[2]}`, outcome[3], true)]];
  });
  const denied = denialsOf(report, none)
    .filter(
      (s) =>
        names[cases.key].test(s.about) &&
        /信息公开|依申请/u.test(s.lead + s.about) &&
        !/被?(?:纠|撤|败|确认|追)|败诉|结果|责任|维持/u.test(s.about + s.after),
    )
    .map((s): [Statement, Counterpart] => [s, cell("total", "", "总数", true)]);
  return [...said, ...denied];
}

/** 维持3件, or 3件维持、1件纠正: what stands before the number, if it is not the number before's. */
const outcomeWords = ({ about, after }: Statement): string =>
  /(?:^|其中|有|、|和|及)$/u.test(about) ? /^[^、\d]*/u.exec(after)![0] : about;

/** 行政复议案件共86件，其中涉及信息公开5件: all cases of the organ (各类), of which those over disclosure are told next. */
const ofAllCases = ({ lead, about }: Statement, next: Statement | undefined): boolean =>
  !/信息公开|依申请/u.test(about) &&
  (/各[类种]|所有/u.test(about) ||
    (next !== undefined &&
      next.lead.startsWith(lead) &&
      /(?:其中|涉及?|关于|因).{0,8}信息公开/u.test(next.lead.slice(lead.length) + next.about)));

/** Whether the number is followed by its parts: those sued at once, and those after a review. */
const listsWays = ({ lead }: Statement, next: Statement | undefined): boolean =>
  next !== undefined &&
  next.lead.startsWith(lead) &&
  /(?:其中|（|包括)[^，。；]{0,8}(?:直接|复议后)/u.test(next.lead.slice(lead.length));

const none =
  /(?:未(?:发生|出现|产生|收到|有|涉及|因|引发|被)|没有|无)[^，。；]{0,30}?(?:行政)?(?:复议|诉讼)(?:(?:和|及|与|、|或|或者|以及)(?:提起)?(?:行政)?(?:复议|诉讼))?(?:的)?(?:案件|情况|情形|申请|等)*/u;
const both = /复议[^，。；]*诉讼|诉讼[^，。；]*复议/u;

function subjectOf(words: string): Cases["key"] | null {
  const at = { review: words.lastIndexOf("复议"), litigation: words.lastIndexOf("诉") };
  if (at.review < 0 && at.litigation < 0) return null;
  return at.litigation > at.review ? "litigation" : "review";
}

const ofDisclosure = ({ lead, about, section, topic }: Statement): boolean =>
  /信息公开|依申请公开/u.test(lead + about) || section === "review_litigation" || ofRequestsAlone(topic);

/** Governments and their justice organs also decide on reviews, of others: those are not cases against them. */
function asReviewer({ organ }: Report, { lead, about }: Statement): boolean {
  if (/被申请|因政府信息公开|对我|以我/u.test(lead + about)) return false;
  const decides = organ.kind === "government" || organ.kind === "office" || /司法/u.test(organ.name ?? "");
  return /审理|审结|裁决|代理|化解|调解|收案|结案/u.test(about) || (decides && /受理|办理|收到/u.test(about));
}
