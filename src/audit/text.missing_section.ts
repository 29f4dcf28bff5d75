import { sectionsOfForm } from "../forms/sections.ts";
import type { Report } from "../model/report.ts";
import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";
import { mayBeElsewhere } from "./text.empty_section.ts";

/** The forms whose six sections are fixed; older reports keep their own. */
const forms = ["2019", "2021"];
/** With fewer headings read than this, the document is an excerpt or our reading of its headings failed. */
const fewest = 4;
const opensLine = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九]是)/u;

export const rule: ReportRule = {
  id: "text.missing_section",
  scope: "report",
  strength: "strong",
  source: "条例第五十条；国办公开办函〔2021〕30号：一至六部分",
  title: { en: "A section of the form is missing", zh: "缺少规定章节" },
  *check(report) {
    if (!forms.includes(report.form ?? "")) return;
    const has = sectionsOfForm.filter((s) => report.sections.some(({ key }) => key === s.key));
    if (has.length < fewest) return;
    for (const { key, heading, words } of sectionsOfForm) {
      if (has.some((s) => s.key === key) || report.tables.some(({ table }) => table === key)) continue;
      if (headingInText(report, words)) continue;
      const unread =
        mayBeElsewhere(report) ||
        report.sections.some((s) => s.key === "other") ||
        report.findings.some((f) => f.kind === "extraction");
      yield found({
        at: key,
        kind: unread ? "extraction" : "report",
        severity: "warning",
        message: { en: `The section “${heading}” was not found.`, zh: `未找到“${heading}”章节。` },
        evidence: report.sections
          .filter((s) => s.heading !== "")
          .map((s) => evidence({ text: s.heading.slice(0, 60) })),
      });
    }
  },
};

/** A numbered line of another section may be of it: （四）存在的问题。 */
function headingInText({ sections }: Report, words: RegExp): boolean {
  return sections.some(({ text }) =>
    text.split("\n").some((line) => opensLine.test(line) && words.test(line.slice(0, 30))),
  );
}
