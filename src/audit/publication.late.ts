import { deadlineOf } from "../forms/deadlines.ts";
import { found } from "./finding.ts";
import { publicFirst, publicSince, seen } from "./published.ts";
import type { PublicationRule } from "./rule.ts";

/** A day later than this after the deadline is more often that of a page that moved. */
const yearsLate = 1;

export const rule: PublicationRule = {
  id: "publication.late",
  scope: "publication",
  strength: "strong",
  source: "条例（国务院令第711号）第四十九条；（国务院令第492号）第三十一条",
  title: { en: "The report was published after its deadline", zh: "年度报告逾期公开" },
  *check(publication) {
    const { organ, organYear, readings } = publication;
    // A report that does not tell for whom it speaks is the one that is expected.
    const expected = organYear.expected?.reports;
    const scope = expected === undefined || expected === "both" ? organYear.scope : expected;
    const deadline = deadlineOf(organ, organYear.year, scope);
    const earliest = publicFirst(readings);
    if (deadline === null || earliest === null) return;
    const day = publicSince(earliest)!;
    if (day <= deadline.date) return;
    const moved = Number(day.slice(0, 4)) > organYear.year + 1 + yearsLate;
    const statutory = deadline.basis === "statutory";
    yield found({
      at: organYear.scope,
      severity: statutory && !moved ? "error" : "warning",
      organ: organYear.organ,
      year: organYear.year,
      message: {
        en: `Published on ${day}, due on ${deadline.date} (${deadline.source})${moved ? "; so late a day may be that of a moved page" : ""}.`,
        zh: `公开日期${day}，期限${deadline.date}（${deadline.source}）${moved ? "；日期过晚，可能是网页迁移日期" : ""}。`,
      },
      evidence: [seen(publication, earliest, `published ${day}`)],
    });
  },
};
