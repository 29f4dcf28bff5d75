import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { changeOf, figure, pairsOf, unsure } from "./readings.ts";
import type { SeriesRule } from "./rule.ts";

const rows = ["licensing", "other_services", "penalties", "coercion", "fees"];

export const rule: SeriesRule = {
  id: "series.items",
  scope: "series",
  strength: "strong",
  source: "国办公开办函〔2019〕60号 表二：上一年项目数量、本年增/减",
  title: {
    en: "Items of last year are not last year's items with their change",
    zh: "上一年项目数量与上一年度报告的项目数及增减不衔接",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series)) {
      const differing = rows.flatMap((row) => {
        const [items, change] = [
          `active_disclosure.${row}.items_last_year`,
          `active_disclosure.${row}.change`,
        ];
        const [had, moved, has] = [
          before.values.get(items),
          before.values.get(change),
          now.values.get(items),
        ];
        if (had === undefined || moved === undefined || has === undefined || had + moved === has) return [];
        return [{ row, items, change, expected: had + moved, actual: has }];
      });
      for (const { row, items, change, expected, actual } of differing) {
        const name = cellName(items);
        const merged = changeOf(series, before, now);
        const doubt = unsure(before, [items, change]) || unsure(now, [items]);
        yield found({
          at: `${series.scope}/${row}`,
          kind: doubt ? "extraction" : "report",
          // Catalogues of items were drawn up anew in these years, so a break proves no mistake.
          severity: merged ? "info" : "warning",
          organ: series.organ.key,
          year: now.year,
          indicators: [items, change],
          expected,
          actual,
          message: {
            en: `${name.en}: ${before.year} ends with ${expected} items, ${now.year} starts from ${actual}${merged ? ` (${merged.en})` : ""}.`,
            zh: `${name.zh}：${before.year}年末应有${expected}项，${now.year}年“上一年项目数量”为${actual}${merged ? `（${merged.zh}）` : ""}。`,
          },
          evidence: [figure(before, items), figure(before, change), figure(now, items)],
        });
      }
    }
  },
};
