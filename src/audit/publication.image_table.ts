import { evidence, found } from "./finding.ts";
import { isPicture } from "./published.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.image_table",
  scope: "publication",
  strength: "medium",
  source: "国办公开办函〔2019〕61号：统一格式、便于检索",
  title: {
    en: "The tables, or the whole report, were published as a picture",
    zh: "表格或报告以图片形式公开",
  },
  *check({ organYear, readings, unread }) {
    const images = unread.filter(isPicture);
    // Another copy that can be read, in the same place, serves everybody.
    if (images.length === 0 || readings.some((r) => r.values.size > 0)) return;
    yield found({
      at: organYear.scope,
      severity: "warning",
      organ: organYear.organ,
      year: organYear.year,
      message: {
        en: "The figures are in pictures, which nobody can search, copy or add up.",
        zh: "数据以图片形式公开，无法检索、复制和核对。",
      },
      evidence: images.map((u) =>
        evidence({
          organ: organYear.organ,
          year: organYear.year,
          text: `${u.code} (${u.format})`,
          url: u.url,
        }),
      ),
    });
  },
};
