import { evidence, found } from "./finding.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.unreachable",
  scope: "publication",
  strength: "soft",
  source: "条例第二十四条",
  title: {
    en: "The address of the report does not answer, so whether it is missing is not known",
    zh: "报告网址无法访问，不能判定为缺失",
  },
  *check({ organYear, readings, unanswered, unread }) {
    if (readings.length > 0 || unread.length > 0 || unanswered.length === 0) return;
    const outcomes = [...new Set(unanswered.map((u) => u.outcome))].join(", ");
    yield found({
      at: organYear.scope,
      severity: "warning",
      organ: organYear.organ,
      year: organYear.year,
      message: {
        en: `${unanswered.length} addresses gave nothing to read: ${outcomes}.`,
        zh: `${unanswered.length}个网址未能取得内容：${outcomes}。`,
      },
      evidence: unanswered.slice(0, 10).map((u) =>
        evidence({
          organ: organYear.organ,
          year: organYear.year,
          text: `${u.outcome} ${u.at}`,
          url: u.url,
        }),
      ),
    });
  },
};
