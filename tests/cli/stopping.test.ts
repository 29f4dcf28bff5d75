import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, directory, gongkai, main, plainEnvironment, reportPage } from "./gongkai.ts";

beforeAll(build, 120_000);

/** Enough reports that the command is still at work when it has printed the first of them. */
function manyReports(): string {
  const { bytes } = reportPage(1);
  return directory(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.html`, bytes])));
}

/** Starts the command on many reports and waits for the first record. */
async function started(args: string[], cwd: string) {
  const child = spawn(process.execPath, [main, "parse", ".", "--json", ...args], {
    cwd,
    env: plainEnvironment(),
  });
  let stderr = "";
  child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  const [first] = (await once(child.stdout, "data")) as [Buffer];
  return { child, ended, first, said: () => stderr };
}

describe("the command", () => {
  test("says in one line what is wrong with the disk or the ledger", async () => {
    const data = directory({ "ledger.sqlite": "no database".repeat(10) });
    const damaged = await gongkai(["status", "--data", data]);
    expect([damaged.status, damaged.stderr]).toEqual([1, "error: file is not a database\n"]);
  });

  test("ends quietly when whoever reads its output has seen enough", async () => {
    const { child, ended, said } = await started([], manyReports());
    child.stdout.destroy();
    expect(await ended).toEqual([0, null]);
    expect(said()).toBe("");
  });

  test.skipIf(process.platform === "win32").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("stopped by %s leaves whole lines and no half-written file", async (signal, code) => {
    const cwd = manyReports();
    const { child, ended, first, said } = await started(["--data", "kept"], cwd);
    const parts = [first];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    const output = Buffer.concat(parts).toString();
    for (const line of output.split("\n").slice(0, -1))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(output.endsWith("\n")).toBe(true);
    expect(existsSync(join(cwd, "kept", "records.ndjson"))).toBe(false);
    expect(readdirSync(join(cwd, "kept"))).toEqual([]);
    expect(said()).toBe("");
  });
});
