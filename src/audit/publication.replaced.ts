import type { Reading } from "../model/dataset.ts";
import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { figure, unsure } from "./readings.ts";
import { differences, inRole, seen, speaker } from "./published.ts";
import type { Found, Publication, PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.replaced",
  scope: "publication",
  strength: "strong",
  source: "条例第四十七条；国办公开办函〔2021〕30号 四、明确责任",
  title: { en: "The report was replaced after publication", zh: "年度报告公开后被替换" },
  *check(publication) {
    const speaking = speaker(publication);
    if (!speaking) return;
    const others = [...inRole(publication, "same"), ...inRole(publication, "differs")];
    const versions = new Map<Reading, Reading[]>();
    for (const old of inRole(publication, "replaced")) {
      const now = successorOf(old, speaking, others);
      versions.set(now, [...(versions.get(now) ?? []), old]);
    }
    for (const [now, older] of versions) {
      const chain = [...older, now];
      const of = now === speaking ? "" : `${now.format}/`;
      for (let i = 1; i < chain.length; i++) yield finding(publication, chain[i - 1], chain[i], `${of}${i}`);
    }
  },
};

/** What stands at the address of an old version now: a file is not replaced by the page that leads to it. */
function successorOf(old: Reading, speaking: Reading, others: readonly Reading[]): Reading {
  const atItsAddress = (r: Reading) => r.urls.some((url) => old.urls.includes(url));
  return [speaking, ...others].find(atItsAddress) ?? speaking;
}

function finding(publication: Publication, before: Reading, now: Reading, version: string): Found {
  const { organYear } = publication;
  // A page that only led to its files, or showed pictures, gave no numbers that could change.
  const nothingBefore = before.values.size === 0 && now.values.size > 0;
  const changed = nothingBefore ? [] : differences(before, now);
  const cells = changed.map((c) => c.indicator);
  const [first] = changed;
  const name = first ? cellName(first.indicator) : null;
  const when = now.first_seen?.slice(0, 10) ?? now.published_on;
  const last = before.last_seen?.slice(0, 10);
  const [at, atZh] = when
    ? [
        ` Seen on ${when}${last ? `, the old one last on ${last}` : ""}.`,
        `新版见于${when}${last ? `，旧版最后见于${last}` : ""}。`,
      ]
    : ["", ""];
  return found({
    at: `${organYear.scope}/${version}`,
    kind: unsure(before, cells) || unsure(now, cells) ? "extraction" : "report",
    severity: changed.length > 0 ? "warning" : "info",
    organ: organYear.organ,
    year: organYear.year,
    indicators: cells,
    expected: first?.was ?? null,
    actual: first?.is ?? null,
    message:
      changed.length > 0
        ? {
            en: `${changed.length} numbers changed; ${name!.en}: ${first.was ?? "—"} → ${first.is ?? "—"}.${at}`,
            zh: `${changed.length}个数值变化；${name!.zh}：${first.was ?? "—"}→${first.is ?? "—"}。${atZh}`,
          }
        : nothingBefore
          ? { en: `The version before gave no numbers.${at}`, zh: `旧版没有可读取的数值。${atZh}` }
          : { en: `Another text with the same numbers.${at}`, zh: `文字有变化，数值未变。${atZh}` },
    evidence: [
      seen(publication, before, `seen ${before.first_seen ?? "?"} – ${before.last_seen ?? "?"}`),
      seen(publication, now, `seen ${now.first_seen ?? "?"}`),
      ...cells.slice(0, 100).flatMap((id) => [figure(before, id), figure(now, id)]),
    ],
  });
}
