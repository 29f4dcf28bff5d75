import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { load } from "cheerio";
import { FileArchive } from "../src/pipeline/archive.ts";
import { collect } from "../src/pipeline/collect.ts";
import { SqliteLedger } from "../src/pipeline/ledger/sqlite.ts";
import type { Contest } from "./crawl/contest.ts";
import { pageOf } from "./crawl/pages.ts";
import type { Asked, Served } from "./crawl/serve.ts";
import { median } from "./speed/median.ts";

const help = `Collects from portals on this machine, and keeps a large frontier beside crawlee's file queue.

  npm run bench:crawl -- [overhead|politeness|frontier …] [--urls N] [--peer-urls N] [--counties N] [--delay SECONDS]

  overhead        what lies between an answer of a host and its next request
  politeness      many hosts at once, each with its delay
  frontier        a large frontier beside crawlee's file queue; without a name, all three
  --urls N        addresses in our frontier (1000000)
  --peer-urls N   addresses in crawlee's queue, whose time is then scaled (10000)
  --counties N    copies of the county's sites, each of some forty hosts (4)
  --delay S       between two requests to a host (2, as in a source)

Exit code 1 when a target is missed.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    urls: { type: "string", default: "1000000" },
    "peer-urls": { type: "string", default: "10000" },
    counties: { type: "string", default: "4" },
    delay: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}

const targets = { bound: 1.1, resident: 300, faster: 20, pause: 5 };
const beside = (name: string): string => fileURLToPath(new URL(`crawl/${name}.js`, import.meta.url));

function target(met: boolean): string {
  if (!met) process.exitCode = 1;
  return met ? "met" : "MISSED";
}

/** Collects all that a serving process serves; how long that took, how much came home, and what was asked. */
async function collected(
  args: string[],
  delay: number,
): Promise<{ seconds: number; cpu: number; reports: number; served: Served; asked: Asked }> {
  const server = fork(beside("serve"), args);
  const [served] = (await once(server, "message")) as [Served];
  const data = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
  const ledger = new SqliteLedger(join(data, "ledger.sqlite"));
  const archive = new FileArchive(join(data, "archive"));
  const sources = served.sources.map((source) => ({ ...source, pace: { ...source.pace, delay } }));
  const start = performance.now();
  const before = process.cpuUsage();
  const results = await collect({ sources, ledger, archive, userAgent: "gongkai-bench" });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  server.send("what was asked?");
  const [asked] = (await once(server, "message")) as [Asked];
  server.disconnect();
  await ledger.close();
  rmSync(data, { recursive: true });
  const cpu = (user + system) / 1000;
  return { seconds, cpu, reports: results.reduce((sum, { reports }) => sum + reports, 0), served, asked };
}

async function politeness(counties: string, delay: number): Promise<void> {
  const { seconds, reports, served, asked } = await collected(["portals", counties], delay);
  const requests = Object.values(asked.hosts);
  const bound = (Math.max(...requests) - 1) * delay;
  const total = requests.reduce((sum, n) => sum + n, 0);
  console.log(
    `Many hosts: ${requests.length} hosts, ${total} requests, a delay of ${delay} s, ${reports} of ${served.reports} reports, ${seconds.toFixed(1)} s; ` +
      `the busiest host's requests take ${bound.toFixed(1)} s: ${(seconds / bound).toFixed(3)} times that bound ` +
      `(target ${targets.bound}: ${target(seconds / bound <= targets.bound && reports === served.reports)})`,
  );
}

async function contest(who: "ours" | "peer", count: number): Promise<Contest> {
  const [result] = (await once(fork(beside("contest"), [who, String(count)]), "message")) as [Contest];
  return result;
}

async function frontier(urls: number, peerUrls: number): Promise<void> {
  const peer = await contest("peer", peerUrls);
  const ours = await contest("ours", urls);
  const each = ({ adding, taking }: Contest, count: number): string =>
    `adding ${((adding * 1000) / count).toFixed(0)}, taking ${((taking * 1000) / count).toFixed(0)} µs each`;
  const ratio = (peer.adding + peer.taking) / peerUrls / ((ours.adding + ours.taking) / urls);
  console.log(
    `Frontier and ledger: ${urls} URLs, ${each(ours, urls)}, ${ours.resident.toFixed(0)} MB resident at most ` +
      `(target ${targets.resident}: ${target(ours.resident <= targets.resident)})`,
  );
  console.log(
    `  crawlee's file queue: ${peerUrls} URLs, ${each(peer, peerUrls)}; scaled, ours is ${ratio.toFixed(1)} times as fast ` +
      `(target ${targets.faster}: ${target(ratio >= targets.faster)})`,
  );
}

/** Milliseconds that cheerio takes to load such a page and do nothing with it, in the median. */
function loading(): number {
  const took = Array.from({ length: 400 }, (_, n) => {
    const page = pageOf(`/nb/202501/t20250121_${n}.html`, 400)!;
    const start = performance.now();
    load(page);
    return performance.now() - start;
  });
  return median(took.slice(100));
}

interface Spread {
  median: number;
  mean: number;
  worst: number;
}

/** What the first quarter of a run took is left out: the code is compiled meanwhile. `worst` is what 95 % stay under. */
function spreadOf(milliseconds: number[]): Spread {
  const kept = milliseconds.slice(milliseconds.length >> 2);
  return {
    median: median(kept),
    mean: kept.reduce((sum, ms) => sum + ms, 0) / kept.length,
    worst: kept.toSorted((a, b) => a - b)[Math.floor(kept.length * 0.95)]!,
  };
}

const inWords = ({ median, mean, worst }: Spread): string =>
  `${median.toFixed(1)} ms (median), ${mean.toFixed(1)} ms (mean), ${worst.toFixed(1)} ms (95 %)`;

/** What our work adds to a host's delay, which lies in its shadow, and what it takes where there is no delay to hide it. */
async function overhead(): Promise<void> {
  const delay = 0.1;
  const paced = await collected(["pages", "200"], delay);
  const late = spreadOf(paced.asked.intervals.map((ms) => ms - delay * 1000));
  console.log(
    `Page to page with a delay of ${delay} s: ${paced.reports} of ${paced.served.reports} reports of one host; a request comes ` +
      `${inWords(late)} later than the delay lets it ` +
      `(target ${targets.pause} in the median: ${target(late.median < targets.pause && paced.reports === paced.served.reports)})`,
  );
  const { cpu, reports, served, asked } = await collected(["pages", "400"], 0);
  const bare = spreadOf(asked.pauses);
  console.log(
    `Page to page without delay: ${reports} of ${served.reports} reports of one host; from an answer to the next request ` +
      `${inWords(bare)}, ${(cpu / asked.pauses.length).toFixed(1)} ms of processor time a page. ` +
      `To load such a page and no more takes cheerio ${loading().toFixed(1)} ms.`,
  );
}

const parts: Record<string, () => Promise<void>> = {
  overhead,
  politeness: () => politeness(values.counties, Number(values.delay)),
  frontier: () => frontier(Number(values.urls), Number(values["peer-urls"])),
};
for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`no part of this name: ${name}`);
  await part();
}
