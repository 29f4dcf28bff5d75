import { indicators } from "../../forms/index.ts";
import type { ListedRecord } from "../chunk.ts";
import type { Table, TableOf, Value } from "../table.ts";
import { column, ofOrgan, ofReport } from "../table.ts";

const table: Table = {
  name: "facts_wide",
  title: {
    en: "One row an organ-year: the numbers of the report that speaks for it",
    zh: "宽表：每行一个机关年度（取代表报告的数值）",
  },
  key: ["organ", "year", "scope"],
  refers: [ofOrgan, ofReport],
  columns: [
    column("organ", "text", "key of the organ", "机关的标识", "required"),
    column("organ_name", "text", "name of the organ as published", "发布时的机关名称"),
    column("division", "text", "GB/T 2260 code as the report tells it", "行政区划代码"),
    column("year", "integer", "fiscal year", "报告年度", "required"),
    column("scope", "text", "own, consolidated or unknown", "口径", "required"),
    column("report", "text", "key of the report", "报告的标识", "required"),
    column("form", "text", "the statutory form", "格式版本", "required"),
    ...[...indicators.values()].map(({ id, table, cell }) => {
      const row = table.rows.find((h) => h.key === cell.row)!;
      const across = table.columns.find((h) => h.key === cell.column)!;
      return column(id, "number", `${row.en}: ${across.en}`, `${row.label} / ${across.label}`);
    }),
  ],
};

const head = 7;
const positions = new Map([...indicators.keys()].map((id, i) => [id, head + i]));

export const factsWide: TableOf<ListedRecord> = {
  table,
  rows({ key, organ, role, listing, said }) {
    const { organ_name, division, year, scope, form } = listing;
    if (role !== "speaks" || organ === null || year === null) return [];
    const row: Value[] = Array<Value>(table.columns.length).fill(null);
    [organ, organ_name, division, year, scope, key, form].forEach((value, i) => (row[i] = value));
    for (const { indicator, value } of said) {
      const position = value === null ? undefined : positions.get(indicator);
      if (position !== undefined) row[position] = value;
    }
    return [row];
  },
};
