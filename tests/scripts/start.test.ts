import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { linesOf, plainEnvironment, root } from "../cli/gongkai.ts";

const cwd = mkdtempSync(join(tmpdir(), "gongkai-start-"));
const env = plainEnvironment({ LANG: "en_US.UTF-8" });

/** Rejects where it ends with another exit code than 0. */
const start = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, "scripts", "start.js"), ...args], { cwd, env });

let first: string;
let second: string;
beforeAll(async () => {
  first = (await start()).stdout;
  second = (await start()).stdout;
}, 240_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("npm start", () => {
  test("says that the portal is made up, and what it collected from each site", () => {
    expect(first).toContain("made-up portal that this command serves on this machine");
    expect(first.match(/^made-up-\S+: complete, \d reports \(2024 \d\)$/gm)).toHaveLength(5);
  });

  test("finds nothing new the second time", () => {
    expect(second.match(/^made-up-\S+: complete, \d reports \(2024 \d\), nothing new$/gm)).toHaveLength(5);
    expect(second).not.toMatch(/answers: .*\b(new|changed) /);
  });

  test("reads the examples and what it collected, and ends with the commands for the person's own", () => {
    expect(first).toContain("52 read, 0 could not be read");
    expect(first).toContain("npm start -- FILE…");
    expect(first).toContain("npx gongkai discover https://");
  });

  test("keeps the records of collected reports with their addresses, figures proven", () => {
    const records = linesOf<Report>(readFileSync(join(cwd, "output", "records.ndjson"), "utf8"));
    const collected = records.filter((record) => record.source.url !== null);
    expect(collected).toHaveLength(40);
    for (const { source, year, organ, facts } of collected) {
      expect(source.url).toMatch(/^http:\/\/127\.0\.0\.\d:\d+\//);
      expect(source.fetched_at).not.toBeNull();
      expect(year).toBe(2024);
      expect(organ?.name).toMatch(/^(临溪|白鹭|湖岭|朗川|葭州)县/);
      expect(facts["requests.newly_received.total"]?.proven_by).toBeGreaterThan(0);
    }
    expect(new Set(collected.map((record) => record.id)).size).toBe(40);
    const formats = new Set(collected.map((record) => record.source.format));
    expect([...formats].sort()).toEqual(["docx", "html"]);
  });

  test("with files is gongkai parse", async () => {
    const file = join(root, "examples", "linxi-market-regulation-2023.html");
    const { stdout } = await start(file, "--json");
    expect(linesOf<Report>(stdout).map((record) => record.source.file)).toEqual([file]);
  }, 120_000);
});
