import { expect, test } from "vitest";
import { doubtsOf, factsOf } from "../../src/normalize/facts.ts";
import { readTables } from "../../src/normalize/tables.ts";
import { documentOf, table } from "./lay-out.ts";

/** Table 二 after a converter lost the cells of two lines. */
const shredded = (...strays: string[]) =>
  documentOf(
    ...strays,
    table([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]),
    table([
      ["规章", "3", "235"],
      ["行政规范性文件", "34", "189"],
    ]),
    "行政许可 7",
  );

const id = (row: string, column: string) => `active_disclosure.${row}.${column}`;

test("strayed numbers go back to the columns that their notes name, and are flagged", () => {
  const tables = readTables(shredded("22", "（其中修订16件）", "55", "（含自然失效29件）"));
  const facts = factsOf(tables);
  const row = (key: string) => ["issued", "repealed", "in_force"].map((c) => facts[id(key, c)].value);
  expect(row("regulations")).toEqual([22, 3, 235]);
  expect(row("normative_documents")).toEqual([34, 55, 189]);
  expect(facts[id("regulations", "issued")]).toMatchObject({ basis: "position", note: "(其中修订16件)" });
  const named = tables.readings.flatMap((r) => doubtsOf(r, facts)).flatMap((f) => f.indicators);
  expect(named).toContain(id("normative_documents", "repealed"));
});

test("without notes nothing is guessed", () => {
  const facts = factsOf(readTables(shredded("22", "55")));
  expect(facts[id("regulations", "issued")]).toMatchObject({ value: null, status: "unreadable" });
});
