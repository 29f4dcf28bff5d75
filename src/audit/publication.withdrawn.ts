import { found } from "./finding.ts";
import { seen } from "./published.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.withdrawn",
  scope: "publication",
  strength: "medium",
  source: "条例第二十四条、第四十九条",
  title: { en: "A published report is no longer there", zh: "已公开的年度报告被撤下" },
  *check(publication) {
    const { organYear, readings } = publication;
    const gone = readings.filter((r) => r.state === "gone");
    if (gone.length === 0 || readings.some((r) => r.state === "live")) return;
    const last = gone
      .map((r) => r.last_seen)
      .filter((t) => t !== null)
      .sort()
      .at(-1);
    yield found({
      at: organYear.scope,
      severity: "warning",
      organ: organYear.organ,
      year: organYear.year,
      message: {
        en: `The report is gone from its address${last ? `; last seen on ${last.slice(0, 10)}` : ""}. It may have moved.`,
        zh: `报告已不在原网址${last ? `，最后见于${last.slice(0, 10)}` : ""}，可能已迁移。`,
      },
      evidence: gone.map((r) => seen(publication, r, `last seen ${r.last_seen ?? "?"}`)),
    });
  },
};
