import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MemoryStorage } from "@crawlee/memory-storage";
import { askKey } from "../../src/crawl/address.ts";
import type { NewAsk, QueuedAsk, Settlement } from "../../src/pipeline/ledger.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";

/**
 * Adds so many addresses to a queue on disk, takes each and marks it as done, in a process of its own whose memory is
 * looked at: `contest.js ours|peer COUNT` sends one `Contest` to its parent.
 */

export interface Contest {
  /** milliseconds */
  adding: number;
  taking: number;
  /** megabytes resident at most, the process as a whole */
  resident: number;
}

/** The portals of the country, each a source with one host. */
const portals = 3_200;
/** Rows of a list, which come together; also what crawlee takes at once. */
const together = 25;
/** Hosts that answer at once. */
const atOnce = 256;

const sourceOf = (n: number): string => `county-${n % portals}`;
const hostOf = (n: number): string => `www.county-${n % portals}.gov.cn`;
/** Of every host in turn, as its lists come in. */
const portalOf = (n: number): number => Math.floor(n / together);
const urlOf = (n: number): string =>
  `http://${hostOf(portalOf(n))}/zwgk/zfxxgk/zfxxgknb/202501/t20250121_${1_000_000 + n}.html`;

async function measured(adding: () => Promise<void>, taking: () => Promise<void>): Promise<Contest> {
  const start = performance.now();
  await adding();
  const added = performance.now();
  await taking();
  return {
    adding: added - start,
    taking: performance.now() - added,
    resident: process.resourceUsage().maxRSS / 1024,
  };
}

function askOf(n: number): NewAsk {
  const portal = portalOf(n);
  const url = urlOf(n);
  return {
    key: askKey(sourceOf(portal), "GET", url),
    source: sourceOf(portal),
    round: 1,
    host: hostOf(portal),
    kind: "page",
    method: "GET",
    url,
    body: null,
    headers: {},
    column: 0,
    context: {},
    depth: 0,
    page: 0,
    series: null,
    otherwise: [],
    given: {
      title: `示例县教育局${n}年政府信息公开工作年度报告`,
      dates: [{ value: "2025-01-21", from: "row", confidence: 0.6 }],
    },
    parent: null,
    insist: false,
  };
}

const headers = {
  "content-type": "text/html; charset=utf-8",
  etag: '"67adb00a-1234"',
  "last-modified": "Mon, 02 Jun 2025 08:00:00 GMT",
};

function answerTo(ask: QueuedAsk): Settlement {
  const sha256 = ask.key.toString("hex").padEnd(64, "0");
  return {
    ask,
    state: "done",
    at: Date.now(),
    observation: {
      at: Date.now(),
      ms: 40,
      method: "GET",
      url: ask.url,
      final_url: ask.url,
      body: null,
      status: 200,
      outcome: "new",
      detail: null,
      redirects: [],
      request_headers: { "user-agent": "gongkai-bench" },
      response_headers: headers,
      sha256,
      bytes: 87_586,
      quirks: [],
    },
    last: {
      at: Date.now(),
      finalUrl: ask.url,
      etag: headers.etag,
      modified: headers["last-modified"],
      sha256,
      hash: sha256.slice(0, 32),
      shells: [],
    },
    asks: [],
    recheckBefore: 0,
    listings: [],
    document: null,
    touched: null,
    gone: null,
    notes: [],
  };
}

/** With all that the ledger writes down of an answer, which is more than the peer does. */
async function ours(count: number, directory: string): Promise<Contest> {
  const ledger = new SqliteLedger(join(directory, "ledger.sqlite"));
  const result = await measured(
    async () => {
      for (let n = 0; n < count; n += together)
        await ledger.add(
          Array.from({ length: Math.min(together, count - n) }, (_, i) => askOf(n + i)),
          Date.now(),
          0,
        );
    },
    async () => {
      const hosts = Array.from({ length: Math.min(portals, Math.ceil(count / together)) }, (_, n) => n);
      const work = async (): Promise<void> => {
        for (let portal = hosts.pop(); portal !== undefined; portal = hosts.pop())
          for (;;) {
            const ask = await ledger.take(hostOf(portal), [sourceOf(portal)]);
            if (ask === null) break;
            await ledger.settle(answerTo(ask));
          }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
  );
  await ledger.close();
  return result;
}

async function peer(count: number, directory: string): Promise<Contest> {
  const storage = new MemoryStorage({ localDataDirectory: directory, persistStorage: true });
  const { id } = await storage.requestQueues().getOrCreate("bench");
  const queue = storage.requestQueue(id, { clientKey: "bench" });
  return measured(
    async () => {
      for (let n = 0; n < count; n += together)
        await queue.batchAddRequests(
          Array.from({ length: Math.min(together, count - n) }, (_, i) => {
            const { url, given } = askOf(n + i);
            return { url, uniqueKey: url, method: "GET" as const, userData: given };
          }),
        );
    },
    async () => {
      for (;;) {
        const { items } = await queue.listAndLockHead({ limit: together, lockSecs: 600 });
        if (items.length === 0) break;
        await Promise.all(
          items.map(async ({ id, url, uniqueKey }) => {
            const request = await queue.getRequest(id);
            await queue.updateRequest({
              ...request,
              id,
              url,
              uniqueKey,
              handledAt: new Date().toISOString(),
            });
          }),
        );
      }
    },
  );
}

const [who, count] = process.argv.slice(2);
const directory = mkdtempSync(join(tmpdir(), "gongkai-queue-"));
try {
  process.send!(await (who === "ours" ? ours : peer)(Number(count), directory));
} finally {
  rmSync(directory, { recursive: true });
}
