import { found } from "./finding.ts";
import { applicants, changeOf, contradicts, figure, pairsOf, unsure } from "./readings.ts";
import type { Found, Series, SeriesRule, Spoken } from "./rule.ts";

export const rule: SeriesRule = {
  id: "series.carried",
  scope: "series",
  strength: "strong",
  source: "国办公开办函〔2019〕60号、〔2021〕30号 表三第二项、第四项",
  title: {
    en: "What was carried over is not what the year before carried forward",
    zh: "上年结转数与上一年度报告的结转下年度数不一致",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series)) {
      const differing = applicants.filter((column) => {
        const [forward, over] = [before.values.get(forwardOf(column)), now.values.get(overOf(column))];
        return forward !== undefined && over !== undefined && forward !== over;
      });
      if (differing.length > 0) yield finding(series, before, now, differing);
    }
  },
};

const forwardOf = (column: string) => `requests.carried_forward.${column}`;
const overOf = (column: string) => `requests.carried_over.${column}`;

function finding(series: Series, before: Spoken, now: Spoken, differing: string[]): Found {
  const [forward, over] = [before.values.get(forwardOf("total")), now.values.get(overOf("total"))];
  const onlyColumns = forward !== undefined && forward === over;
  const change = changeOf(series, before, now);
  const doubt = unsure(before, differing.map(forwardOf)) || unsure(now, differing.map(overOf));
  const shown = differing.includes("total") ? "total" : differing[0];
  const expected = before.values.get(forwardOf(shown))!;
  const actual = now.values.get(overOf(shown))!;
  const shaky = contradicts(before, forwardOf(shown));
  const sure = !doubt && !change && !onlyColumns && !shaky && series.scope === "own";
  return found({
    at: series.scope,
    kind: doubt ? "extraction" : "report",
    severity: sure ? "error" : onlyColumns && change ? "info" : "warning",
    organ: series.organ.key,
    year: now.year,
    indicators: differing.flatMap((c) => [forwardOf(c), overOf(c)]),
    expected,
    actual,
    message: onlyColumns
      ? {
          en: `${before.year} → ${now.year}: the total carried over agrees, but not by applicant (reclassified).`,
          zh: `${before.year}→${now.year}年：结转总数一致，申请人类别不一致（重新归类）。`,
        }
      : {
          en: `${now.year} carries over ${actual}, ${before.year} carried forward ${expected}${change ? ` (${change.en})` : ""}.`,
          zh: `${now.year}年上年结转${actual}，${before.year}年结转下年度${expected}${change ? `（${change.zh}）` : ""}。`,
        },
    evidence: differing.flatMap((c) => [figure(before, forwardOf(c)), figure(now, overOf(c))]),
  });
}
