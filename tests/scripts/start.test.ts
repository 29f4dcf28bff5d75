import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { gongkai, linesOf, plainEnvironment, root } from "../cli/gongkai.ts";

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
  test("says that the county is made up, visits it twice, and publishes a release each time", () => {
    expect(first).toContain("invented organs, no real\nsite");
    expect(first.match(/^made-up-county: partial, \d\d reports/gm)).toHaveLength(2);
    expect(first.match(/^published release /gm)).toHaveLength(2);
  });

  test("leaves a release in every format", () => {
    const files = ["facts.csv", "facts.parquet", "gongkai.sqlite", "datapackage.json", "CHANGES.md"];
    const there = files.filter((file) => existsSync(join(cwd, "output", "release", "current", file)));
    expect(there).toEqual(files);
  });

  test("finds nothing new the second time", () => {
    expect(second).toMatch(/^made-up-county: partial, .*nothing new$/m);
    expect(second).toMatch(/^nothing new; release \S+ is current$/m);
  });

  test("ends with commands that work", async () => {
    const commands = first.match(/^ {2}npx gongkai (explain|review|audit) .*$/gm)!;
    expect(commands).toHaveLength(6);
    const said: string[] = [];
    for (const command of commands.slice(0, 3)) {
      const args = command
        .trim()
        .match(/"[^"]*"|\S+/g)!
        .slice(2);
      const { status, stdout } = await gongkai(
        args.map((arg) => arg.replaceAll('"', "")),
        { cwd },
      );
      expect([command, status]).toEqual([command, 0]);
      expect(stdout).not.toBe("");
      said.push(stdout);
    }
    // With the sources of the county, the audit knows who had to publish.
    expect(said[0]).toMatch(/late 1, published \d+, missing 1, withdrawn 1, unreachable 1/);
  });

  test("with files is gongkai parse", async () => {
    const file = join(root, "examples", "linxi-market-regulation-2023.html");
    const { stdout } = await start(file, "--json");
    expect(linesOf<Report>(stdout).map((record) => record.source.file)).toEqual([file]);
  }, 120_000);
});
