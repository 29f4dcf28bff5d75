import { formById } from "../forms/index.ts";
import type { Report } from "../model/report.ts";
import { tableName } from "./cell-names.ts";
import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";

export const rule: ReportRule = {
  id: "form.outdated",
  scope: "report",
  strength: "strong",
  source: "条例第五十条第二款：统一格式，适时更新",
  title: {
    en: "A table follows the form of another year",
    zh: "表格不是报告年度适用的格式",
  },
  *check(report) {
    if (report.year === null) return;
    for (const { table, form, layout, place } of report.tables) {
      if (table === null || form === null || !tells(report, table, form, layout)) continue;
      const [from, to] = formById(form).years;
      if (report.year >= from && (to === null || report.year <= to)) continue;
      // A form newer than its year is more often a year misread than a form foreseen.
      const sure = report.year > from && layout === "grid";
      const name = tableName(table);
      yield found({
        at: table,
        kind: sure ? "report" : "extraction",
        severity: sure && table === "active_disclosure" ? "error" : "warning",
        expected: report.year,
        message: {
          en: `The table “${name.en}” follows the form of ${form} (${from}–${to ?? ""}), the report is of ${report.year}.`,
          zh: `${report.year}年度报告的“${name.zh}”表使用${form}年格式（适用${from}—${to ?? ""}年度）。`,
        },
        evidence: [evidence({ text: `${form}: ${formById(form).title.zh}`, ...(place ? { place } : {}) })],
      });
    }
  },
};

/** Whether the form can be told from this table: table four is the same in both, a statistics sheet may be an annex. */
function tells(report: Report, table: string, form: string, layout: "grid" | "stream"): boolean {
  if (table === "review_litigation") return false;
  if (table === "statistics_sheet") return !report.tables.some((t) => t.table === "requests");
  // In running text, a row that was lost looks like one that the form has not.
  if (table === "requests" && layout === "stream") return false;
  if (table === "requests" && form === "2019")
    return report.facts["requests.other_handling.total"]?.status === "reported";
  return true;
}
