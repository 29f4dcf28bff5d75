import type { Dataset } from "../../model/dataset.ts";
import type { LongTableOf, Table } from "../table.ts";
import { column, ofOrgan, ofReport } from "../table.ts";

const table: Table = {
  name: "organ_years",
  title: { en: "What became of each organ's duty, year by year", zh: "各机关各年度的公开情况" },
  key: ["organ", "year", "scope"],
  refers: [ofOrgan, ofReport],
  columns: [
    column("organ", "text", "key of the organ", "机关的标识", "required"),
    column("year", "integer", "fiscal year", "报告年度", "required"),
    column("scope", "text", "own, consolidated or unknown", "口径：本机关、汇总或不明", "required"),
    column(
      "status",
      "text",
      "on_time, late, published, missing, not_due, withdrawn, unreachable, unreadable",
      "状态：按时、逾期、已发布、缺失、未到期、已撤下、无法访问、无法读取",
      "required",
    ),
    column("expected", "boolean", "a roster says it must publish", "名录要求其发布", "required"),
    column("report", "text", "key of the report that speaks for it", "代表该年度的报告"),
    column("because", "text", "why that report speaks", "选用该报告的理由"),
    column(
      "readings",
      "integer",
      "versions, formats and addresses that were read",
      "已读取的版本、格式与地址数",
      "required",
    ),
    column("errors", "integer", "error findings that are the office's doing", "机关自身的错误数", "required"),
    column("doubts", "integer", "error findings on our reading", "读取存疑数", "required"),
    column("warnings", "integer", "warnings", "警告数", "required"),
  ],
};

export const organYears: LongTableOf<Dataset> = {
  table,
  *rows({ organYears }) {
    for (const o of organYears) {
      const speaks = o.readings.find((reading) => reading.role === "speaks");
      yield [
        o.organ,
        o.year,
        o.scope,
        o.status,
        o.expected !== null,
        speaks?.key ?? null,
        speaks?.because ?? null,
        o.readings.length,
        o.errors,
        o.doubts,
        o.warnings,
      ];
    }
  },
};
