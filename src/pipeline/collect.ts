import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import { Browser } from "../crawl/browser.ts";
import type { Outcome, SkipReason } from "../crawl/outcome.ts";
import { walls } from "../crawl/outcome.ts";
import { type Clock, type Pace, quietFor, systemClock } from "../crawl/pace.ts";
import { RobotsKeeper } from "../crawl/robots-keeper.ts";
import type { Source } from "../model/source.ts";
import type { Archive } from "./archive.ts";
import { everything, type Wanted } from "./collect/choose.ts";
import { entriesOf, type Settled, type Shared, SourceRun } from "./collect/source-run.ts";
import type { AskKind, Ledger, Note, Verdict } from "./ledger.ts";
import { holderName } from "./ledger/frontier.ts";
import { reportsOf } from "./reports.ts";

export interface CollectOptions {
  sources: Source[];
  ledger: Ledger;
  archive: Archive;
  userAgent: string;
  wanted?: Wanted;
  /** known reports are asked for again, however recent they are */
  recheck?: boolean;
  maxRequests?: number;
  /** hosts at a time; one request at a time each */
  concurrency?: number;
  clock?: Clock;
  /** finishes the requests in hand, then stops */
  stop?: AbortSignal;
  /** stops at once */
  abort?: AbortSignal;
  on?: (event: CollectEvent) => void;
}

export type CollectEvent =
  | { type: "source"; source: string; round: number; resumed: boolean }
  | ({ type: "answer"; host: string; delay: number } & Settled)
  | {
      type: "host";
      host: string;
      state: "started" | "busy" | "finished" | "abandoned";
      because: string | null;
    };

/** What a run made of one source. */
export interface SourceResult {
  source: string;
  verdict: Verdict;
  round: number;
  reports: number;
  by_year: Record<string, number>;
  outcomes: Partial<Record<Outcome, number>>;
  skipped: Partial<Record<SkipReason, number>>;
  notes: Note[];
}

/** A host that is held longer than this is left to a later run. */
const patience = 30 * 60_000;
/** Times that the breaker may open before a host is left to a later run. */
const openings = 3;
/** Walls in a row that end the work on a host: at the first it cools down and one other page is tried. */
const wallsInARow = 2;
/** A 403 without the marks of a wall may be one page's own; so many in a row are a wall. */
const forbiddenInARow = 3;

/**
 * Collects from sources: host after host in parallel, one request at a time each, until every source's round is at its
 * end, or the run is stopped. Whatever was answered is in the archive and the ledger before the next request.
 */
