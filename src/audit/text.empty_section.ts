import { sectionsOfForm } from "../forms/sections.ts";
import type { Report } from "../model/report.ts";
import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";

/** Sections of prose; the others hold tables. */
const prose = ["overview", "problems_and_improvements", "other_matters"];

/** However long, it says no more than what the section is of. */
const headingAlone = /^[^。：:，,；;]{0,40}(?:情况|事项|措施|问题|打算)$/u;

export const rule: ReportRule = {
  id: "text.empty_section",
  scope: "report",
  strength: "strong",
  source: "条例第五十条；国办公开办函〔2021〕30号",
  title: { en: "A section has a heading and no text", zh: "章节只有标题没有内容" },
  *check(report) {
    for (const section of report.sections) {
      if (!prose.includes(section.key) || /[\p{L}\p{N}]/u.test(section.text)) continue;
      // A heading that goes on in the same line (六、其他需要报告的事项：无) is not without text.
      const form = sectionsOfForm.find((s) => s.key === section.key)!;
      if (!headingAlone.test(section.heading) && section.heading.length > form.heading.length + 8) continue;
      const lost = mayBeElsewhere(report);
      yield found({
        at: section.key,
        kind: lost ? "extraction" : "report",
        severity: "warning",
        message: {
          en: `Nothing stands below “${section.heading}”.`,
          zh: `“${section.heading}”下没有内容。`,
        },
        evidence: [evidence({ text: section.heading })],
      });
    }
  },
};

/** Text that is a picture or a table to us would leave its section empty, too. */
export function mayBeElsewhere({ tables, findings }: Report): boolean {
  return tables.some((t) => t.table === null) || findings.some((f) => f.rule === "tables.pictures");
}
