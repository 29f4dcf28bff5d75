import type { Cell, Sheet, Style } from "./workbook.ts";
import { provinces } from "./provinces.ts";

/** A row of a table by the names of its columns. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The rows that the workbook is made of. */
export interface AuditRows {
  organs: Row[];
  organ_years: Row[];
  findings: Row[];
  coverage: Row[];
  /** addresses of reports by their keys */
  urls: ReadonlyMap<string, string>;
}

const text = (value: Row[string] | undefined) =>
  value === null || value === undefined ? null : String(value);
const cell = (value: Row[string] | undefined): Cell => ({
  value: typeof value === "number" ? value : text(value),
});

const statusLooks: Record<string, { style: Style; said: string }> = {
  on_time: { style: "good", said: "按时 on time" },
  published: { style: "good", said: "已发布 published" },
  late: { style: "doubtful", said: "逾期 late" },
  withdrawn: { style: "bad", said: "已撤下 withdrawn" },
  missing: { style: "bad", said: "缺失 missing" },
  unreadable: { style: "doubtful", said: "无法读取 unreadable" },
  unreachable: { style: "doubtful", said: "无法访问 unreachable" },
  not_due: { style: "plain", said: "未到期 not due" },
};

function statusCell(year: Row, urls: AuditRows["urls"]): Cell {
  const { style, said } = statusLooks[String(year.status)] ?? {
    style: "plain" as const,
    said: String(year.status),
  };
  return { value: said, style, link: urls.get(String(year.report)) ?? null };
}

const severities = ["error", "warning", "info"];

/** The first address that the evidence names, or that of a report it names. */
function sourceOf(finding: Row, urls: AuditRows["urls"]): string | null {
  const evidence = JSON.parse(String(finding.evidence)) as { url: string | null; report: string | null }[];
  for (const { url, report } of evidence) {
    const address = url ?? (report === null ? null : urls.get(report));
    if (address) return address;
  }
  return null;
}

export function findingsSheet({ findings, organs, urls }: AuditRows): Sheet {
  const names = new Map(organs.map((organ) => [organ.organ, text(organ.name)]));
  const ordered = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  return {
    name: "发现 Findings",
    columns: [
      { title: "严重程度 severity", width: 20 },
      { title: "结论 decision", width: 16 },
      { title: "机关 organ", width: 34 },
      { title: "年度 year", width: 11 },
      { title: "中文说明 message (zh)", width: 70 },
      { title: "英文说明 message (en)", width: 70 },
      { title: "应有 expected", width: 16 },
      { title: "实际 actual", width: 14 },
      { title: "来源 source", width: 40 },
      { title: "谁之疑 kind", width: 14 },
      { title: "规则 rule", width: 30 },
      { title: "标识 id", width: 30 },
    ],
    total: findings.length,
    rows: ordered.map((finding) => {
      const source = sourceOf(finding, urls);
      const style: Style = finding.severity === "error" ? "bad" : "plain";
      return [
        { value: text(finding.severity), style },
        cell(finding.decision),
        { value: names.get(finding.organ!) ?? text(finding.organ) },
        cell(finding.year),
        cell(finding.message_zh),
        cell(finding.message_en),
        cell(finding.expected),
        cell(finding.actual),
        { value: source, link: source },
        cell(finding.kind),
        cell(finding.rule),
        cell(finding.finding),
      ];
    }),
  };
}

/** Organ × year: what became of each duty, leading to the report. */
export function matrixSheet({ organs, organ_years, urls }: AuditRows): Sheet {
  const years = [...new Set(organ_years.map(({ year }) => year as number))].sort((a, b) => a - b);
  const lines = new Map<string, { organ: Row[string]; scope: Row[string]; cells: Map<number, Cell> }>();
  for (const year of organ_years) {
    const key = `${year.organ}\t${year.scope}`;
    let line = lines.get(key);
    if (!line) lines.set(key, (line = { organ: year.organ!, scope: year.scope!, cells: new Map() }));
    line.cells.set(year.year as number, statusCell(year, urls));
  }
  const known = new Map(organs.map((organ) => [organ.organ, organ]));
  return {
    name: "覆盖 Coverage",
    columns: [
      { title: "机关 organ", width: 34 },
      { title: "区划 division", width: 16 },
      { title: "口径 scope", width: 14 },
      ...years.map((year) => ({ title: String(year), width: 16 })),
    ],
    total: lines.size,
    rows: [...lines.values()].map(({ organ, scope, cells }) => [
      { value: text(known.get(organ)?.name) ?? text(organ) },
      cell(known.get(organ)?.division),
      cell(scope),
      ...years.map((year) => cells.get(year) ?? { value: null }),
    ]),
  };
}

const standing = [
  { of: "subject", title: "对象 subject", width: 14 },
  { of: "id", title: "标识 id", width: 24 },
  { of: "name", title: "名称 name", width: 34 },
  { of: "year", title: "年度 year", width: 11 },
  { of: "expected", title: "应发布 expected", width: 17 },
  { of: "unlisted", title: "名录外 unlisted", width: 17 },
  { of: "published", title: "已发布 published", width: 18 },
  { of: "on_time", title: "按时 on time", width: 15 },
  { of: "late", title: "逾期 late", width: 11 },
  { of: "withdrawn", title: "已撤下 withdrawn", width: 18 },
  { of: "missing", title: "缺失 missing", width: 15 },
  { of: "not_due", title: "未到期 not due", width: 17 },
  { of: "unreachable", title: "无法访问 unreachable", width: 23 },
  { of: "unreadable", title: "无法读取 unreadable", width: 22 },
  { of: "with_errors", title: "有错误 with errors", width: 20 },
];

/** How rosters, sources and divisions stand: N of M. */
export function standingSheet({ coverage }: AuditRows): Sheet {
  return {
    name: "总览 Overview",
    columns: standing.map(({ title, width }) => ({ title, width })),
    total: coverage.length,
    rows: coverage.map((row) => standing.map(({ of }) => cell(row[of]))),
  };
}

/** A sheet a province, its organs and their years. */
export function* regionSheets({ organs, organ_years, urls }: AuditRows): Generator<Sheet> {
  const known = new Map(organs.map((organ) => [organ.organ, organ]));
  const regions = new Map<string, Row[]>();
  for (const year of organ_years) {
    const code = text(known.get(year.organ!)?.division)?.slice(0, 2) ?? "";
    const of = regions.get(code);
    if (of) of.push(year);
    else regions.set(code, [year]);
  }
  for (const [code, years] of [...regions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield {
      name: code === "" ? "区划不明 No division" : `${code} ${provinces[code] ?? ""}`.trim(),
      columns: [
        { title: "机关 organ", width: 34 },
        { title: "区划 division", width: 16 },
        { title: "年度 year", width: 11 },
        { title: "口径 scope", width: 14 },
        { title: "状态 status", width: 18 },
        { title: "错误 errors", width: 13 },
        { title: "存疑 doubts", width: 14 },
        { title: "警告 warnings", width: 16 },
        { title: "报告 report", width: 50 },
      ],
      total: years.length,
      rows: years.map((year) => {
        const organ = known.get(year.organ!);
        const url = urls.get(String(year.report)) ?? null;
        return [
          { value: text(organ?.name) ?? text(year.organ) },
          cell(organ?.division),
          cell(year.year),
          cell(year.scope),
          statusCell(year, new Map()),
          cell(year.errors),
          cell(year.doubts),
          cell(year.warnings),
          { value: url, link: url },
        ];
      }),
    };
  }
}
