import type { Dataset } from "../../model/dataset.ts";
import type { LongTableOf, Table } from "../table.ts";
import { column, ofOrgan } from "../table.ts";

const table: Table = {
  name: "findings",
  title: { en: "What the audit found, with the verdict of a person", zh: "审核发现及人工结论" },
  key: ["finding"],
  refers: [ofOrgan],
  columns: [
    column("finding", "text", "id, stable over runs", "稳定标识", "required"),
    column("rule", "text", "id of the rule", "规则", "required"),
    column(
      "scope",
      "text",
      "report, series, region or publication",
      "范围：单份报告、跨年度、跨机关、发布行为",
      "required",
    ),
    column(
      "kind",
      "text",
      "report: the office's doing; extraction: we are not sure of our reading",
      "report：机关所致；extraction：读取存疑",
      "required",
    ),
    column("severity", "text", "error, warning or info", "严重程度", "required"),
    column("organ", "text", "key of the organ", "机关的标识"),
    column("year", "integer", "fiscal year", "报告年度"),
    column("indicators", "json", "indicators it is about", "涉及的指标"),
    column("expected", "number", "the number that should stand there", "应有数值"),
    column("actual", "number", "the number that stands there", "实际数值"),
    column("message_en", "text", "in English", "英文说明", "required"),
    column("message_zh", "text", "in Chinese", "中文说明", "required"),
    column(
      "evidence",
      "json",
      "reports, numbers, passages and addresses it rests on",
      "依据：报告、数值、原文与地址",
    ),
    column(
      "decision",
      "text",
      "confirmed, dismissed or explained by a person; empty: open",
      "人工结论：属实、排除、已解释；空：待定",
    ),
    column("decision_note", "text", "why", "理由"),
    column("decided_by", "text", "who", "何人"),
    column("decided_on", "date", "when", "何时"),
  ],
};

export const findings: LongTableOf<Dataset> = {
  table,
  *rows({ findings, verdicts }) {
    const decided = new Map(verdicts.map((verdict) => [verdict.finding, verdict]));
    for (const f of findings) {
      const verdict = decided.get(f.id);
      yield [
        f.id,
        f.rule,
        f.scope,
        f.kind,
        f.severity,
        f.organ,
        f.year,
        JSON.stringify(f.indicators),
        f.expected,
        f.actual,
        f.message.en,
        f.message.zh,
        JSON.stringify(f.evidence),
        verdict?.decision ?? null,
        verdict?.note ?? null,
        verdict?.by ?? null,
        verdict?.on ?? null,
      ];
    }
  },
};
