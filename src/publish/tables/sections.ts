import type { ListedRecord } from "../chunk.ts";
import type { Table, TableOf } from "../table.ts";
import { column, ofOrgan, ofReport } from "../table.ts";

const table: Table = {
  name: "sections",
  title: { en: "The prose of the reports, section by section", zh: "报告正文（分节）" },
  key: ["report", "position"],
  refers: [ofReport, ofOrgan],
  columns: [
    column("report", "text", "key of the report", "报告的标识", "required"),
    column("position", "integer", "order in the report, from 1", "在报告中的次序", "required"),
    column("organ", "text", "key of the organ", "机关的标识"),
    column("year", "integer", "fiscal year", "报告年度"),
    column("role", "text", "role of the report", "报告的角色"),
    column("section", "text", "overview, active_disclosure, requests, …", "章节代码", "required"),
    column("under", "integer", "position of the section that a subsection stands in", "所属章节的次序"),
    column("heading", "text", "as published; empty before the first heading", "标题；首个标题之前为空"),
    column("text", "text", "as published; empty where a heading has none", "正文；标题下无文字则为空"),
  ],
};

export const sections: TableOf<ListedRecord> = {
  table,
  rows: ({ key, organ, role, listing: { year, sections } }) =>
    sections.map(({ section, under, heading, text }, i) => [
      key,
      i + 1,
      organ,
      year,
      role,
      section,
      under,
      heading,
      text,
    ]),
};
