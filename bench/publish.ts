import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReport } from "../src/index.ts";
import type { Dataset, DatasetRecord } from "../src/model/dataset.ts";
import type { Report } from "../src/model/report.ts";
import { gate } from "../src/model/release.ts";
import { type Chunk, chunkOf } from "../src/publish/chunk.ts";
import { cut } from "../src/publish/cutting.ts";
import { listingOf } from "../src/publish/listing.ts";
import { pack } from "../src/publish/packed.ts";
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
const made = read.map((report) => {
  const listing = listingOf(report);
  return {
    facts: listing.cells.said.length,
    packed: [2020, 2021, 2022, 2023, 2024].map((year) => ({
      report: pack({ ...report, year }),
      listing: pack({ ...listing, year }),
    })),
  };
});

const records = Array.from({ length: reports }, (_, i): DatasetRecord => {
  const { packed } = made[i % made.length]!;
  const key = i.toString(16).padStart(64, "0");
  const organ = `510000/第${Math.floor(i / 5)}局`;
  return { key, organ, role: "speaks", version: key, packed: () => packed[i % 5]! };
});
const dataset: Dataset = {
  as_of: "2026-04-01",
  organs: [],
  organYears: [],
  coverage: [],
  findings: [],
  verdicts: [],
  snapshots: [],
  async *records() {
    yield* records;
  },
};

const total = records.reduce((sum, _, i) => sum + made[i % made.length]!.facts, 0);
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
const chunks: Chunk[] = [];
await timed("rows of the tables", async () => {
  for await (const chunk of cut(dataset.records()))
    chunks.push(chunkOf(chunk.map(({ packed, ...record }) => ({ ...record, ...packed() }))));
});
for (const [i, format] of formats.entries()) {
  const directory = join(root, String(i));
  mkdirSync(directory);
  const writer = format.open({ directory, bom: false, before: null });
  const [name = "audit.xlsx"] = readdirSync(directory);
  const pieces: unknown[] = [];
  await timed(`${name} …, rendered`, async () => {
    for (const chunk of chunks) pieces.push(format.render?.(chunk));
  });
  await timed("  and put together", async () => {
    for (const piece of pieces) writer.append?.(piece);
    writer.close();
  });
  console.log(`  ${(sizeOf(directory) / total).toFixed(0)} bytes a fact`);
}
chunks.length = 0;
const options = { directory: join(root, "releases"), gate: gate.parse({ minimum: { organs: 0 } }) };
await timed("a whole release", () => publishRelease(dataset, { ...options, threads: 0 }));
rmSync(options.directory, { recursive: true });
await timed("a whole release, in threads", () => publishRelease(dataset, { ...options, threads: 2 }));
const first = records[0]!;
records[0] = { ...first, version: "another", packed: () => made[1]!.packed[0]! };
await timed("one report changed", () => publishRelease(dataset, { ...options, threads: 2 }));
const peak = process.resourceUsage().maxRSS / 1000;
console.log(
  `peak ${peak.toFixed(0)} MB resident, ${(sizeOf(join(root, "releases", "current", "/")) / reports / 1000).toFixed(0)} kB a report`,
);
rmSync(root, { recursive: true });
