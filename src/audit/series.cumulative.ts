import { found } from "./finding.ts";
import { pairsOf, passage } from "./readings.ts";
import type { SeriesRule } from "./rule.ts";

export const rule: SeriesRule = {
  id: "series.cumulative",
  scope: "series",
  strength: "strong",
  source: "地方附表“历年累计”栏（2008—2013年度）",
  title: {
    en: "The cumulative column does not grow by the year's number",
    zh: "历年累计与上年累计、本年数不衔接",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series)) {
      const last = new Map(before.cumulatives?.map((line) => [line.label, line]));
      for (const line of now.cumulatives ?? []) {
        const earlier = last.get(line.label);
        if (!earlier || earlier.total + line.year === line.total) continue;
        yield found({
          at: `${series.scope}/${line.label}`,
          // Starting years and corrections of old counts are the offices' own.
          severity: "warning",
          organ: series.organ.key,
          year: now.year,
          expected: earlier.total + line.year,
          actual: line.total,
          message: {
            en: `${line.label}: ${earlier.total} until ${before.year} + ${line.year} = ${earlier.total + line.year}, reported ${line.total}.`,
            zh: `${line.label}：截至${before.year}年累计${earlier.total}＋本年${line.year}＝${earlier.total + line.year}，报告为${line.total}。`,
          },
          evidence: [
            { ...passage(before, line.label), value: earlier.total },
            { ...passage(now, line.label), value: line.total },
          ],
        });
      }
    }
  },
};
