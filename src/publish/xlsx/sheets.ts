import type Database from "libsql";
import type { Cell, Sheet, Style } from "./workbook.ts";
import { provinces } from "./provinces.ts";

/** A row of a table, or of several, by the names of its columns. */
type Row = Readonly<Record<string, string | number | null>>;

const rowsOf = (database: Database.Database, sql: string, ...bound: string[]): Iterable<Row> =>
  database.prepare(sql).iterate(...bound) as Iterable<Row>;

const countOf = (database: Database.Database, from: string): number =>
  (database.prepare(`SELECT count(*) AS count FROM ${from}`).get() as { count: number }).count;

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

function statusCell(status: Row[string] | undefined, link: string | null): Cell {
  const { style, said } = statusLooks[String(status)] ?? { style: "plain" as const, said: String(status) };
  return { value: said, style, link };
}

const severities = ["error", "warning", "info"];

export function findingsSheet(database: Database.Database): Sheet {
  const statement = database.prepare("SELECT url FROM reports WHERE report = ?");
  const addressOf = (report: string): string | null | undefined =>
    (statement.get(report) as { url: string | null } | undefined)?.url;
  /** The first address that the evidence names, or that of a report it names. */
  const sourceOf = (finding: Row): string | null => {
    const evidence = JSON.parse(String(finding.evidence)) as { url: string | null; report: string | null }[];
    for (const { url, report } of evidence) {
      const address = url ?? (report === null ? null : addressOf(report));
      if (address) return address;
    }
    return null;
  };
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
    total: countOf(database, "findings"),
    rows: mapped(findingRows(database), (finding) => {
      const source = sourceOf(finding);
      const style: Style = finding.severity === "error" ? "bad" : "plain";
      return [
        { value: text(finding.severity), style },
        cell(finding.decision),
        { value: text(finding.name) ?? text(finding.organ) },
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

function* mapped<T>(rows: Iterable<Row>, map: (row: Row) => T): Generator<T> {
  for (const row of rows) yield map(row);
}

/** Gone through once a severity, as to sort them SQLite would write them all anew. */
function* findingRows(database: Database.Database): Generator<Row> {
  for (const severity of severities)
    yield* rowsOf(
      database,
      `SELECT f.*, o.name FROM findings f NOT INDEXED LEFT JOIN organs o ON o.organ = f.organ
       WHERE f.severity = ? ORDER BY f.rowid`,
      severity,
    );
}

const organYears = `
  FROM organ_years y NOT INDEXED LEFT JOIN organs o ON o.organ = y.organ LEFT JOIN reports r ON r.report = y.report`;

/** Organ × year: what became of each duty, leading to the report. */
export function matrixSheet(database: Database.Database): Sheet {
  const years = database
    .prepare("SELECT DISTINCT year FROM organ_years ORDER BY year")
    .pluck()
    .all() as number[];
  return {
    name: "覆盖 Coverage",
    columns: [
      { title: "机关 organ", width: 34 },
      { title: "区划 division", width: 16 },
      { title: "口径 scope", width: 14 },
      ...years.map((year) => ({ title: String(year), width: 16 })),
    ],
    total: countOf(database, "(SELECT DISTINCT organ, scope FROM organ_years)"),
    rows: matrixRows(database, years),
  };
}

/** The years of an organ follow each other; each of its scopes is a line. */
function* matrixRows(database: Database.Database, years: readonly number[]): Generator<Cell[]> {
  const lines = new Map<Row[string], { head: Cell[]; cells: Map<number, Cell> }>();
  const finished = function* (): Generator<Cell[]> {
    for (const { head, cells } of lines.values())
      yield [...head, ...years.map((year) => cells.get(year) ?? { value: null })];
    lines.clear();
  };
  let organ: Row[string] = null;
  for (const year of rowsOf(
    database,
    `SELECT y.organ, y.year, y.scope, y.status, o.name, o.division, r.url ${organYears} ORDER BY y.rowid`,
  )) {
    if (year.organ !== organ) yield* finished();
    organ = year.organ!;
    let line = lines.get(year.scope!);
    if (!line) {
      const head = [{ value: text(year.name) ?? text(organ) }, cell(year.division), cell(year.scope)];
      lines.set(year.scope!, (line = { head, cells: new Map() }));
    }
    line.cells.set(year.year as number, statusCell(year.status, text(year.url)));
  }
  yield* finished();
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
export function standingSheet(database: Database.Database): Sheet {
  return {
    name: "总览 Overview",
    columns: standing.map(({ title, width }) => ({ title, width })),
    total: countOf(database, "coverage"),
    rows: mapped(rowsOf(database, "SELECT * FROM coverage ORDER BY rowid"), (row) =>
      standing.map(({ of }) => cell(row[of])),
    ),
  };
}

const province = "coalesce(substr(o.division, 1, 2), '')";

/** A sheet a province, its organs and their years. */
export function* regionSheets(database: Database.Database): Generator<Sheet> {
  const regions = database
    .prepare(`SELECT ${province} AS code, count(*) AS total ${organYears} GROUP BY 1 ORDER BY 1`)
    .all() as { code: string; total: number }[];
  for (const { code, total } of regions)
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
      total,
      rows: mapped(
        rowsOf(
          database,
          `SELECT y.*, o.name, o.division, r.url ${organYears} WHERE ${province} = ? ORDER BY y.rowid`,
          code,
        ),
        (year) => [
          { value: text(year.name) ?? text(year.organ) },
          cell(year.division),
          cell(year.year),
          cell(year.scope),
          statusCell(year.status, null),
          cell(year.errors),
          cell(year.doubts),
          cell(year.warnings),
          { value: text(year.url), link: text(year.url) },
        ],
      ),
    };
}
