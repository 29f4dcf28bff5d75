import { found } from "./finding.ts";
import { changeOf, figure, pairsOf, unsure } from "./readings.ts";
import type { SeriesRule } from "./rule.ts";

const rows = [
  { key: "regulations", en: "Rules", zh: "规章" },
  { key: "normative_documents", en: "Normative documents", zh: "行政规范性文件" },
];

export const rule: SeriesRule = {
  id: "series.documents",
  scope: "series",
  strength: "medium",
  source: "国办公开办函〔2021〕30号 表二第二十条第（一）项",
  title: {
    en: "Documents in force do not follow from last year's, those issued and those repealed",
    zh: "现行有效件数与上年现行有效、本年制发、本年废止不衔接",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series))
      for (const { key, en, zh } of rows) {
        const [issued, repealed, inForce] = ["issued", "repealed", "in_force"].map(
          (column) => `active_disclosure.${key}.${column}`,
        );
        const numbers = [
          before.values.get(inForce),
          now.values.get(issued),
          now.values.get(repealed),
          now.values.get(inForce),
        ];
        if (numbers.some((n) => n === undefined)) continue;
        const [stock, added, removed, left] = numbers as number[];
        const expected = stock + added - removed;
        if (expected === left) continue;
        const change = changeOf(series, before, now);
        const doubt = unsure(before, [inForce]) || unsure(now, [issued, repealed, inForce]);
        yield found({
          at: `${series.scope}/${key}`,
          kind: doubt ? "extraction" : "report",
          severity: change ? "info" : "warning",
          organ: series.organ.key,
          year: now.year,
          indicators: [inForce, issued, repealed],
          expected,
          actual: left,
          message: {
            en: `${en}: ${stock} in force + ${added} issued − ${removed} repealed = ${expected}, reported ${left}${change ? ` (${change.en})` : ""}. Lapsed or re-identified documents may explain it.`,
            zh: `${zh}：上年有效${stock}＋制发${added}－废止${removed}＝${expected}，报告为${left}${change ? `（${change.zh}）` : ""}；可能因自动失效、重新认定。`,
          },
          evidence: [
            figure(before, inForce),
            figure(now, issued),
            figure(now, repealed),
            figure(now, inForce),
          ],
        });
      }
  },
};
