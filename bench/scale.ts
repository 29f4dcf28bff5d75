import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import type { Roster } from "../src/model/roster.ts";
import { changedReports, scaleReports } from "./scale/reports.ts";

const help = `Writes an archive of generated reports (one in ten DOCX or PDF), then measures what the readers alone take of
it, the whole from the archive to a release, a run with nothing new, and a run with ten changed reports.

  npm run bench:scale -- [N…] [--keep DIR]     reports (2000)

With --keep the archive of N reports stays in DIR/N for the next time. Exit code 1 where a target is missed.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "string" }, help: { type: "boolean", default: false } },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const counts = positionals.length > 0 ? positionals.map(Number) : [2000];

const main = fileURLToPath(new URL("../../../../dist/cli/main.js", import.meta.url));
const jobs = 2;
const changed = 10;
/** Shares of the readers' own time, and of the whole's; megabytes resident. */
const targets = { whole: 1 / 0.9, nothing: 0.02, ten: 0.05, memory: 1500 };

/** Megabytes resident now, workers included; 0 once the process is gone. */
function residentOf(pid: number): number {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1024;
  } catch {
    return 0;
  }
}

interface Measured {
  seconds: number;
  memory: number;
}

/** Runs a command to its end, looking at its memory twice a second; what it prints is left. */
async function measure(...args: string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  let memory = 0;
  const clock = setInterval(() => (memory = Math.max(memory, residentOf(child.pid!))), 500);
  const [status] = (await once(child, "close")) as [number];
  clearInterval(clock);
  if (status !== 0) throw new Error(`gongkai ${args[0]} ended with ${status}`);
  return { seconds: (performance.now() - start) / 1000, memory };
}

/** Files are added in portions, since generating them takes longer than reading them and room is finite. */
const portion = 1000;

async function add(files: Iterable<{ name: string; bytes: Uint8Array }>, data: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-portion-"));
  let held = 0;
  const flush = async (): Promise<void> => {
    if (held > 0) await measure("add", folder, "--data", data);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    held = 0;
  };
  for (const { name, bytes } of files) {
    writeFileSync(join(folder, name), bytes);
    if (++held === portion) await flush();
  }
  await flush();
  rmSync(folder, { recursive: true });
}

/** The archive with the rosters of its counties, as it is before the first build. */
async function prepare(count: number, home: string): Promise<void> {
  const rosters: Roster[] = [];
  await add(scaleReports(count, rosters), join(home, "data"));
  mkdirSync(join(home, "sources", "rosters"), { recursive: true });
  for (const { id, ...roster } of rosters)
    writeFileSync(join(home, "sources", "rosters", `${id}.yaml`), stringify(roster));
  copyFileSync(join(home, "data", "ledger.sqlite"), join(home, "ledger.sqlite"));
}

async function run(count: number): Promise<boolean> {
  const kept = values.keep === undefined ? null : join(values.keep, String(count));
  const home = kept ?? mkdtempSync(join(tmpdir(), "gongkai-scale-"));
  if (!existsSync(join(home, "sources"))) await prepare(count, home);
  for (const made of ["build.sqlite", "release", "ledger.sqlite-wal", "ledger.sqlite-shm"])
    rmSync(join(home, "data", made), { recursive: true, force: true });
  // The changed reports of the last time are unknown again.
  copyFileSync(join(home, "ledger.sqlite"), join(home, "data", "ledger.sqlite"));
  const options = ["--data", join(home, "data"), "--sources", join(home, "sources"), "--jobs", String(jobs)];
  const readers = await measure("parse", join(home, "data", "archive"), "--json", "--jobs", String(jobs));
  const whole = await measure("publish", ...options);
  const nothing = await measure("publish", ...options);
  await add(changedReports(changed), join(home, "data"));
  const ten = await measure("publish", ...options);
  if (kept === null) rmSync(home, { recursive: true });

  const memory = Math.max(whole.memory, nothing.memory, ten.memory);
  const rows: [string, number, number, number][] = [
    ["readers alone", readers.seconds, 1, 1],
    ["archive to release", whole.seconds, whole.seconds / readers.seconds, targets.whole],
    ["nothing new", nothing.seconds, nothing.seconds / whole.seconds, targets.nothing],
    [`${changed} changed reports`, ten.seconds, ten.seconds / whole.seconds, targets.ten],
  ];
  console.log(
    `\n${count} reports, ${jobs} workers: ${(count / whole.seconds).toFixed(0)} reports/s from archive to release`,
  );
  for (const [what, seconds, ratio, target] of rows)
    console.log(
      `  ${what.padEnd(22)}${seconds.toFixed(1).padStart(9)} s${ratio.toFixed(3).padStart(9)} (target ${target.toFixed(3)})`,
    );
  console.log(
    `  ${((1000 * whole.seconds) / count).toFixed(2)} ms a report; ${((readers.seconds / whole.seconds) * 100).toFixed(0)} % of the readers' speed; ${memory.toFixed(0)} MB at most (target ${targets.memory})`,
  );
  return rows.every(([, , ratio, target]) => ratio <= target) && memory <= targets.memory;
}

const met: boolean[] = [];
for (const count of counts) met.push(await run(count));
if (met.includes(false)) process.exitCode = 1;
