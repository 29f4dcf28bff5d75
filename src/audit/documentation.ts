import { rules } from "./index.ts";
import type { AuditRule } from "./rule.ts";

type Language = "en" | "zh";

const words = {
  en: {
    title: "Rules of the audit",
    intro:
      "Generated from `src/audit` by `npm run docs`; do not edit. What each rule looks for, how strong it is, and what demands it. A finding is an error only where nothing lawful explains it; otherwise it is a warning or for information. The identities of the forms themselves, which stand in every record, are in the [data dictionary](data-dictionary.md).",
    rule: "Rule",
    strength: "Strength",
    finding: "What it finds",
    source: "Source",
    strengths:
      "Strengths: hard, no correct report fails it; strong and medium, lawful exceptions are rare or known; soft, worth a look.",
    scopes: {
      report: "Within a report",
      series: "Across the years of an organ",
      region: "Across the organs of a place",
      publication: "Of publication",
    },
    is: { hard: "hard", strong: "strong", medium: "medium", soft: "soft" },
  },
  zh: {
    title: "审核规则",
    intro:
      "由 `npm run docs` 根据 `src/audit` 生成，请勿手改。列出每条规则的内容、强度和依据。只有不存在合法解释时才列为错误，否则为警告或提示。各版格式自身的勾稽关系见[数据字典](data-dictionary.zh-CN.md)。",
    rule: "规则",
    strength: "强度",
    finding: "内容",
    source: "依据",
    strengths: "强度：必须成立，正确的报告不会违反；强、中，合法例外少见或已知；弱，值得一看。",
    scopes: {
      report: "单份报告",
      series: "同一机关跨年度",
      region: "同一地区各机关",
      publication: "公开情况",
    },
    is: { hard: "必须成立", strong: "强", medium: "中", soft: "弱" },
  },
};

/** The rules of the audit as Markdown, in one language: a table a scope. */
export function rulesDocument(language: Language): string {
  const w = words[language];
  const scopes = Object.keys(w.scopes) as AuditRule["scope"][];
  return [
    `# ${w.title}`,
    "",
    w.intro,
    "",
    w.strengths,
    "",
    ...scopes.flatMap((scope) => [
      `## ${w.scopes[scope]}`,
      "",
      `| ${w.rule} | ${w.strength} | ${w.finding} | ${w.source} |`,
      "|---|---|---|---|",
      ...rules
        .filter((r) => r.scope === scope)
        .map((r) => `| \`${r.id}\` | ${w.is[r.strength]} | ${r.title[language]} | ${r.source} |`),
      "",
    ]),
  ].join("\n");
}