export async function collect(options: CollectOptions): Promise<SourceResult[]> {
  const clock = options.clock ?? systemClock;
  const { ledger } = options;
  let left = options.maxRequests ?? Infinity;
  const stopped = (): boolean =>
    options.stop?.aborted === true || options.abort?.aborted === true || left <= 0;
  let browser: Promise<Browser | null> | null = null;
  const shared: Shared = {
    ledger,
    archive: options.archive,
    clock,
    robots: new RobotsKeeper(ledger, clock.now),
    userAgent: options.userAgent,
    wanted: options.wanted ?? everything,
    recheck: options.recheck ?? false,
    permission: {
      mayAsk: () => !stopped() && left-- > 0,
      // the first signal lets a request in hand finish: only the second one aborts it
      signal: options.abort ?? new AbortController().signal,
    },
    paces: new Map(),
    browser: () => (browser ??= Browser.open(options.userAgent)),
  };
  // every host waits on it at once
  setMaxListeners(0, shared.permission.signal);
  const runs: SourceRun[] = [];
  for (const source of options.sources) {
    const { round, resumed } = await ledger.openRound(source.id, clock.now());
    const run = new SourceRun(source, round, resumed, shared);
    await run.begin();
    runs.push(run);
    options.on?.({ type: "source", source: source.id, round, resumed });
  }
  const hosts = new Hosts(runs, options, clock, stopped);
  await hosts.drain();
  if (!stopped() && (await recheckVanished(runs, ledger, clock))) await hosts.drain();
  const results: SourceResult[] = [];
  for (const run of runs) results.push(await conclude(run, ledger, clock, stopped()));
  await Promise.all(runs.map((run) => run.close()));
  await (await (browser as Promise<Browser | null> | null))?.close();
  return results;
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

/** Asks once more for what a whole round no longer lists: it may be gone, or only unlisted. */
async function recheckVanished(runs: SourceRun[], ledger: Ledger, clock: Clock): Promise<boolean> {
  let found = 0;
  for (const run of runs) {
    if (run.round === 1 || run.paused || (await ledger.lists(run.source.id, run.round)).failed > 0) continue;
    found += await ledger.add(
      await ledger.vanished(run.source.id, run.round),
      clock.now(),
      run.recheckBefore,
    );
  }
  return found > 0;
}

async function conclude(
  run: SourceRun,
  ledger: Ledger,
  clock: Clock,
  stopped: boolean,
): Promise<SourceResult> {
  const { source, round } = run;
  const open = (await ledger.queued(source.id)).length > 0;
  const outcomes = await ledger.outcomes(source.id, round);
  const lists = await ledger.lists(source.id, round);
  const reports = reportsOf(await ledger.documents(source.id), source.place ?? null);
  const verdict = judgeRound(outcomes, lists.answered, run.walled, open);
  if (open && (stopped || run.paused)) await ledger.pauseRound(source.id, clock.now(), verdict);
  else await ledger.closeRound(source.id, clock.now(), verdict);
  const live = reports.filter((r) => r.state === "live");
  const by_year: Record<string, number> = {};
  for (const r of live) by_year[r.year ?? "unknown"] = (by_year[r.year ?? "unknown"] ?? 0) + 1;
  return {
    source: source.id,
    verdict,
    round,
    reports: live.length,
    by_year,
    outcomes,
    skipped: await ledger.skips(source.id, round),
    notes: [...(await ledger.notes(source.id, round)), ...disappointed(run.source, live, clock.now())],
  };
}

const unfinished: Outcome[] = [
  "throttled",
  "server-error",
  "cut",
  "timeout",
  "dns",
  "tls",
  "refused",
  "blocked",
  "challenge",
  "captcha",
  "robots",
];

function judgeRound(
  outcomes: Partial<Record<Outcome, number>>,
  lists: number,
  walled: boolean,
  open: boolean,
): Verdict {
  const has = (...names: Outcome[]): boolean => names.some((name) => (outcomes[name] ?? 0) > 0);
  if (walled) return "blocked";
  if (lists === 0 && !open)
    return has("blocked", "challenge", "captcha", "robots", "throttled") ? "blocked" : "failed";
  return open || has(...unfinished) ? "partial" : "complete";
}

/** What the source's description expects and the round did not find: a silent "nothing new" must not pass for success. */
function disappointed(source: Source, live: { dates: { value: string }[] }[], at: number): Note[] {
  const { minimum_reports, newest } = source.expectations;
  const notes: Note[] = [];
  const note = (text: string): void => void notes.push({ at, code: "expectation", text });
  if (minimum_reports !== undefined && live.length < minimum_reports)
    note(`${live.length} reports, at least ${minimum_reports} are expected`);
  else if (live.length === 0) note("no report at all");
  const latest =
    live
      .map((r) => r.dates[0]?.value ?? "")
      .sort()
      .at(-1) ?? "";
  if (newest !== undefined && latest < newest)
    note(`the newest report is of ${latest || "no known day"}, ${newest} or later is expected`);
  return notes;
}

/** The hosts of a run: a worker each, as many at a time as wanted. */
class Hosts {
  readonly #runs: Map<string, SourceRun>;
  readonly #options: CollectOptions;
  readonly #clock: Clock;
  readonly #stopped: () => boolean;
  readonly #given = new Map<string, Outcome>();
  readonly #holder = holderName();

  constructor(runs: SourceRun[], options: CollectOptions, clock: Clock, stopped: () => boolean) {
    this.#runs = new Map(runs.map((run) => [run.source.id, run]));
    this.#options = options;
    this.#clock = clock;
    this.#stopped = stopped;
  }

  /** Works until no host has anything left to be asked: an answer of one host may bring work for another. */
  async drain(): Promise<void> {
    const { ledger } = this.#options;
    const limit = pLimit(this.#options.concurrency ?? 32);
    const active = new Map<string, Promise<void>>();
    const unavailable = new Set<string>();
    let failure: unknown = null;
    for (;;) {
      const sources = this.#awake();
      const open = this.#stopped() || failure ? [] : await ledger.hosts(sources);
      for (const { host } of open) {
        if (active.has(host) || unavailable.has(host)) continue;
        const because = this.#given.get(host);
        if (because) {
          await ledger.abandon(host, sources, because);
          continue;
        }
        const worker = limit(() => this.#work(host))
          .then((worked) => void (worked || unavailable.add(host)))
          .catch((error: unknown) => void (failure ??= error))
          .finally(() => active.delete(host));
        active.set(host, worker);
      }
      if (active.size === 0) break;
      await Promise.race(active.values());
    }
    if (failure) throw failure;
    for (const run of this.#runs.values()) if (unavailable.size > 0) run.paused = true;
  }

  /** The sources that may be asked at this hour; the others are left for later. */
  #awake(): string[] {
    const awake: string[] = [];
    for (const [id, run] of this.#runs)
      if (quietFor(run.source.pace.quiet, this.#clock.now()) > 0) run.paused = true;
      else awake.push(id);
    return awake;
  }

  /** False where another process works on this host. */
  async #work(host: string): Promise<boolean> {
    const { ledger, on } = this.#options;
    if (!(await ledger.leaseHost(host, this.#holder))) {
      on?.({ type: "host", host, state: "busy", because: null });
      return false;
    }
    let pace: Pace | null = null;
    let inARow = { walls: 0, forbidden: 0 };
    on?.({ type: "host", host, state: "started", because: null });
    try {
      while (!this.#stopped()) {
        const sources = this.#awake();
        const ask = sources.length > 0 ? await ledger.take(host, sources) : null;
        if (ask === null) break;
        const run = this.#runs.get(ask.source)!;
        pace = await run.pace(host);
        if (pace.state.opened >= openings || pace.held > patience) {
          await ledger.putBack(ask.id);
          await this.#abandon(host, pace.state.because ?? "throttled");
          break;
        }
        const settled = await run.work(ask);
        if (settled === null) {
          await ledger.putBack(ask.id);
          break;
        }
        on?.({ type: "answer", host, delay: pace.delay, ...settled });
        inARow = this.#count(inARow, settled, pace);
        if (inARow.walls >= wallsInARow) {
          await this.#abandon(host, settled.outcome);
          break;
        }
      }
    } finally {
      if (pace) await ledger.releaseHost(host, this.#holder, pace.state);
    }
    on?.({
      type: "host",
      host,
      state: this.#given.has(host) ? "abandoned" : "finished",
      because: this.#given.get(host) ?? null,
    });
    return true;
  }

  #count(
    before: { walls: number; forbidden: number },
    settled: Settled,
    pace: Pace,
  ): { walls: number; forbidden: number } {
    if (!walls.has(settled.outcome)) return { walls: 0, forbidden: 0 };
    const forbidden = settled.detail === "forbidden" ? before.forbidden + 1 : before.forbidden;
    if (settled.detail === "forbidden" && forbidden < forbiddenInARow) return { ...before, forbidden };
    pace.open(settled.outcome);
    return { walls: before.walls + 1, forbidden };
  }

  async #abandon(host: string, because: Outcome): Promise<void> {
    this.#given.set(host, because);
    const abandoned = await this.#options.ledger.abandon(host, [...this.#runs.keys()], because);
    if (abandoned > 0 && walls.has(because)) for (const run of this.#runs.values()) run.walled ||= true;
  }
}
