import type { Form, FormTable, Identity } from "../forms/index.ts";
import { forms } from "../forms/index.ts";
import { factBasis, factStatus } from "../model/report.ts";

type Language = "en" | "zh";

const words = {
  en: {
    title: "Data dictionary",
    intro:
      "Generated from the forms and the schema by `npm run docs`; do not edit. Every indicator of every form, what it counts, and the identities that bind it.",
    status: "Statuses of a fact",
    basis: "How a value was come by",
    years: "reports of",
    on: "and later",
    indicators: "Indicators",
    identities: "Identities",
    row: "Row",
    column: "Column",
    unit: "Unit",
    indicator: "Indicator",
    rule: "Rule",
    strength: "Strength",
    relation: "Relation",
    instances: "Instances",
    source: "Source",
    noTables: "No national table; local annexes are kept as plain tables.",
    strong: { hard: "hard", soft: "soft" },
  },
  zh: {
    title: "数据字典",
    intro:
      "由 `npm run docs` 根据表格定义和模式生成，请勿手改。列出各版格式的全部指标、含义及约束它们的勾稽关系。",
    status: "数值状态",
    basis: "数值来历",
    years: "适用年度",
    on: "至今",
    indicators: "指标",
    identities: "勾稽关系",
    row: "行",
    column: "列",
    unit: "单位",
    indicator: "指标代码",
    rule: "规则",
    strength: "强度",
    relation: "关系",
    instances: "条数",
    source: "依据",
    noTables: "没有全国统一的表格；地方附表按原样保留。",
    strong: { hard: "必须成立", soft: "一般成立" },
  },
};

/** The data dictionary as Markdown, in one language. */
export function dataDictionary(language: Language): string {
  const w = words[language];
  return [
    `# ${w.title}`,
    "",
    w.intro,
    "",
    `## ${w.status}`,
    "",
    `${factStatus.options.map((o) => `\`${o}\``).join(", ")}. ${factStatus.meta()?.description}.`,
    "",
    `## ${w.basis}`,
    "",
    `${factBasis.options.map((o) => `\`${o}\``).join(", ")}. ${factBasis.meta()?.description}.`,
    "",
    ...forms.flatMap((form) => formSection(form, language)),
  ].join("\n");
}

function formSection(form: Form, language: Language): string[] {
  const w = words[language];
  const [from, to] = form.years;
  const head = [
    `## ${form.id}: ${form.title[language]}`,
    "",
    `${w.years} ${from}–${to ?? w.on}. ${form.source}.`,
    "",
  ];
  if (form.tables.length === 0) return [...head, w.noTables, ""];
  return [...head, ...form.tables.flatMap((table) => tableSection(table, language))];
}

function tableSection(table: FormTable, language: Language): string[] {
  const w = words[language];
  const heading = (list: FormTable["rows"], key: string) => list.find((h) => h.key === key)!;
  const say = (h: { label: string; en: string }) => (language === "en" ? `${h.label} (${h.en})` : h.label);
  return [
    `### ${table.key}: ${table.title[language]}`,
    "",
    `#### ${w.indicators}`,
    "",
    `| ${w.indicator} | ${w.row} | ${w.column} | ${w.unit} |`,
    "|---|---|---|---|",
    ...table.cells.map(
      (c) =>
        `| \`${c.indicator}\` | ${say(heading(table.rows, c.row))} | ${say(heading(table.columns, c.column))} | ${c.unit ?? "—"} |`,
    ),
    "",
    `#### ${w.identities}`,
    "",
    `| ${w.rule} | ${w.strength} | ${w.relation} | ${w.instances} | ${w.source} |`,
    "|---|---|---|---|---|",
    ...families(table.identities).map(
      ([rule, all]) =>
        `| \`${rule}\` | ${w.strong[all[0].strength]} | ${all[0].text[language]} | ${all.length} | ${all[0].source} |`,
    ),
    "",
  ];
}

function families(identities: Identity[]): [string, Identity[]][] {
  const map = new Map<string, Identity[]>();
  for (const identity of identities) map.set(identity.rule, [...(map.get(identity.rule) ?? []), identity]);
  return [...map];
}
