import type { Passage } from "../model/dataset.ts";
import { found } from "./finding.ts";
import { copied, isRenewed, likeness, similarity } from "./passages.ts";
import { pairsOf, passage } from "./readings.ts";
import type { Found, Series, SeriesRule, Spoken } from "./rule.ts";

/** Signatures less alike than this are not worth comparing the texts. */
const promising = 0.5;
const half = 0.5;
const shown = 3;
/** The section that must speak of the year's own problems. */
const problems = "problems_and_improvements";

export const rule: SeriesRule = {
  id: "series.copied_text",
  scope: "series",
  strength: "soft",
  source: "国办公开办函〔2021〕30号 四、明确责任：不得抄袭、敷衍",
  title: {
    en: "Passages are copied from the year before",
    zh: "文字照抄上一年度报告",
  },
  *check(series) {
    for (const [before, now] of pairsOf(series)) {
      // Asked for once: they come from the store.
      const [passages, among] = [now.passages, before.passages];
      const copies = passages.flatMap((p) => {
        const source = sourceOf(p, among);
        return source ? [{ passage: p, source }] : [];
      });
      if (copies.length > 0) yield finding(series, before, { reading: now, passages }, copies);
    }
  },
};

function sourceOf(passage: Passage, among: readonly Passage[]): Passage | undefined {
  return among.find(
    (p) =>
      likeness(p.signature, passage.signature) >= promising && similarity(p.text, passage.text) >= copied,
  );
}

function finding(
  series: Series,
  before: Spoken,
  { reading: now, passages: all }: { reading: Spoken; passages: readonly Passage[] },
  copies: { passage: Passage; source: Passage }[],
): Found {
  const length = (passages: readonly Passage[]) => passages.reduce((sum, p) => sum + p.text.length, 0);
  const stale = copies.filter((c) => !isRenewed(c.passage.text, c.source.text));
  const share = length(copies.map((c) => c.passage)) / length(all);
  const old = length(stale.map((c) => c.passage)) / length(all);
  const sameProblems = copies.some((c) => c.passage.section === problems);
  const first = [...copies].sort(
    (a, b) => Number(b.passage.section === problems) - Number(a.passage.section === problems),
  );
  return found({
    at: series.scope,
    severity: old >= half || sameProblems ? "warning" : "info",
    organ: series.organ.key,
    year: now.year,
    message: {
      en: `${copies.length} passages (${Math.round(share * 100)} % of the text) are as in ${before.year}${sameProblems ? ", also of its problems" : ""}.`,
      zh: `有${copies.length}段文字（占${Math.round(share * 100)}%）与${before.year}年报告雷同${sameProblems ? "，包括存在的问题" : ""}。`,
    },
    evidence: first
      .slice(0, shown)
      .flatMap((c) => [passage(now, c.passage.text), passage(before, c.source.text)]),
  });
}
