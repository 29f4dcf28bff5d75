import { deadlineOf } from "../forms/deadlines.ts";
import { evidence, found } from "./finding.ts";
import { passage } from "./readings.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.missing",
  scope: "publication",
  strength: "strong",
  source: "条例（国务院令第711号）第四十九条；（国务院令第492号）第三十一条",
  title: { en: "A report that is due was not found", zh: "应公开的年度报告未找到" },
  *check({ organ, organYear, readings, unanswered, unread, unplaced, roster, as_of }) {
    const { expected, year, scope } = organYear;
    // An address that did not answer, or a document that could not be read, may be the report.
    if (expected === null || readings.length + unanswered.length + unread.length > 0) return;
    if ((expected.from ?? year) > year || (expected.to ?? year) < year) return;
    const deadline = deadlineOf(organ, year, scope);
    // Where no day is set, it is the last one that is set for anybody.
    const due = deadline?.date ?? `${year + 1}-03-31`;
    if (as_of <= due) return;
    const sure = roster?.confirmed != null && deadline?.basis === "statutory" && !unplaced;
    const [draft, draftZh] =
      roster?.confirmed == null ? [" The roster is a draft.", "名单尚未确认。"] : ["", ""];
    const [other, otherZh] = unplaced
      ? [
          ` One of ${unplaced.name}, whose place is not told, may be it.`,
          `一份未载明所属地的${unplaced.name}报告可能即是。`,
        ]
      : ["", ""];
    yield found({
      at: scope,
      severity: sure ? "error" : "warning",
      organ: organYear.organ,
      year,
      message: {
        en: `No report of ${organ.name} for ${year} was found by ${as_of}; ${deadline ? `it was due on ${due}` : "no day is set for it"}.${other}${draft}`,
        zh: `截至${as_of}未找到${organ.name}${year}年度报告；${deadline ? `应于${due}前公开` : "法规未规定其公开日期"}。${otherZh}${draftZh}`,
      },
      evidence: [
        evidence({
          organ: organYear.organ,
          year,
          text: roster ? `${roster.id}: ${expected.name}` : expected.name,
        }),
        ...(unplaced ? [passage(unplaced, unplaced.title ?? unplaced.name)] : []),
      ],
    });
  },
};
