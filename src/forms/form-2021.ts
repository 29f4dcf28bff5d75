import type { Form, FormCell, FormTable, Heading } from "./form.ts";
import { requestTable } from "./requests.ts";
import { reviewTable } from "./review-litigation.ts";

const notice = "国办公开办函〔2021〕30号";

const rows: Heading[] = [
  {
    key: "regulations",
    label: "规章",
    en: "rules (规章)",
    under: ["item_1"],
    variants: ["政府规章", "行政规章"],
  },
  {
    key: "normative_documents",
    label: "行政规范性文件",
    en: "normative documents",
    under: ["item_1"],
    variants: ["规范性文件"],
  },
  { key: "licensing", label: "行政许可", en: "licensing", under: ["item_5"], variants: ["行政许可决定"] },
  { key: "penalties", label: "行政处罚", en: "penalties", under: ["item_6"], variants: ["行政处罚决定"] },
  {
    key: "coercion",
    label: "行政强制",
    en: "coercive measures",
    under: ["item_6"],
    variants: ["行政强制措施"],
  },
  {
    key: "fees",
    label: "行政事业性收费",
    en: "administrative fees",
    under: ["item_8"],
    variants: ["行政事业收费"],
  },
];

const columns: Heading[] = [
  {
    key: "issued",
    label: "本年制发件数",
    en: "issued in the year",
    variants: ["本年度制发件数", "本年制发数量", "本年制发数", "本年新制发件数"],
    notes: ["修订", "修改", "新制定"],
  },
  {
    key: "repealed",
    label: "本年废止件数",
    en: "repealed in the year",
    variants: ["本年度废止件数", "本年废止数量", "本年废止数"],
    notes: ["失效", "废止"],
  },
  {
    key: "in_force",
    label: "现行有效件数",
    en: "in force",
    variants: ["现行有效件", "现行有效数量", "现行有效数", "现行有效"],
  },
  {
    key: "decisions",
    label: "本年处理决定数量",
    en: "decisions in the year",
    variants: ["本年度处理决定数量", "处理决定数量", "本年处理决定数", "本年决定数量"],
  },
  {
    key: "amount",
    label: "本年收费金额（单位：万元）",
    en: "fees collected in the year",
    variants: ["本年度收费金额", "收费金额", "本年收费总金额"],
  },
];

const pairs: [string, string[]][] = [
  ["regulations", ["issued", "repealed", "in_force"]],
  ["normative_documents", ["issued", "repealed", "in_force"]],
  ["licensing", ["decisions"]],
  ["penalties", ["decisions"]],
  ["coercion", ["decisions"]],
  ["fees", ["amount"]],
];

const cells: FormCell[] = pairs.flatMap(([row, keys]) =>
  keys.map((column) => ({
    indicator: `active_disclosure.${row}.${column}`,
    row,
    column,
    unit: column === "amount" ? "万元" : "件",
    integer: column !== "amount",
    signed: false,
  })),
);

const activeDisclosure: FormTable = {
  key: "active_disclosure",
  title: { en: "Information disclosed on the organ's own initiative", zh: "主动公开政府信息情况" },
  furniture: ["信息内容", "项目", "内容"],
  anchors: ["本年制发件数", "本年废止件数", "现行有效件数", "本年收费金额（单位：万元）"],
  groups: [
    {
      key: "item_1",
      label: "第二十条第（一）项",
      en: "article 20(1)",
      variants: ["第二十条第一项", "第二十条（一）项"],
    },
    {
      key: "item_5",
      label: "第二十条第（五）项",
      en: "article 20(5)",
      variants: ["第二十条第五项", "第二十条（五）项"],
    },
    {
      key: "item_6",
      label: "第二十条第（六）项",
      en: "article 20(6)",
      variants: ["第二十条第六项", "第二十条（六）项"],
    },
    {
      key: "item_8",
      label: "第二十条第（八）项",
      en: "article 20(8)",
      variants: ["第二十条第八项", "第二十条（八）项"],
    },
  ],
  rows,
  columns,
  cells,
  identities: ["regulations", "normative_documents"].map((row) => ({
    rule: "active_disclosure.stock",
    at: row,
    strength: "soft" as const,
    relation: ">=" as const,
    left: [`active_disclosure.${row}.in_force`, `active_disclosure.${row}.repealed`],
    right: [`active_disclosure.${row}.issued`],
    source: `${notice}: 现行有效件数`,
    text: {
      en: `${row}: what is in force or repealed is no less than what was issued`,
      zh: `${rows.find((r) => r.key === row)!.label}：现行有效＋本年废止≥本年制发`,
    },
  })),
  rule_makers_only: ["issued", "repealed", "in_force"].map((c) => `active_disclosure.regulations.${c}`),
};

const otherHandling: Heading[] = [
  {
    key: "other_handling.no_correction_in_time",
    label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    en: "other handling: not corrected in time",
    under: ["results", "other_handling"],
    variants: ["申请人无正当理由逾期不补正"],
  },
  {
    key: "other_handling.fee_unpaid_in_time",
    label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    en: "other handling: fee not paid",
    under: ["results", "other_handling"],
    variants: ["申请人逾期未按收费通知要求缴纳费用"],
  },
  {
    key: "other_handling.other",
    label: "3.其他",
    en: "other handling: other",
    under: ["results", "other_handling"],
    variants: ["3.其它"],
  },
];

/** The form in force since the reports of 2021. */
export const form: Form = {
  id: "2021",
  title: {
    en: "Annual report form of 2021",
    zh: "《中华人民共和国政府信息公开工作年度报告格式》",
  },
  years: [2021, null],
  source: notice,
  tables: [
    activeDisclosure,
    requestTable(otherHandling, ["逾期不补正", "逾期未按收费通知"], notice),
    reviewTable(notice),
  ],
};
