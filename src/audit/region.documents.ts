import type { RegionRule } from "./rule.ts";
import { judgeSums } from "./sums.ts";

export const rule: RegionRule = {
  id: "region.documents",
  scope: "region",
  strength: "medium",
  source: "条例第十条第三款、第二十条第（一）项、第四十九条第二款",
  title: {
    en: "The government's documents are not the sum of its parts",
    zh: "本级政府的规章、规范性文件数不等于各单位之和",
  },
  check: (year) =>
    judgeSums(year, {
      at: "documents",
      cells: (id) => /^active_disclosure\.(?:regulations|normative_documents)\./u.test(id),
      // A joint document is counted once, by the organ that leads.
      severity: "warning",
      en: "Documents",
      zh: "规章和规范性文件",
    }),
};
