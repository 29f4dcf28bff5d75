import { casesOf } from "./cases.ts";
import { mismatches } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";

export const rule: ReportRule = {
  id: "narrative.litigation",
  scope: "report",
  strength: "medium",
  source: "条例第五十条第一款第（三）项；国办公开办函〔2021〕30号 表四“行政诉讼”；国办公开办函〔2016〕201号",
  title: {
    en: "The text states other numbers of lawsuits than the table",
    zh: "文字表述的行政诉讼数与表格不一致",
  },
  check: (report) =>
    mismatches(
      report,
      casesOf(report, {
        key: "litigation",
        blocks: ["litigation.direct", "litigation.after_review"],
        en: "Lawsuits",
        zh: "行政诉讼",
      }),
    ),
};
