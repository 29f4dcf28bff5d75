import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { gate } from "../../src/model/release.ts";
import type { PublishResult } from "../../src/publish/release.ts";
import { publishRelease } from "../../src/publish/release.ts";
import { tables } from "../../src/publish/tables.ts";
import { datasetOf, records } from "./dataset.ts";

const root = mkdtempSync(join(tmpdir(), "gongkai-descriptions-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let release: PublishResult;
beforeAll(async () => {
  release = await publishRelease(datasetOf(records.slice(0, 3)), { directory: root, gate: gate.parse({}) });
});
const text = (path: string) => readFileSync(join(release.directory, path), "utf8");
const json = (path: string) => JSON.parse(text(path)) as unknown;

/** The shape that datapackage.org/profiles/2.0 demands of what a release says. */
const name = z.string().regex(/^[a-z0-9._-]+$/);
const field = z.object({
  name: z.string(),
  type: z.enum(["string", "number", "integer", "boolean", "date", "datetime"]),
  description: z.string().min(1),
  constraints: z.object({ required: z.boolean() }).optional(),
});
const resource = z.object({
  name,
  path: z.string().regex(/^(?!\/)(?!.*\.\.)/),
  type: z.literal("table").optional(),
  format: z.string(),
  mediatype: z.string().regex(/^.+\/.+$/),
  encoding: z.literal("utf-8"),
  bytes: z.int().nonnegative(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  schema: z
    .object({
      $schema: z.literal("https://datapackage.org/profiles/2.0/tableschema.json"),
      fields: z.array(field).min(1),
      primaryKey: z.array(z.string()).min(1),
      missingValues: z.array(z.string()),
      foreignKeys: z
        .array(
          z.object({
            fields: z.array(z.string()).min(1),
            reference: z.object({ resource: z.string(), fields: z.array(z.string()).min(1) }),
          }),
        )
        .optional(),
    })
    .optional(),
});
const datapackage = z.object({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name,
  id: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  created: z.iso.datetime(),
  licenses: z.array(z.object({ name: z.string(), path: z.url(), title: z.string() })).min(1),
  contributors: z.array(z.object({ title: z.string(), roles: z.array(z.string()) })).min(1),
  sources: z.array(z.object({ title: z.string() })).min(1),
  resources: z.array(resource).min(1),
});

test("datapackage.json has the shape of a Data Package v2, with bytes and hashes as they are", () => {
  const whole = datapackage.parse(json("datapackage.json"));
  const names = whole.resources.map((r) => r.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, bytes, hash } of whole.resources) {
    const file = release.files.find((f) => f.path === path)!;
    expect({ path, bytes, hash }).toEqual({ path, bytes: file.bytes, hash: `sha256:${file.sha256}` });
  }
});

test("every key of datapackage.json names fields and resources that there are", () => {
  const { resources } = datapackage.parse(json("datapackage.json"));
  const fieldsOf = (of: string) =>
    resources.find((r) => r.name === of)?.schema?.fields.map((f) => f.name) ?? [];
  expect(resources.filter((r) => r.schema).map((r) => r.name)).toEqual(
    expect.arrayContaining(tables.map((t) => t.name)),
  );
  for (const { name, schema } of resources) {
    if (!schema) continue;
    expect(fieldsOf(name)).toEqual(expect.arrayContaining(schema.primaryKey));
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      expect(fieldsOf(name)).toEqual(expect.arrayContaining(fields));
      expect(fieldsOf(reference.resource)).toEqual(expect.arrayContaining(reference.fields));
    }
  }
});

test("the rows keep what datapackage.json says of them: what is required is there, keys are unique, references lead to a row", () => {
  const { resources } = datapackage.parse(json("datapackage.json"));
  const described = resources.filter((r) => r.schema && r.format === "csv");
  const rowsOf = new Map(
    described.map((r) => [
      r.name,
      parseCsv(text(r.path), { columns: true, bom: true }) as Record<string, string>[],
    ]),
  );
  const keyOf = (row: Record<string, string>, fields: string[]) => JSON.stringify(fields.map((f) => row[f]));
  for (const { name, schema } of described) {
    const { fields, missingValues, primaryKey, foreignKeys } = schema!;
    const rows = rowsOf.get(name)!;
    for (const { name: field, constraints } of fields) {
      if (!constraints?.required) continue;
      const missing = rows.filter((row) => missingValues.includes(row[field]!)).length;
      expect({ name, field, missing }).toEqual({ name, field, missing: 0 });
    }
    expect(new Set(rows.map((row) => keyOf(row, primaryKey))).size).toBe(rows.length);
    for (const { fields: from, reference } of foreignKeys ?? []) {
      const known = new Set(rowsOf.get(reference.resource)!.map((row) => keyOf(row, reference.fields)));
      const given = rows.filter((row) => from.every((field) => !missingValues.includes(row[field]!)));
      expect(given.filter((row) => !known.has(keyOf(row, from)))).toEqual([]);
    }
  }
});

test("csv-metadata.json names the columns of each CSV in their order, each once", () => {
  const { tables: described } = json("csv-metadata.json") as {
    tables: { url: string; tableSchema: { columns: { name: string; titles: string }[] } }[];
  };
  for (const { url, tableSchema } of described) {
    const titles = tableSchema.columns.map((column) => column.titles);
    expect(text(url).split("\r\n")[0]).toBe(titles.join(","));
    expect(new Set(tableSchema.columns.map((column) => column.name)).size).toBe(titles.length);
  }
  expect(described).toHaveLength(tables.length);
});

test("dcat.jsonld has a distribution a file, with its checksum", () => {
  const dataset = json("dcat.jsonld") as {
    "dcat:distribution": { "dcterms:title": string; "spdx:checksum": object }[];
  };
  const facts = release.files.find(({ path }) => path === "facts.parquet")!;
  expect(
    dataset["dcat:distribution"].find((d) => d["dcterms:title"] === "facts.parquet")!["spdx:checksum"],
  ).toMatchObject({
    "spdx:checksumValue": facts.sha256,
  });
});

test("CITATION.cff cites the version", () => {
  const citation = parseYaml(text("CITATION.cff")) as object;
  expect(citation).toMatchObject({
    "cff-version": "1.2.0",
    type: "dataset",
    version: release.version,
    "date-released": "2026-04-01",
    authors: [{ name: "gongkai" }],
  });
});

test("the dictionary tells every column of every table and every indicator, in both languages", () => {
  for (const path of ["data-dictionary.md", "data-dictionary.zh-CN.md"]) {
    const dictionary = text(path);
    for (const table of tables) {
      expect(dictionary).toContain(`### ${table.name}\n`);
      for (const { name, about } of table.columns) {
        expect(dictionary).toContain(`\`${name}\``);
        expect(about.en && about.zh).toBeTruthy();
      }
    }
  }
});

test("both READMEs say how to cite, how many rows there are, and the rules of counting", () => {
  for (const path of ["README.md", "README.zh-CN.md"]) {
    const readme = text(path);
    for (const word of [release.version, "role = 'speaks'", "SHA256SUMS", "facts_wide"])
      expect(readme).toContain(word);
    expect(readme).toContain(`| \`facts\` | ${release.rows.facts!.toLocaleString("en-US")} |`);
  }
});

test("the queries of the README run", async () => {
  const { default: Database } = await import("libsql");
  const database = new Database(join(release.directory, "gongkai.sqlite"), { readonly: true });
  const block = /```sql\n([\s\S]*?)```/.exec(text("README.md"))![1]!;
  const sqlite = block
    .split("-- DuckDB")[0]!
    .split(";")
    .map((sql) => sql.replace(/^\s*--.*$/gm, "").trim());
  const answers = sqlite.filter(Boolean).map((sql) => database.prepare(sql).all().length);
  expect(answers).toHaveLength(3);
  expect(answers[1]).toBeGreaterThan(0);
});
