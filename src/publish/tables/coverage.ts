import type { Dataset } from "../../model/dataset.ts";
import type { LongTableOf, Table } from "../table.ts";
import { column } from "../table.ts";

const table: Table = {
  name: "coverage",
  title: { en: "How rosters, sources and divisions stand: N of M", zh: "名录、来源与区划的覆盖情况" },
  key: ["subject", "id", "year"],
  refers: [],
  columns: [
    column("subject", "text", "roster, source or division", "名录、来源或区划", "required"),
    column("id", "text", "its id", "标识", "required"),
    column("name", "text", "its name", "名称", "required"),
    column("year", "integer", "fiscal year", "报告年度", "required"),
    column(
      "expected",
      "integer",
      "organs that must publish; empty where no roster says",
      "应发布机关数；无名录则为空",
    ),
    column("unlisted", "integer", "found, of organs that no roster names", "名录之外而已找到", "required"),
    column("published", "integer", "organs whose report is there", "已发布", "required"),
    column("on_time", "integer", "by their date", "按时", "required"),
    column("late", "integer", "after their date", "逾期", "required"),
    column("withdrawn", "integer", "published, and no longer there", "已撤下", "required"),
    column("missing", "integer", "looked for and not found", "缺失", "required"),
    column("not_due", "integer", "not there, before their date", "未到期", "required"),
    column(
      "unreachable",
      "integer",
      "could not be looked for: not the same as missing",
      "无法访问（不等于缺失）",
      "required",
    ),
    column("unreadable", "integer", "published, and could not be read", "已发布但无法读取", "required"),
    column("with_errors", "integer", "published with an error", "有错误", "required"),
  ],
};

export const coverage: LongTableOf<Dataset> = {
  table,
  rows: ({ coverage }) =>
    coverage.map((c) => [
      c.of,
      c.id,
      c.name,
      c.year,
      c.expected,
      c.unlisted,
      c.published,
      c.on_time,
      c.late,
      c.withdrawn,
      c.missing,
      c.not_due,
      c.unreachable,
      c.unreadable,
      c.with_errors,
    ]),
};
