import { casesOf } from "./cases.ts";
import { mismatches } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";

export const rule: ReportRule = {
  id: "narrative.review",
  scope: "report",
  strength: "medium",
  source: "条例第五十条第一款第（三）项；国办公开办函〔2021〕30号 表四“行政复议”",
  title: {
    en: "The text states other numbers of administrative reviews than the table",
    zh: "文字表述的行政复议数与表格不一致",
  },
  check: (report) =>
    mismatches(
      report,
      casesOf(report, { key: "review", blocks: ["review"], en: "Administrative reviews", zh: "行政复议" }),
    ),
};
