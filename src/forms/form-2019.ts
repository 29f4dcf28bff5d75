import type { Form, FormCell, FormTable, Heading, Identity } from "./form.ts";
import { requestTable } from "./requests.ts";
import { reviewTable } from "./review-litigation.ts";

const notice = "国办公开办函〔2019〕60号";

const rows: Heading[] = [
  { key: "regulations", label: "规章", en: "rules (规章)", under: ["item_1"], variants: ["政府规章"] },
  {
    key: "normative_documents",
    label: "规范性文件",
    en: "normative documents",
    under: ["item_1"],
    variants: ["行政规范性文件"],
  },
  { key: "licensing", label: "行政许可", en: "licensing", under: ["item_5"] },
  {
    key: "other_services",
    label: "其他对外管理服务事项",
    en: "other administrative services",
    under: ["item_5"],
    variants: ["其它对外管理服务事项", "其他对外管理服务", "对外管理服务事项"],
  },
  { key: "penalties", label: "行政处罚", en: "penalties", under: ["item_6"] },
  { key: "coercion", label: "行政强制", en: "coercive measures", under: ["item_6"] },
  {
    key: "fees",
    label: "行政事业性收费",
    en: "administrative fees",
    under: ["item_8"],
    variants: ["行政事业收费"],
  },
  {
    key: "procurement",
    label: "政府集中采购",
    en: "government procurement",
    under: ["item_9"],
    variants: ["政府采购"],
  },
];

const columns: Heading[] = [
  {
    key: "made",
    label: "本年新制作数量",
    en: "made in the year",
    variants: ["本年度新制作数量", "本年制作数量", "新制作数量", "本年度制作数量"],
  },
  {
    key: "newly_disclosed",
    label: "本年新公开数量",
    en: "newly disclosed in the year",
    variants: ["本年度新公开数量", "本年公开数量", "新公开数量", "本年度公开数量"],
  },
  {
    key: "total_disclosed",
    label: "对外公开总数量",
    en: "disclosed in all",
    variants: ["对外公开总数", "公开总数量", "对外公开数量"],
  },
  {
    key: "items_last_year",
    label: "上一年项目数量",
    en: "items of the year before",
    variants: ["上年项目数量", "上一年度项目数量", "上年度项目数量"],
  },
  {
    key: "change",
    label: "本年增/减",
    en: "added or removed in the year",
    variants: ["本年增减", "本年度增/减", "本年增／减", "本年增（减）", "本年增/减数量"],
  },
  {
    key: "decisions",
    label: "处理决定数量",
    en: "decisions in the year",
    variants: ["本年处理决定数量", "处理决定数", "本年度处理决定数量"],
  },
  {
    key: "projects",
    label: "采购项目数量",
    en: "procurement projects",
    variants: ["采购项目数", "项目数量"],
  },
  {
    key: "amount",
    label: "采购总金额",
    en: "procurement amount",
    variants: ["采购金额", "采购总额", "总金额"],
  },
];

const pairs: [string, string[]][] = [
  ["regulations", ["made", "newly_disclosed", "total_disclosed"]],
  ["normative_documents", ["made", "newly_disclosed", "total_disclosed"]],
  ["licensing", ["items_last_year", "change", "decisions"]],
  ["other_services", ["items_last_year", "change", "decisions"]],
  ["penalties", ["items_last_year", "change", "decisions"]],
  ["coercion", ["items_last_year", "change", "decisions"]],
  ["fees", ["items_last_year", "change"]],
  ["procurement", ["projects", "amount"]],
];

const units: Record<string, string | null> = {
  made: "件",
  newly_disclosed: "件",
  total_disclosed: "件",
  items_last_year: "项",
  change: "项",
  decisions: "件",
  projects: "个",
  amount: null,
};

const id = (row: string, column: string) => `active_disclosure.${row}.${column}`;

const cells: FormCell[] = pairs.flatMap(([row, keys]) =>
  keys.map((column) => ({
    indicator: id(row, column),
    row,
    column,
    unit: units[column],
    integer: column !== "amount",
    signed: column === "change",
  })),
);

const labelOf = (row: string) => rows.find((r) => r.key === row)!.label;

const stocks: Identity[] = pairs
  .filter(([, keys]) => keys.includes("change"))
  .map(([row]) => ({
    rule: "active_disclosure.items_left",
    at: row,
    strength: "hard",
    relation: ">=",
    left: [id(row, "items_last_year"), id(row, "change")],
    right: [],
    source: `${notice}: 上一年项目数量、本年增/减`,
    text: { en: `${row}: items cannot fall below zero`, zh: `${labelOf(row)}：上一年项目数量＋本年增/减≥0` },
  }));

const disclosed: Identity[] = ["regulations", "normative_documents"].flatMap((row): Identity[] => [
  {
    rule: "active_disclosure.disclosed_total",
    at: row,
    strength: "soft",
    relation: ">=",
    left: [id(row, "total_disclosed")],
    right: [id(row, "newly_disclosed")],
    source: notice,
    text: {
      en: `${row}: disclosed in all ≥ newly disclosed`,
      zh: `${labelOf(row)}：对外公开总数量≥本年新公开数量`,
    },
  },
  {
    rule: "active_disclosure.disclosed_new",
    at: row,
    strength: "soft",
    relation: "<=",
    left: [id(row, "newly_disclosed")],
    right: [id(row, "made")],
    source: notice,
    text: { en: `${row}: newly disclosed ≤ made`, zh: `${labelOf(row)}：本年新公开数量≤本年新制作数量` },
  },
]);

const activeDisclosure: FormTable = {
  key: "active_disclosure",
  title: { en: "Information disclosed on the organ's own initiative", zh: "主动公开政府信息情况" },
  furniture: ["信息内容", "项目", "内容"],
  anchors: [
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "本年增/减",
    "其他对外管理服务事项",
    "政府集中采购",
    "采购项目数量",
    "采购总金额",
  ],
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
    {
      key: "item_9",
      label: "第二十条第（九）项",
      en: "article 20(9)",
      variants: ["第二十条第九项", "第二十条（九）项"],
    },
  ],
  rows,
  columns,
  cells,
  identities: [...stocks, ...disclosed],
  rule_makers_only: ["made", "newly_disclosed", "total_disclosed"].map((c) => id("regulations", c)),
};

/** The trial form of the reports of 2019 and 2020. */
export const form: Form = {
  id: "2019",
  title: {
    en: "Annual report form of 2019 (trial)",
    zh: "《中华人民共和国政府信息公开工作年度报告格式（试行）》",
  },
  years: [2019, 2020],
  source: notice,
  tables: [
    activeDisclosure,
    requestTable(
      [
        {
          key: "other_handling",
          label: "（六）其他处理",
          en: "other handling",
          under: ["results"],
          variants: ["（六）其它处理"],
        },
      ],
      [],
      notice,
    ),
    reviewTable(notice),
  ],
};
