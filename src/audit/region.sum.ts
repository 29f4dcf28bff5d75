import type { RegionRule } from "./rule.ts";
import { judgeSums } from "./sums.ts";

const tables = [
  { key: "requests", en: "Requests", zh: "申请表" },
  { key: "review_litigation", en: "Reviews and lawsuits", zh: "复议诉讼表" },
];

export const rule: RegionRule = {
  id: "region.sum",
  scope: "region",
  strength: "strong",
  source: "条例第四十九条第二款；本级政府报告汇总各编制主体",
  title: {
    en: "The government's requests and cases are not the sum of its parts",
    zh: "本级政府的申请、复议诉讼数据不等于各单位之和",
  },
  *check(year) {
    for (const { key, en, zh } of tables)
      yield* judgeSums(year, {
        at: key,
        cells: (id) => id.startsWith(`${key}.`),
        severity: "error",
        en,
        zh,
      });
  },
};
