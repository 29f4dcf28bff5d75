import { readFileSync } from "node:fs";
import { join } from "node:path";
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

  const commands = blocks.filter(({ language }) => language === "sh").map(({ code }) => code.trim());
  it.each(commands)("runs %s", async (command) => {
    const [program, ...args] = command.split(/\s+/);
    expect(program).toBe("gongkai");
    const { status, stdout, stderr } = await gongkai([...args, "--data", made.data]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).not.toBe("");
  });
});
