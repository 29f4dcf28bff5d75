import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { generate } from "../../tests/generator/generate.ts";
import { median } from "./median.ts";

// This runs compiled, five folders below the project's own.
const command = fileURLToPath(new URL("../../../../../dist/cli/main.js", import.meta.url));

/** So many that what each worker does once, starting and compiling, weighs no more than in a real run. */
const reports = 10_000;
const rounds = 2;
const halves = ["a", "b"];

/** Arithmetic that touches no memory: what two threads make of it is what the machine has to give at that moment. */
const arithmetic = "let x = 0; for (let i = 0; i < 1e9; i++) x = (x * 31 + i) | 0;";

async function secondsOfArithmetic(threads: number): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: threads }, () => once(new Worker(arithmetic, { eval: true }), "exit")),
  );
  return (performance.now() - start) / 1000;
}

function secondsOfReading(folder: string, workers: number): number {
  const start = performance.now();
  execFileSync(process.execPath, [command, "parse", folder, "--json", "--jobs", String(workers)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return (performance.now() - start) / 1000;
}

/** Two processes with one worker each, which share nothing but the machine: no two workers of one process gain more. */
async function secondsApart(folder: string): Promise<number> {
  const start = performance.now();
  await Promise.all(
    halves.map((half) =>
      once(
        spawn(process.execPath, [command, "parse", join(folder, half), "--json", "--jobs", "1"], {
          stdio: ["ignore", "ignore", "inherit"],
        }),
        "close",
      ),
    ),
  );
  return (performance.now() - start) / 1000;
}

/** The command line over one directory with one worker and with two, and beside it what can be gained at all. */
export async function raceWorkers(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
  for (const half of halves) mkdirSync(join(folder, half));
  for (let i = 0; i < reports; i++) {
    const { name, bytes } = generate(i, { format: "html", form: "2021" });
    writeFileSync(join(folder, halves[i % 2]!, name), bytes);
  }
  const [one, two, apart, gain]: [number[], number[], number[], number[]] = [[], [], [], []];
  try {
    for (let i = 0; i < rounds; i++) {
      one.push(secondsOfReading(folder, 1));
      two.push(secondsOfReading(folder, 2));
      apart.push(await secondsApart(folder));
      gain.push((2 * (await secondsOfArithmetic(1))) / (await secondsOfArithmetic(2)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(
    `Two workers against one, ${reports} HTML reports: ${(median(one) / median(two)).toFixed(2)} times as fast (target 1.8); ` +
      `${median(one).toFixed(1)} s and ${median(two).toFixed(1)} s, start included. ` +
      `Two processes with one worker each: ${(median(one) / median(apart)).toFixed(2)} times. ` +
      `Two threads of arithmetic did ${median(gain).toFixed(2)} times the work of one on this machine at this moment.`,
  );
}
