import type { RegionRule } from "./rule.ts";
import { judgeSums } from "./sums.ts";

export const rule: RegionRule = {
  id: "region.disclosure",
  scope: "region",
  strength: "medium",
  source: "条例第二十条第（五）（六）（八）项、第四十九条第二款",
  title: {
    en: "The government's decisions and fees are not the sum of its parts",
    zh: "本级政府的许可、处罚、强制、收费数据不等于各单位之和",
  },
  check: (year) =>
    judgeSums(year, {
      at: "decisions",
      cells: (id) => /^active_disclosure\.[a-z_]+\.(?:decisions|amount)$/u.test(id),
      // Bodies with systems of their own may count here or there.
      severity: "warning",
      en: "Decisions and fees",
      zh: "处理决定与收费",
    }),
};
