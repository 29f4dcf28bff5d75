import { figure, pairsOf, unsure } from "./readings.ts";
import { found } from "./finding.ts";
import type { Found, Series, SeriesRule, Spoken } from "./rule.ts";

const suits = "review_litigation.litigation.after_review.total";
const reviews = "review_litigation.review.total";
const requests = [
  "requests.newly_received.total",
  "requests.carried_over.total",
  "requests.result_total.total",
];
const cases = [reviews, "review_litigation.litigation.direct.total", suits];

export const rule: SeriesRule = {
  id: "series.cases",
  scope: "series",
  strength: "soft",
  source: "国办公开办函〔2021〕30号 表三、表四",
  title: {
    en: "Reviews or lawsuits with nothing in two years that they could be about",
    zh: "连续两年没有申请或行政复议，却有复议、诉讼案件",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series)) {
      const about = cases.filter((id) => (now.values.get(id) ?? 0) > 0);
      if (about.length > 0 && [before, now].every((r) => isNone(r, requests)))
        yield finding(series, [before, now], about, requests, {
          at: "requests",
          en: "Reviews or lawsuits, and no request in this year or the last.",
          zh: "本年和上年均没有政府信息公开申请，却有复议、诉讼案件。",
        });
      if ((now.values.get(suits) ?? 0) > 0 && [before, now].every((r) => isNone(r, [reviews])))
        yield finding(series, [before, now], [suits], [reviews], {
          at: "review",
          en: "Lawsuits after review, and no review in this year or the last.",
          zh: "本年和上年均没有行政复议，却有复议后起诉案件。",
        });
    }
  },
};

const isNone = ({ values }: Spoken, indicators: readonly string[]): boolean =>
  indicators.every((id) => values.get(id) === 0);

function finding(
  series: Series,
  [before, now]: [Spoken, Spoken],
  some: string[],
  none: string[],
  { at, en, zh }: { at: string; en: string; zh: string },
): Found {
  const doubt = unsure(before, none) || unsure(now, [...some, ...none]);
  return found({
    at: `${series.scope}/${at}`,
    kind: doubt ? "extraction" : "report",
    severity: "warning",
    organ: series.organ.key,
    year: now.year,
    indicators: [...some, ...none],
    actual: now.values.get(some[0]) ?? null,
    message: { en, zh },
    evidence: [
      ...some.map((id) => figure(now, id)),
      ...none.flatMap((id) => [figure(before, id), figure(now, id)]),
    ],
  });
}
