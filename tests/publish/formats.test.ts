import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import Database from "libsql";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { gate } from "../../src/model/release.ts";
import { reportSchema } from "../../src/index.ts";
import { chunkOf, type Facts } from "../../src/publish/chunk.ts";
import { armed } from "../../src/publish/csv.ts";
import { recordOf } from "../../src/publish/record.ts";
import { publishRelease } from "../../src/publish/release.ts";
import type { Column, Table, Value } from "../../src/publish/table.ts";
import { batchesOf } from "../../src/publish/table.ts";
import { datasetTables, tables } from "../../src/publish/tables.ts";
import { datasetOf, type Example, findingOf, records } from "./dataset.ts";

const root = mkdtempSync(join(tmpdir(), "gongkai-formats-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Strings of a page that wishes us ill, put where pages have their say. */
const [nasty] = fc.sample(
  fc.array(
    fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom("=1+1", "'=1", "-", "", '"', "a\u0000b", "\r\n", "_x000D_", "😀".repeat(9)),
    ),
    {
      minLength: 60,
      maxLength: 60,
    },
  ),
  { numRuns: 1, seed: 4 },
) as [string[]];

function hostileCopy(record: Example): Example {
  const report = structuredClone(record.report);
  Object.values(report.facts).forEach((fact, i) => {
    if (i % 3 === 0) fact.raw = nasty[i % nasty.length]!;
    if (i % 7 === 0) fact.note = nasty[(i + 1) % nasty.length]!;
    if (i % 11 === 0) Object.assign(fact, { value: i + 1 / 3, status: "reported" });
    if (i === 5) fact.raw = "9".repeat(30_000);
  });
  report.title = '=HYPERLINK("http://x")';
  report.sections[0]!.text = nasty.join("");
  return { ...record, key: "f".repeat(64), organ: '\'=organ/, "x"', report };
}

function rowsOf({ said, says, row_hash, place, reports }: Facts): Value[][] {
  const common = reports.flatMap(({ rows, common }) => Array.from({ length: rows }, () => common));
  return common.map((of, r) => {
    const row: object = { ...of, ...said[says[r]!]!, row_hash: row_hash[r], place: place[r] };
    return tableOf("facts").columns.map(({ name }) => row[name as keyof typeof row] as Value);
  });
}

let dataset: Dataset;
let directory: string;
let expected: Map<string, Value[][]>;
beforeAll(async () => {
  const all = [...records, hostileCopy(records[0]!)];
  const plain = datasetOf(all);
  const findings = [
    ...plain.findings,
    findingOf(all.at(-1)!, { id: "x", message: { en: "=1", zh: nasty.join("") } }),
  ];
  dataset = { ...plain, findings };
  ({ directory } = await publishRelease(dataset, { directory: root, gate: gate.parse({}), bom: true }));
  const { batches, facts } = chunkOf(
    all.map(recordOf).map(({ packed, ...record }) => ({ ...record, ...packed() })),
  );
  for (const table of datasetTables) for await (const batch of batchesOf(table, dataset)) batches.push(batch);
  expected = new Map<string, Value[][]>(
    batches.map(({ table, columns, rows }) => [
      table.name,
      Array.from({ length: rows }, (_, r) => columns.map((column) => column[r]!)),
    ]),
  ).set("facts", rowsOf(facts));
});

/** What UTF-8 makes of lone surrogates. */
const wellFormed = (value: Value) => (typeof value === "string" ? Buffer.from(value).toString() : value);
const names = tables.map((table) => table.name);
const tableOf = (name: string): Table => tables.find((table) => table.name === name)!;
const wanted = (name: string) => expected.get(name)!.map((row) => row.map(wellFormed));

function fromCsv({ value, quoted }: { value: string; quoted: boolean }, { type }: Column): Value {
  if (value === "" && !quoted) return null;
  if (type === "integer" || type === "number") return Number(value);
  if (type === "boolean") return value === "true";
  return type === "text" || type === "json" ? armed(value) : value;
}

test.each(names)("%s.csv is read back equal by another reader, its byte order mark aside", (name) => {
  const file = readFileSync(join(directory, `${name}.csv`), "utf8");
  expect(file.startsWith("\ufeff")).toBe(true);
  const [head, ...rows] = parse(file, {
    bom: true,
    record_delimiter: "\r\n",
    cast: (value, { quoting }) => ({ value, quoted: quoting }),
  }) as unknown as { value: string; quoted: boolean }[][];
  const { columns } = tableOf(name);
  expect(head!.map(({ value }) => value)).toEqual(columns.map((column) => column.name));
  expect(rows.map((row) => row.map((field, c) => fromCsv(field, columns[c]!)))).toEqual(wanted(name));
});

function fromParquet(value: unknown, { type }: Column): Value {
  if (!(value instanceof Date)) return (value ?? null) as Value;
  return type === "date" ? value.toISOString().slice(0, 10) : value.toISOString().replace(".000Z", "Z");
}

test.each(names)("%s.parquet is read back equal, typed, by another reader", async (name) => {
  const file = await asyncBufferFromFile(join(directory, `${name}.parquet`));
  const { columns } = tableOf(name);
  const rows = expected.get(name)!.length === 0 ? [] : await parquetReadObjects({ file });
  expect(rows.map((row) => columns.map((column) => fromParquet(row[column.name], column)))).toEqual(
    wanted(name),
  );
});

const open = () => new Database(join(directory, "gongkai.sqlite"), { readonly: true });

function fromSqlite(value: unknown, { type }: Column): Value {
  return value !== null && type === "boolean" ? value === 1 : (value as Value);
}

/** SQLite's text would end at a NUL, so it holds the sign for what cannot be read instead. */
const withoutNul = (value: Value) => (typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value);
const sorted = (rows: Value[][]) => rows.map((row) => JSON.stringify(row)).sort();

test.each(names)("%s is read back equal from SQLite", (name) => {
  const { columns } = tableOf(name);
  const from = name === "facts" ? "facts_long" : name;
  const rows = open()
    .prepare(`SELECT ${columns.map((column) => `"${column.name}"`).join(", ")} FROM ${from}`)
    .raw()
    .all() as unknown[][];
  expect(sorted(rows.map((row) => row.map((value, c) => fromSqlite(value, columns[c]!))))).toEqual(
    sorted(wanted(name).map((row) => row.map(withoutNul))),
  );
});

test("the SQLite file is whole, keeps its foreign keys, and its views answer", () => {
  const database = open();
  const one = (sql: string) => database.prepare(sql).raw().all();
  expect(one("PRAGMA integrity_check")).toEqual([["ok"]]);
  expect(one("PRAGMA foreign_key_check")).toEqual([]);
  expect(one("SELECT count(*) FROM missing_or_late")).toEqual([[dataset.organYears.length]]);
  expect(one("SELECT count(*) FROM open_findings")).toEqual([[[...dataset.findings].length - 1]]);
  expect(one("SELECT count(*) > 0 FROM main_indicators WHERE received IS NOT NULL")).toEqual([[1]]);
  expect(one("SELECT count(*) > 0 FROM current_facts")).toEqual([[1]]);
});

const installed = (command: string) => {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

test.skipIf(!installed("sqlite3"))("SQLite's own shell opens it and finds it whole", () => {
  const sql = "PRAGMA integrity_check; SELECT count(*) FROM facts_long;";
  const said = execFileSync("sqlite3", [join(directory, "gongkai.sqlite"), sql], { encoding: "utf8" });
  expect(said).toBe(`ok\n${expected.get("facts")!.length}\n`);
});

test("reports.ndjson holds every record, with its key, organ and role", () => {
  const lines = readFileSync(join(directory, "reports.ndjson"), "utf8").trimEnd().split("\n");
  const read = lines.map((line) => {
    const { key, organ_key, role, ...report } = JSON.parse(line) as Record<string, unknown>;
    reportSchema.parse(report);
    return [key, organ_key, role];
  });
  expect(read).toEqual(expected.get("reports")!.map(([key, organ, role]) => [key, organ, role]));
});
