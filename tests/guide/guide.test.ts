import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { parquetMetadataAsync } from "hyparquet";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, gongkai, main, root } from "../cli/gongkai.ts";
import { drawCounty } from "../county/county.ts";
import { release, type Release } from "../county/release.ts";

/** The worked tasks are run as they stand, on a release of the county. */

const tasks = ["panel", "news", "county-audit"];

interface CodeBlock {
  language: string;
  code: string;
}

function blocksOf(file: string): CodeBlock[] {
  const text = readFileSync(join(root, "docs", "guide", file), "utf8");
  return [...text.matchAll(/^```(sql parquet|sql|sh)\n([^]*?)^```$/gm)].map(([, language, code]) => ({
    language: language!,
    code: code!,
  }));
}

let made: Release;
let database: Database.Database;
beforeAll(async () => {
  build();
  made = await release(drawCounty(1), main);
  database = new Database(join(made.current, "gongkai.sqlite"), { readonly: true });
}, 240_000);
afterAll(() => {
  database.close();
  made.remove();
});

/** The version of the release before the current one. */
function earlier({ data, current }: Release): string {
  const now = basename(realpathSync(current));
  return readdirSync(join(data, "release")).find((name) => /^20/.test(name) && name !== now)!;
}

const rowsOf = (sql: string): Record<string, unknown>[] =>
  database.prepare(sql).all() as Record<string, unknown>[];

describe.each(tasks)("%s", (task) => {
  const blocks = blocksOf(`${task}.md`);

  it("has the same code in both languages", () => {
    expect(blocks.length).toBeGreaterThan(2);
    expect(blocksOf(`${task}.zh-CN.md`)).toEqual(blocks);
  });

  const queries = blocks.filter(({ language }) => language === "sql").map(({ code }) => code);
  it.each(queries)("finds something with %s", (sql) => {
    expect(rowsOf(sql).length).toBeGreaterThan(0);
  });

  const onParquet = blocks.filter(({ language }) => language === "sql parquet").map(({ code }) => code);
  it.each(onParquet)("finds something in the Parquet file with %s", async (sql) => {
    // The view is what the file holds, column by column, so that what runs on the one runs on the other.
    const file = readFileSync(join(made.current, "facts.parquet"));
    const { schema } = await parquetMetadataAsync(
      file.buffer.slice(file.byteOffset, file.byteOffset + file.length),
    );
    const named = schema.slice(1).map(({ name }) => name);
    expect(Object.keys(rowsOf("SELECT * FROM facts_long LIMIT 1")[0]!)).toEqual(
      expect.arrayContaining(named),
    );
    expect(rowsOf(sql.replaceAll("'facts.parquet'", "facts_long")).length).toBeGreaterThan(0);
  });

  const commands = blocks.filter(({ language }) => language === "sh").map(({ code }) => code.trim());
  it.each(commands)("runs %s", async (command) => {
    const [program, ...args] = command.replace("BEFORE", earlier(made)).split(/\s+/);
    expect(program).toBe("gongkai");
    const { status, stdout, stderr } = await gongkai([...args, "--data", made.data]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).not.toBe("");
  });
});
