import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, directory, main, plainEnvironment, reportPage } from "./gongkai.ts";

beforeAll(build, 120_000);

/** `script` lends a process a terminal; where it is missing nothing here can be seen. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

/** What a person at a terminal sees of a command, control characters and all. */
function seen(cwd: string, command: string): string {
  return execFileSync("script", ["-qec", `${process.execPath} ${main} ${command}`, "/dev/null"], {
    cwd,
    env: plainEnvironment({ TERM: "xterm", LANG: "C.UTF-8" }),
    encoding: "utf8",
  });
}

const reports = () =>
  directory(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.html`, reportPage(i % 4).bytes])));

describe.skipIf(!hasTerminal)("at a terminal", () => {
  test("a bar counts the files while records go elsewhere, and is gone at the end", () => {
    const cwd = reports();
    const shown = seen(cwd, "parse . --json --jobs 2 > .records");
    expect(shown).toMatch(/ 40\/40 {2}[\d.]+\/s/);
    // The cursor is shown again, at the beginning of a line that is cleared.
    expect(shown).toMatch(/\x1b\[\?25h[^\n]*\x1b\[1G\x1b\[2K$/);
    const records = readFileSync(join(cwd, ".records"), "utf8");
    expect(records).not.toContain("\x1b");
    expect(records.trimEnd().split("\n")).toHaveLength(40);
  });

  test("the lines of a table are whole beside the bar", () => {
    const shown = seen(reports(), "parse . --jobs 2");
    // What stands on a line after everything before the last clearing of it is gone.
    const lines = shown.split("\r\n").map((line) => line.split(/\r\x1b\[K/).at(-1)!);
    expect(lines.filter((line) => /\d+\.html$/.test(line))).toHaveLength(40);
    expect(shown).toContain("\x1b[32m");
  });

  test("nothing moves where output and errors both go elsewhere", () => {
    expect(seen(reports(), "parse . --json --jobs 2 > .records 2> .errors")).toBe("");
  });
});
