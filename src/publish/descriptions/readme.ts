import type { Described } from "../description.ts";

/** How many rows, with a thin place between thousands. */
const counted = (rows: number | undefined) => (rows ?? 0).toLocaleString("en-US");

const start = `\`\`\`sql
-- SQLite: sqlite3 gongkai.sqlite
SELECT organ_name, year, received, granted FROM main_indicators WHERE scope = 'own' ORDER BY organ, year;
SELECT * FROM missing_or_late WHERE year = (SELECT max(year) FROM organ_years);
SELECT * FROM open_findings WHERE severity = 'error' ORDER BY organ, year;
-- DuckDB: the panel of one indicator
SELECT organ, year, "requests.newly_received.total" FROM 'facts_wide.parquet';
\`\`\``;

function english({ about, version, as_of, tables, rows, previous, content }: Described): string {
  return `# ${about.title.en}

Release \`${version}\`, as of ${as_of}. ${previous ? `What changed since \`${previous}\`: CHANGES.md.` : "The first release."}

## Where to look first

- **A researcher**: \`facts_wide\` (a row an organ-year, a column an indicator) or \`facts\` (a row a number, with what was printed, what proves it and where it stands).
- **An auditor**: \`audit.xlsx\`, then \`findings\` and \`organ_years\` (on time, late, missing, unreachable …).
- **A journalist**: CHANGES.md, then \`findings\`.

${start}

| table | rows | what |
|---|---|---|
${tables.map((t) => `| \`${t.name}\` | ${counted(rows[t.name])} | ${t.title.en} |`).join("\n")}

Each table is a CSV, a Parquet file and a table of \`gongkai.sqlite\` (there \`facts_long\` reads as \`facts.csv\`). \`reports.ndjson\` holds the whole records. Columns: data-dictionary.md, datapackage.json, csv-metadata.json, schema/.

## What to know before counting

- Count rows with \`role = 'speaks'\`: one report an organ, year and scope. The others are copies and earlier versions. \`facts_wide\` has these only.
- \`scope\` \`consolidated\` is a whole territory, and contains its organs' \`own\` reports: never add the two.
- Empty is not zero: a null value has a \`status\` that says why (blank, placeholder, absent, unreadable).
- Numbers stand as printed. \`proven_by\` counts the identities of the form that hold for it, \`contradicted_by\` those that fail; \`flagged\` numbers want a look before use.
- \`unreachable\` means that we could not look; it is not \`missing\`.
- CSV: UTF-8, RFC 4180. Null is nothing between commas, an empty text is \`""\`. Text that a spreadsheet would take for a formula has an apostrophe in front: take one away where a field matches \`^'+[=+\\-@\\t\\r\\n＝＋－＠]\`. Numbers are never touched. Parquet and SQLite hold the text as it is.
- \`row_hash\` changes where a number, its text or its standing does, never because it was fetched again.

## How to cite

Cite the version: *${about.authors.map((a) => a.name).join(", ")}, ${about.title.en}, ${version}* (CITATION.cff). Content SHA-256 \`${content}\`. Licence: ${about.licence.title} (${about.licence.path}). Check the files with \`sha256sum -c SHA256SUMS\`.
`;
}

function chinese({ about, version, as_of, tables, rows, previous, content }: Described): string {
  return `# ${about.title.zh}

版本 \`${version}\`，数据截至 ${as_of}。${previous ? `与 \`${previous}\` 相比的变化见 CHANGES.md。` : "首个版本。"}

## 从哪里看起

- **研究者**：\`facts_wide\`（每行一个机关年度，每列一个指标）或 \`facts\`（每行一个数值，附原文、勾稽与位置）。
- **审核者**：\`audit.xlsx\`，其次 \`findings\` 与 \`organ_years\`（按时、逾期、缺失、无法访问……）。
- **记者**：CHANGES.md，其次 \`findings\`。

${start}

| 表 | 行数 | 内容 |
|---|---|---|
${tables.map((t) => `| \`${t.name}\` | ${counted(rows[t.name])} | ${t.title.zh} |`).join("\n")}

每张表都有 CSV、Parquet 以及 \`gongkai.sqlite\` 中的同名表（其中 \`facts_long\` 与 \`facts.csv\` 一致）。\`reports.ndjson\` 为完整记录。各列含义见 data-dictionary.zh-CN.md、datapackage.json、csv-metadata.json 与 schema/。

## 统计之前须知

- 统计时取 \`role = 'speaks'\` 的行：每个机关、年度、口径一份报告；其余为副本或旧版。\`facts_wide\` 只含前者。
- \`scope\` 为 \`consolidated\` 的是整个地区的汇总，已包含各机关的 \`own\` 报告，不可相加。
- 空白不等于零：无数值时 \`status\` 说明原因。
- 数值一律照原文。\`proven_by\` 为成立的勾稽关系数，\`contradicted_by\` 为不成立者；\`flagged\` 的数值使用前应先核对。
- \`unreachable\` 表示未能访问，不等于 \`missing\`（缺失）。
- CSV 为 UTF-8、RFC 4180。空值不写任何字符，空文本写作 \`""\`。可能被表格软件当作公式的文本前加一个撇号：凡匹配 \`^'+[=+\\-@\\t\\r\\n＝＋－＠]\` 者，去掉一个撇号即为原文；数字不受影响。Parquet 与 SQLite 保存原文。
- \`row_hash\` 只随数值、原文及其核验情况而变，不随抓取时间而变。

## 如何引用

请注明版本：*${about.authors.map((a) => a.name).join("、")}，${about.title.zh}，${version}*（CITATION.cff）。内容 SHA-256：\`${content}\`。许可：${about.licence.title}（${about.licence.path}）。校验文件：\`sha256sum -c SHA256SUMS\`。
`;
}

/** The README of the release in both languages: where to look first, what to know before counting, how to cite. */
export function describe(release: Described): Record<string, string> {
  return { "README.md": english(release), "README.zh-CN.md": chinese(release) };
}
