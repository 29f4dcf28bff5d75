import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import { Browser } from "../crawl/browser.ts";
import { type Clock, systemClock } from "../crawl/pace.ts";
import { RobotsKeeper } from "../crawl/robots-keeper.ts";
import type { Source } from "../model/source.ts";
import type { Archive } from "./archive.ts";
import { everything, type Wanted } from "./collect/choose.ts";
import { entriesOf } from "./collect/columns.ts";
import { conclude, type SourceResult } from "./collect/conclude.ts";
import { type HostEvent, Hosts } from "./collect/hosts.ts";
import { type Shared, SourceRun } from "./collect/source-run.ts";
import type { AskKind, Ledger, NewAsk } from "./ledger.ts";

export interface CollectOptions {
  sources: Source[];
  ledger: Ledger;
  archive: Archive;
  userAgent: string;
  wanted?: Wanted;
  /** known reports are asked for again, however recent they are */
  recheck?: boolean;
  maxRequests?: number;
  /** requests at a time over all hosts, each of which is asked one thing at a time */
  concurrency?: number;
  clock?: Clock;
  /** finishes the requests in hand, then stops */
  stop?: AbortSignal;
  /** stops at once */
  abort?: AbortSignal;
  on?: (event: CollectEvent) => void;
}

export type CollectEvent = { type: "source"; source: string; round: number; resumed: boolean } | HostEvent;

/**
 * Collects from sources: host after host in parallel, one request at a time each, until every source's round is at its
 * end, or the run is stopped. Whatever was answered is in the archive and the ledger before the next request.
 */
export async function collect(options: CollectOptions): Promise<SourceResult[]> {
  const { ledger, clock = systemClock, abort = new AbortController().signal } = options;
  const ending = endOf(options.stop, abort);
  let left = options.maxRequests ?? Infinity;
  let browser: Promise<Browser | null> | null = null;
  const shared: Shared = {
    ledger,
    archive: options.archive,
    clock,
    robots: new RobotsKeeper(ledger, clock.now),
    userAgent: options.userAgent,
    wanted: options.wanted ?? everything,
    recheck: options.recheck ?? false,
    slots: pLimit(options.concurrency ?? 256),
    permission: {
      mayAsk() {
        if (ending.signal.aborted) return false;
        if (--left <= 0) ending.abort();
        return true;
      },
      ending: ending.signal,
      // the first signal lets a request in hand finish: only the second one aborts it
      abort,
    },
    paces: new Map(),
    browser: () => (browser ??= Browser.open(options.userAgent)),
  };
  // every host waits on them at once
  setMaxListeners(0, abort, ending.signal);
  const runs: SourceRun[] = [];
  for (const source of options.sources) {
    const { round, resumed } = await ledger.openRound(source.id, clock.now());
    const run = new SourceRun(source, round, resumed, shared);
    await run.begin();
    runs.push(run);
    options.on?.({ type: "source", source: source.id, round, resumed });
  }
  const stopped = (): boolean => ending.signal.aborted;
  const hosts = new Hosts(runs, { ledger, clock, stopped, on: options.on ?? (() => {}) });
  await hosts.drain();
  const unlisted = (run: SourceRun) => ledger.unlisted(run.source.id, run.round, run.dueBefore);
  const unlinked = (run: SourceRun) => ledger.unlinked(run.source.id, run.round);
  for (const lost of [unlisted, unlinked])
    if (!stopped() && (await recheck(lost, runs, ledger, clock))) await hosts.drain();
  const results: SourceResult[] = [];
  for (const run of runs) results.push(await conclude(run, ledger, clock, stopped()));
  await Promise.all(runs.map((run) => run.close()));
  await (await (browser as Promise<Browser | null> | null))?.close();
  return results;
}

/** What ends the run: one of the signals, or whoever holds it. Hosts that wait for their turn wait no longer then. */
function endOf(...signals: (AbortSignal | undefined)[]): AbortController {
  const ending = new AbortController();
  for (const signal of signals) {
    if (signal?.aborted) ending.abort();
    signal?.addEventListener("abort", () => ending.abort(), { once: true });
  }
  return ending;
}

/** What a run would begin with: what an earlier one left, else the entries of the columns and what they list by now. */
export async function plan(
  sources: Source[],
  ledger: Ledger,
): Promise<{ source: string; kind: AskKind; method: string; url: string }[]> {
  const asks: { source: string; kind: AskKind; method: string; url: string }[] = [];
  for (const source of sources) {
    const left = await ledger.queued(source.id);
    const entries = source.columns.flatMap((column, index) => entriesOf(column, index, source.id, 0));
    const first = left.length > 0 ? left : entries.map(({ kind, method, url }) => ({ kind, method, url }));
    for (const ask of first) asks.push({ source: source.id, ...ask });
  }
  return asks;
}

/** Asks once more for what nothing leads to any longer, and again after its time: it may be gone, or only unlisted. */
async function recheck(
  lost: (run: SourceRun) => Promise<NewAsk[]>,
  runs: SourceRun[],
  ledger: Ledger,
  clock: Clock,
): Promise<boolean> {
  let found = 0;
  for (const run of runs) {
    if (run.round === 1 || run.paused) continue;
    found += await ledger.add(await lost(run), clock.now(), run.recheckBefore);
  }
  return found > 0;
}
