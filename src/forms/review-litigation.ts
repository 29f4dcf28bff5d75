import type { FormTable, Group, Heading } from "./form.ts";
import { sum } from "./form.ts";

const outcomes = [
  ["upheld", "结果维持", "upheld", ["维持", "维持结果"]],
  ["corrected", "结果纠正", "corrected", ["纠正", "纠正结果"]],
  ["other", "其他结果", "other outcome", ["其它结果", "其他"]],
  ["pending", "尚未审结", "pending", ["未审结", "尚未办结", "尚未审理结"]],
  ["total", "总计", "total", ["合计", "小计", "总数"]],
] as const;

const groups: Group[] = [
  { key: "review", label: "行政复议", en: "administrative review" },
  { key: "litigation", label: "行政诉讼", en: "litigation" },
  {
    key: "direct",
    label: "未经复议直接起诉",
    en: "litigation without review",
    variants: ["未经行政复议直接起诉", "直接起诉", "未经复议起诉"],
  },
  {
    key: "after_review",
    label: "复议后起诉",
    en: "litigation after review",
    variants: ["经复议后起诉", "行政复议后起诉", "复议后诉讼"],
  },
];

const blocks = [
  { key: "review", under: ["review"], en: "administrative review" },
  { key: "litigation.direct", under: ["litigation", "direct"], en: "litigation without review" },
  { key: "litigation.after_review", under: ["litigation", "after_review"], en: "litigation after review" },
];

const columns: Heading[] = blocks.flatMap((block) =>
  outcomes.map(([key, label, en, variants]) => ({
    key: `${block.key}.${key}`,
    label,
    en: `${block.en}: ${en}`,
    under: block.under,
    variants: [...variants],
  })),
);

/**
 * Table 四, the same in the forms of 2019 and 2021: fifteen columns and one row of numbers. Cases of
 * joint defendants are counted by the original actor alone (国办公开办函〔2016〕201号).
 */
export function reviewTable(source: string): FormTable {
  return {
    key: "review_litigation",
    title: { en: "Administrative review and litigation", zh: "政府信息公开行政复议、行政诉讼情况" },
    furniture: ["项目", "指标", "类别", "情形", "数量", "件数"],
    anchors: [],
    groups,
    rows: [{ key: "cases", label: "", en: "cases" }],
    columns,
    cells: columns.map((column) => ({
      indicator: `review_litigation.${column.key}`,
      row: "cases",
      column: column.key,
      unit: "件",
      integer: true,
      signed: false,
    })),
    identities: blocks.map((block) =>
      sum(
        "review_litigation.sum",
        block.key,
        `review_litigation.${block.key}.total`,
        outcomes.slice(0, 4).map(([key]) => `review_litigation.${block.key}.${key}`),
        `${source}: 总计`,
        {
          en: `${block.en}: total = upheld + corrected + other + pending`,
          zh: `${block.under.map((k) => groups.find((g) => g.key === k)!.label).join("·")}：总计＝维持＋纠正＋其他＋尚未审结`,
        },
      ),
    ),
  };
}
