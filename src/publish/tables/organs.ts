import type { Dataset } from "../../model/dataset.ts";
import type { LongTableOf, Table } from "../table.ts";
import { column } from "../table.ts";

const table: Table = {
  name: "organs",
  title: { en: "Organs that publish, over all years and sources", zh: "公开主体（跨年度、跨来源）" },
  key: ["organ"],
  refers: [],
  columns: [
    column("organ", "text", "stable key of the organ", "机关的稳定标识", "required"),
    column(
      "name",
      "text",
      "full name with its division, as last published",
      "全称（含行政区划），以最近发布者为准",
      "required",
    ),
    column("names", "json", "every name it published under, oldest first", "曾用名称，由早到晚"),
    column("division", "text", "GB/T 2260 code of its division", "行政区划代码（GB/T 2260）"),
    column("division_name", "text", "name of its division", "行政区划名称"),
    column("kind", "text", "government, office, department, dispatched, institution", "机关类别"),
    column("level", "text", "national, province, prefecture, county, township", "行政层级"),
    column(
      "uscc",
      "text",
      "unified social credit code, where one with a right check digit was seen",
      "统一社会信用代码（校验位正确者）",
    ),
    column(
      "superior",
      "text",
      "key of the government, or of the department, that it is part of; null for bodies under their own ministry",
      "所属政府或部门的标识；垂直管理机构为空",
    ),
    column("predecessors", "json", "keys of organs merged into it or renamed", "前身机关的标识"),
    column("successors", "json", "keys of organs that followed it", "后继机关的标识"),
  ],
};

export const organs: LongTableOf<Dataset> = {
  table,
  *rows({ organs }) {
    for (const o of organs)
      yield [
        o.key,
        o.name,
        JSON.stringify(o.names),
        o.division.code,
        o.division.name,
        o.kind,
        o.level,
        o.uscc,
        o.superior,
        JSON.stringify(o.predecessors),
        JSON.stringify(o.successors),
      ];
  },
};
