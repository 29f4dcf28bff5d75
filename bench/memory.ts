import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate, layouts, type Format } from "../tests/generator/generate.ts";

const help = `Reads many generated reports in one command, and says how much memory it took over time.

  npm run bench:memory -- [--count N]     reports (10000)

Exit code 1 when more than 500 MB were resident at any time, or it was not level.
`;

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, help: { type: "boolean", default: false } },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const count = Number(values.count);

const main = fileURLToPath(new URL("../../../../dist/cli/main.js", import.meta.url));
const highest = 500;
/** The command is level if the last quarter of its time takes no more than this, for each megabyte of the second. */
const level = 1.1;
const parts = 10;
const jobs = 2;

/** Of ten reports seven are pages, as on the portals. */
const mix: Format[] = ["html", "html", "html", "pdf", "html", "html", "docx", "html", "html", "text"];

/** Each report of its own, since caches of what was seen before are what may grow. */
function write(folder: string): number {
  let bytes = 0;
  for (let seed = 0; seed < count; seed++) {
    const format = mix[seed % mix.length]!;
    const layout = layouts[format][Math.floor(seed / mix.length) % layouts[format].length]!;
    const report = generate(seed, { format, layout });
    const below = join(folder, String(Math.floor(seed / 1000)));
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, report.name), report.bytes);
    bytes += report.bytes.length;
  }
  return bytes;
}

/** Megabytes resident now, workers included; 0 once the process is gone. */
function residentOf(pid: number): number {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1024;
  } catch {
    return 0;
  }
}

/** Runs the command over the folder and looks at its memory twice a second. */
async function watch(folder: string): Promise<{ samples: number[]; lines: number; seconds: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, "parse", folder, "--json", "--jobs", String(jobs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const samples: number[] = [];
  let lines = 0;
  child.stdout.on("data", (part: Buffer) => {
    for (const byte of part) if (byte === 0x0a) lines++;
  });
  const clock = setInterval(() => samples.push(residentOf(child.pid!)), 500);
  await once(child, "close");
  clearInterval(clock);
  return { samples: samples.filter((s) => s > 0), lines, seconds: (performance.now() - start) / 1000 };
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const portion = (numbers: number[], part: number, of: number): number[] =>
  numbers.slice(Math.floor((numbers.length * part) / of), Math.floor((numbers.length * (part + 1)) / of));

const folder = mkdtempSync(join(tmpdir(), "gongkai-memory-"));
try {
  const bytes = write(folder);
  const { samples, lines, seconds } = await watch(folder);
  console.log(
    `${lines} records of ${count} reports (${(bytes / 1e6).toFixed(0)} MB), ${jobs} workers, ${seconds.toFixed(0)} s, ${(count / seconds).toFixed(0)} reports/s`,
  );
  console.log("  time      median    most");
  for (let part = 0; part < parts; part++) {
    const own = portion(samples, part, parts);
    const row = [median(own), Math.max(0, ...own)].map((n) => `${n.toFixed(0)} MB`.padStart(7));
    console.log(`  ${String((part + 1) * (100 / parts)).padStart(3)} %   ${row.join("  ")}`);
  }
  const peak = Math.max(0, ...samples);
  const growth = median(portion(samples, 3, 4)) / median(portion(samples, 1, 4));
  console.log(
    `resident memory: ${peak.toFixed(0)} MB at most (target ${highest}); last quarter / second quarter ${growth.toFixed(2)} (target ${level})`,
  );
  if (peak > highest || growth > level || lines !== count) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
