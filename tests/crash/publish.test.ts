import { spawn } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { build, directory, gongkai, main, plainEnvironment, reportPage } from "../cli/gongkai.ts";

/** 40 by `npm run test:crash`; a few in the suite. */
const moments = process.env["npm_lifecycle_event"] === "test:crash" ? 40 : 3;

beforeAll(build, 300_000);

/** Publishes in a process of its own and kills it so many milliseconds after its start. */
function killed(args: string[], after: number): Promise<void> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [main, ...args], { env: plainEnvironment(), stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    child.on("exit", () => {
      clearTimeout(timer);
      done();
    });
  });
}

it(
  `ends with the bytes of an undisturbed run after kills at ${moments} moments`,
  async () => {
    const pages = Object.fromEntries([1, 2, 3, 4].map((seed) => [`${seed}.html`, reportPage(seed).bytes]));
    const data = directory();
    await gongkai(["add", directory(pages), "--data", data]);
    const [whole, broken] = [directory(), directory()];
    const sources = directory();
    const args = (of: string) => ["publish", "--data", of, "--sources", sources, "--jobs", "1"];
    const sums = (of: string) => readFileSync(join(of, "release", "current", "SHA256SUMS"), "utf8");
    cpSync(data, whole, { recursive: true });
    const began = Date.now();
    await gongkai(args(whole));
    const length = Date.now() - began;
    cpSync(data, broken, { recursive: true });
    for (let moment = 1; moment <= moments; moment++)
      await killed(args(broken), (length * moment) / (moments + 1));
    expect((await gongkai(args(broken))).status).toBe(0);
    expect(sums(broken)).toBe(sums(whole));
  },
  Math.max(120_000, moments * 10_000),
);
