import type { Cumulative } from "../model/dataset.ts";
import type { Report } from "../model/report.ts";
import { fold } from "./statements.ts";

const total = /历年累计|累计总数|历年合计/u;
const ofYear = /^(?:20\d\d)?年(?:度)?(?:数|数量|合计|累计)?$|^本年(?:度)?(?:数|数量|累计)?$|^20\d\d年?度?$/u;

/**
 * The lines of a local annex that count both the year and all years until then (指标名称 | 2013年度 | 历年累计), from the
 * tables that no national form knows.
 */
export function cumulativesOf(report: Report): Cumulative[] {
  return report.tables.flatMap(({ table, cells }) => (table === null && cells ? linesOf(cells) : []));
}

function linesOf(rows: readonly string[][]): Cumulative[] {
  const head = rows.findIndex((row) => row.some((c) => total.test(fold(c))));
  if (head < 0) return [];
  const at = rows[head].findIndex((c) => total.test(fold(c)));
  const year = rows[head].findIndex((c) => ofYear.test(fold(c)));
  if (year < 0) return [];
  return rows.slice(head + 1).flatMap((row) => {
    const label = fold(row[0] ?? "");
    const [now, until] = [numberOf(row[year]), numberOf(row[at])];
    return row.length !== rows[head].length || label === "" || now === null || until === null
      ? []
      : [{ label, year: now, total: until }];
  });
}

function numberOf(cell: string | undefined): number | null {
  const text = fold(cell ?? "").replaceAll("，", "");
  return /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}
