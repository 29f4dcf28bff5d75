import type { Table } from "../table.ts";
import { column, ofOrgan, ofReport } from "../table.ts";

export const facts: Table = {
  name: "facts",
  title: {
    en: "One row a cell of a report: the number, or the reason why there is none",
    zh: "长表：每行一个单元的数值，或无数值的原因",
  },
  key: ["report", "indicator"],
  refers: [ofReport, ofOrgan],
  columns: [
    column("report", "text", "SHA-256 of the bytes it was read from", "原文件字节的 SHA-256", "required"),
    column("organ", "text", "key of the organ", "机关的标识"),
    column("organ_name", "text", "name of the organ as published", "发布时的机关名称"),
    column("division", "text", "GB/T 2260 code as the report tells it", "行政区划代码"),
    column("year", "integer", "fiscal year", "报告年度"),
    column("scope", "text", "own, consolidated or unknown", "口径", "required"),
    column(
      "role",
      "text",
      "speaks: count these; the others are further versions",
      "speaks 者计入统计，其余为其他版本",
    ),
    column("indicator", "text", "id of the indicator", "指标代码", "required"),
    column(
      "value",
      "number",
      "as printed, never repaired; empty unless status is reported",
      "按原文，不作修正；非 reported 则为空",
    ),
    column("raw", "text", "text of the cell as published", "单元格原文"),
    column(
      "status",
      "text",
      "reported, blank, placeholder, absent or unreadable",
      "状态：有数、空白、占位符、无此单元、无法读取",
      "required",
    ),
    column(
      "basis",
      "text",
      "read, position, decoded or none",
      "来历：按表头、按位置、按勾稽解码、无",
      "required",
    ),
    column("unit", "text", "unit printed in the cell, else the form's", "单位"),
    column("note", "text", "words beside the number", "数值旁的文字"),
    column(
      "proven_by",
      "integer",
      "identities of the form that hold and bind it",
      "成立的勾稽关系数",
      "required",
    ),
    column(
      "contradicted_by",
      "integer",
      "identities that fail and bind it",
      "不成立的勾稽关系数",
      "required",
    ),
    column(
      "flagged",
      "boolean",
      "a doubt of the reader is on it, or it is contradicted or unreadable",
      "读取存疑、矛盾或无法读取",
      "required",
    ),
    column(
      "row_hash",
      "text",
      "of organ, year, scope and what was read; not of where or when",
      "由机关、年度、口径及读取内容算得；与位置、时间无关",
      "required",
    ),
    column("place", "text", "where in the bytes it was read", "在原文件中的位置"),
    column("url", "text", "address of the report", "报告网址"),
  ],
};

/** The columns that say the same in all rows of a report; those of `Said` and two more are each row's own. */
export const ofWholeReport = [
  "report",
  "organ",
  "organ_name",
  "division",
  "year",
  "scope",
  "role",
  "url",
] as const;
