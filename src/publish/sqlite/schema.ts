import { indicators } from "../../forms/index.ts";
import type { Column, ColumnType, Table } from "../table.ts";
import { tables } from "../tables.ts";

export const quoted = (name: string) => `"${name}"`;
export const literal = (text: string | null) => (text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`);

const types: Record<ColumnType, string> = {
  text: "TEXT",
  json: "TEXT",
  integer: "INTEGER",
  number: "REAL",
  boolean: "INTEGER",
  date: "TEXT",
  time: "TEXT",
};

const columnOf = ({ name, type, required }: Column) =>
  [
    quoted(name),
    types[type],
    required ? "NOT NULL" : "",
    type === "boolean" ? `CHECK (${quoted(name)} IN (0, 1))` : "",
  ]
    .filter(Boolean)
    .join(" ");

const list = (names: readonly string[]) => names.map(quoted).join(", ");

function create(table: Table): string {
  const parts = [
    // Facts name their report by a number: a hash in each of their rows would be half of the file.
    ...(table.name === "reports" ? ['"id" INTEGER PRIMARY KEY'] : []),
    ...table.columns.map(columnOf),
    table.name === "reports" ? `UNIQUE (${list(table.key)})` : `PRIMARY KEY (${list(table.key)})`,
    ...table.refers.map(
      (r) => `FOREIGN KEY (${list(r.columns)}) REFERENCES ${quoted(r.to)} (${list(r.key)})`,
    ),
  ];
  return `CREATE TABLE ${quoted(table.name)} (\n  ${parts.join(",\n  ")}\n) STRICT;`;
}

/** Cells as numbers of what they say over and over; `facts_long` spells them out as the other formats do. */
const factTables = `
CREATE TABLE indicators (
  id INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL UNIQUE,
  form_table TEXT,
  row_label TEXT,
  column_label TEXT,
  row_en TEXT,
  column_en TEXT
) STRICT;
CREATE TABLE standings (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL,
  basis TEXT NOT NULL,
  unit TEXT,
  proven_by INTEGER NOT NULL,
  contradicted_by INTEGER NOT NULL,
  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1))
) STRICT;
CREATE TABLE facts (
  report INTEGER NOT NULL REFERENCES reports (id),
  indicator INTEGER NOT NULL REFERENCES indicators (id),
  value REAL,
  raw TEXT,
  standing INTEGER NOT NULL REFERENCES standings (id),
  note TEXT,
  place TEXT,
  row_hash TEXT NOT NULL,
  PRIMARY KEY (report, indicator)
) STRICT, WITHOUT ROWID;`;

const tableStatements = tables.map((table) => (table.name === "facts" ? factTables : create(table)));

const indicatorRows = [...indicators.values()].map(({ id, table, cell }, i) => {
  const row = table.rows.find((heading) => heading.key === cell.row)!;
  const across = table.columns.find((heading) => heading.key === cell.column)!;
  const texts = [id, table.key, row.label, across.label, row.en, across.en];
  return `(${i + 1}, ${texts.map(literal).join(", ")})`;
});

export const schema = [
  ...tableStatements,
  `INSERT INTO indicators VALUES\n${indicatorRows.join(",\n")};`,
].join("\n");

/** The main numbers of the forms since 2019 under short names, for `main_indicators`. */
const main = {
  received: "requests.newly_received.total",
  carried_over: "requests.carried_over.total",
  granted: "requests.granted.total",
  partially_granted: "requests.partially_granted.total",
  processed: "requests.result_total.total",
  carried_forward: "requests.carried_forward.total",
  reviews: "review_litigation.review.total",
  lawsuits: "review_litigation.litigation.direct.total",
  lawsuits_after_review: "review_litigation.litigation.after_review.total",
  licensing_decisions: "active_disclosure.licensing.decisions",
  penalty_decisions: "active_disclosure.penalties.decisions",
};

const mainColumns = Object.entries(main).map(([name, id]) => `w.${quoted(id)} AS ${name}`);

/** Made when all rows are in: that is faster, and gives the same file. */
export const afterwards = `
CREATE INDEX reports_of ON reports (organ, year, scope, role);
CREATE INDEX organ_years_by_status ON organ_years (year, status);
CREATE INDEX findings_of ON findings (organ, year);
CREATE INDEX findings_by_rule ON findings (rule, severity);
CREATE INDEX sections_of ON sections (organ, year, section);
CREATE INDEX facts_wide_of ON facts_wide (year, division);

CREATE VIEW facts_long AS
SELECT r.report, r.organ, r.name AS organ_name, r.division, r.year, r.scope, r.role, i.indicator, f.value, f.raw,
  s.status, s.basis, s.unit, f.note, s.proven_by, s.contradicted_by, s.flagged, f.row_hash, f.place, r.url
FROM facts f
JOIN reports r ON r.id = f.report
JOIN indicators i ON i.id = f.indicator
JOIN standings s ON s.id = f.standing;

CREATE VIEW current_facts AS
SELECT * FROM facts_long WHERE role = 'speaks' AND value IS NOT NULL;

CREATE VIEW missing_or_late AS
SELECT o.name, y.organ, y.year, y.scope, y.status, r.published_on, r.url
FROM organ_years y
JOIN organs o ON o.organ = y.organ
LEFT JOIN reports r ON r.report = y.report
WHERE y.status IN ('missing', 'late');

CREATE VIEW open_findings AS
SELECT * FROM findings WHERE decision IS NULL AND severity <> 'info';

CREATE VIEW main_indicators AS
SELECT w.organ, w.organ_name, w.division, w.year, w.scope, w.form, w.report, ${mainColumns.join(", ")}
FROM facts_wide w;
`;
