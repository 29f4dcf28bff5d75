import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { changeOf, figure, pairsOf, unsure } from "./readings.ts";
import type { Found, Series, SeriesRule, Spoken } from "./rule.ts";

/** Figures of a size that a year does not turn over. */
const watched = [
  "active_disclosure.normative_documents.in_force",
  "active_disclosure.licensing.decisions",
  "active_disclosure.penalties.decisions",
  "active_disclosure.coercion.decisions",
  "active_disclosure.fees.amount",
  "requests.newly_received.total",
  "requests.result_total.total",
  "review_litigation.review.total",
  "statistics_sheet.disclosure.total",
];
/** A jump is so many times the other year, and at least so much apart. */
const times = 10;
const apart = 100;

export const rule: SeriesRule = {
  id: "series.jump",
  scope: "series",
  strength: "soft",
  source: "数据合理性：同一机关相邻年度",
  title: {
    en: "A number is implausibly far from the year before",
    zh: "数值较上年异常变动",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series))
      for (const indicator of watched) {
        const [was, is] = [before.values.get(indicator), now.values.get(indicator)];
        if (was === undefined || is === undefined || Math.abs(is - was) < apart) continue;
        const [low, high] = [Math.min(was, is), Math.max(was, is)];
        if (high < times * low) continue;
        yield finding(series, before, now, indicator, { low, high });
      }
  },
};

function finding(
  series: Series,
  before: Spoken,
  now: Spoken,
  indicator: string,
  { low, high }: { low: number; high: number },
): Found {
  const [was, is] = [before.values.get(indicator)!, now.values.get(indicator)!];
  const change = changeOf(series, before, now);
  const ratio = low > 0 ? high / low : Infinity;
  // The fees are in 万元: in 元 they are ten thousand times as much.
  const unit = indicator.endsWith(".amount") && ratio > 3000 && ratio < 30_000;
  const doubt = unsure(before, [indicator]) || unsure(now, [indicator]);
  const name = cellName(indicator);
  return found({
    at: `${series.scope}/${indicator}`,
    kind: doubt ? "extraction" : "report",
    severity: change === null && (unit || ratio >= 100) && low > 0 ? "warning" : "info",
    organ: series.organ.key,
    year: now.year,
    indicators: [indicator],
    expected: was,
    actual: is,
    message: {
      en: `${name.en}: ${was} in ${before.year}, ${is} in ${now.year}${unit ? ": the unit (元, 万元) may differ" : ""}${change ? ` (${change.en})` : ""}.`,
      zh: `${name.zh}：${before.year}年${was}，${now.year}年${is}${unit ? "：单位（元、万元）可能不同" : ""}${change ? `（${change.zh}）` : ""}。`,
    },
    evidence: [figure(before, indicator), figure(now, indicator)],
  });
}
