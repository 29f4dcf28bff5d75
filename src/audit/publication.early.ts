import { found } from "./finding.ts";
import { seen } from "./published.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.early",
  scope: "publication",
  strength: "strong",
  source: "条例第四十九条：上一年度；统计期限1月1日至12月31日",
  title: { en: "The report was published before its year ended", zh: "年度未终了即公开年度报告" },
  *check(publication) {
    const { organYear, readings } = publication;
    const end = `${organYear.year + 1}-01-01`;
    for (const reading of readings) {
      const saw = reading.first_seen !== null && reading.first_seen.slice(0, 10) < end;
      if (!saw && (reading.published_on === null || reading.published_on >= end)) continue;
      const day = saw ? reading.first_seen!.slice(0, 10) : reading.published_on!;
      // A day in an earlier year, or months before the end, is some other date of the page.
      const doubt = !saw && day < `${organYear.year}-12-01`;
      yield found({
        at: organYear.scope,
        kind: doubt ? "extraction" : "report",
        severity: doubt ? "warning" : "error",
        organ: organYear.organ,
        year: organYear.year,
        message: {
          en: `${saw ? "Seen" : "Dated"} ${day}, before ${organYear.year} had ended${doubt ? ": the date may be another one of the page" : ""}.`,
          zh: `${saw ? "采集于" : "公开日期为"}${day}，早于${organYear.year}年度终了${doubt ? "：可能是网页的其他日期" : ""}。`,
        },
        evidence: [seen(publication, reading, `published ${day}`)],
      });
      return;
    }
  },
};
