import { evidence, found } from "./finding.ts";
import { isPicture } from "./published.ts";
import type { Publication, PublicationRule } from "./rule.ts";

const codesOf = (unread: Publication["unread"]): string => [...new Set(unread.map((u) => u.code))].join(", ");

export const rule: PublicationRule = {
  id: "publication.unreachable",
  scope: "publication",
  strength: "soft",
  source: "条例第二十四条",
  title: {
    en: "The report does not answer or cannot be read, so whether it is missing is not known",
    zh: "报告无法访问或无法读取，不能判定为缺失",
  },
  *check({ organYear, readings, unanswered, unread }) {
    if (readings.length > 0) return;
    const unreadable = unread.filter((u) => !isPicture(u));
    if (unreadable.length > 0)
      yield found({
        at: `${organYear.scope}/unread`,
        kind: "extraction",
        severity: "warning",
        organ: organYear.organ,
        year: organYear.year,
        message: {
          en: `${unreadable.length} documents are there and could not be read (${codesOf(unreadable)}): a person has to open them.`,
          zh: `有${unreadable.length}个文件未能读取（${codesOf(unreadable)}），请人工打开核对。`,
        },
        evidence: unreadable.slice(0, 10).map((u) =>
          evidence({
            organ: organYear.organ,
            year: organYear.year,
            text: `${u.code} (${u.format})`,
            url: u.url,
          }),
        ),
      });
    if (unread.length > 0 || unanswered.length === 0) return;
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
