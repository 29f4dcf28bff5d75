import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReport } from "../src/index.ts";
import type { Dataset, DatasetRecord } from "../src/model/dataset.ts";
import type { Report } from "../src/model/report.ts";
import { gate } from "../src/model/release.ts";
import { compile } from "../src/publish/compile.ts";
import { formats } from "../src/publish/format.ts";
import { publishRelease } from "../src/publish/release.ts";

// What a fact costs in a release, format by format: npm run bench:publish [REPORTS]
const reports = Number(process.argv[2] ?? 2000);
const examples = join(process.cwd(), "examples");

const read: Report[] = [];
for (const file of readdirSync(examples).sort()) {
  if (file.startsWith("README")) continue;
  const report = await parseReport(readFileSync(join(examples, file)), {
    file,
    url: `https://www.qingchuan.example.cn/${file}`,
  });
  if (Object.keys(report.facts).length >= 180) read.push(report);
}
const lines = read.map((report) => JSON.stringify(report));
const facts = read.map((report) => Object.keys(report.facts).length);

function* made(): Generator<DatasetRecord> {
  for (let i = 0; i < reports; i++) {
    const json = lines[i % lines.length]!;
    // Each record is parsed anew, as it comes of an archive.
    const report = JSON.parse(json) as Report;
    report.year = 2020 + (i % 5);
    const key = i.toString(16).padStart(64, "0");
    yield { key, organ: `510000/第${Math.floor(i / 5)}局`, role: "speaks", report, json };
  }
}
const dataset: Dataset = {
  as_of: "2026-04-01",
  organs: [],
  organYears: [],
  coverage: [],
  findings: [],
  verdicts: [],
  snapshots: [],
  async *records() {
    yield* made();
  },
};

const total = Array.from({ length: reports }, (_, i) => facts[i % facts.length]!).reduce((a, b) => a + b, 0);
const root = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
async function timed(what: string, act: () => Promise<unknown>): Promise<number> {
  const [begin, wall] = [cpu(), performance.now()];
  await act();
  const each = (cpu() - begin) / total;
  const seconds = ((performance.now() - wall) / 1000).toFixed(1);
  console.log(`${what.padEnd(28)} ${each.toFixed(2)} µs CPU a fact, ${seconds} s`);
  return each;
}
const sizeOf = (directory: string): number =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

console.log(`${reports} reports, ${total} facts`);
await timed("parsing the records alone", async () => {
  for (const { report } of made()) if (report.year === null) throw new Error("a record without a year");
});
const base = await timed("and their rows", () => compile(dataset, []));
for (const [i, format] of formats.entries()) {
  const directory = join(root, String(i));
  mkdirSync(directory);
  const writer = format.open({ directory, bom: false });
  const each = await timed(`and ${readdirSync(directory)[0] ?? "audit.xlsx"} …`, () =>
    compile(dataset, [writer]),
  );
  console.log(
    `  of these the format ${(each - base).toFixed(2)} µs, ${(sizeOf(directory) / total).toFixed(0)} bytes a fact`,
  );
}
for (const threads of [false, true])
  await timed(threads ? "a whole release, in threads" : "a whole release", () =>
    publishRelease(dataset, {
      directory: join(root, String(threads)),
      gate: gate.parse({ minimum: { organs: 0 } }),
      threads,
    }),
  );
const peak = process.resourceUsage().maxRSS / 1000;
console.log(
  `peak ${peak.toFixed(0)} MB resident, ${(sizeOf(join(root, "true")) / reports / 1000).toFixed(0)} kB a report`,
);
rmSync(root, { recursive: true });
