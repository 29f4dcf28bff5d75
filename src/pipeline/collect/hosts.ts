import { type Outcome, walls } from "../../crawl/outcome.ts";
import { type Clock, type Pace, quietFor } from "../../crawl/pace.ts";
import type { HostQueue, Ledger } from "../ledger.ts";
import { holderName } from "../ledger/frontier.ts";
import type { Settled, SourceRun } from "./source-run.ts";

/** A host that is held longer than this is left to a later run. */
const patience = 30 * 60_000;
/** Walls in a row that end the work on a host: at the first it cools down and one other page is tried. */
const wallsInARow = 2;
/** A 403 without the marks of a wall, or a captcha, may be one page's own; so many in a row are a wall. */
const doubtfulInARow = 3;

export type HostEvent =
  | ({ type: "answer"; host: string; delay: number } & Settled)
  | {
      type: "host";
      host: string;
      state: "started" | "busy" | "finished" | "abandoned";
      because: string | null;
    };

/** The hosts of a run, a worker each. */
export class Hosts {
  readonly #runs: Map<string, SourceRun>;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #stopped: () => boolean;
  readonly #on: (event: HostEvent) => void;
  readonly #given = new Map<string, Outcome>();
  readonly #holder = holderName();

  constructor(
    runs: SourceRun[],
    parts: { ledger: Ledger; clock: Clock; stopped: () => boolean; on: (event: HostEvent) => void },
  ) {
    this.#runs = new Map(runs.map((run) => [run.source.id, run]));
    this.#ledger = parts.ledger;
    this.#clock = parts.clock;
    this.#stopped = parts.stopped;
    this.#on = parts.on;
  }

  /** Works until no host has anything left to be asked: an answer of one host may bring work for another. */
  async drain(): Promise<void> {
    const active = new Map<string, Promise<void>>();
    const unavailable = new Set<string>();
    let failure: unknown = null;
    for (;;) {
      const sources = this.#awake([...this.#runs.keys()]);
      const open = this.#stopped() || failure ? [] : await this.#ledger.hosts(sources);
      for (const queue of open) {
        const { host } = queue;
        if (active.has(host) || unavailable.has(host)) continue;
        const because = this.#given.get(host);
        if (because) {
          await this.#abandon(queue, because);
          continue;
        }
        const worker = this.#work(queue)
          .then((worked) => {
            if (worked) return;
            unavailable.add(host);
            for (const source of queue.sources) this.#runs.get(source)!.paused = true;
          })
          .catch((error: unknown) => void (failure ??= error))
          .finally(() => active.delete(host));
        active.set(host, worker);
      }
      if (active.size === 0) break;
      await Promise.race(active.values());
    }
    if (failure) throw failure;
  }

  /** Those of the sources that may be asked at this hour; the others are left for later. */
  #awake(sources: string[]): string[] {
    return sources.filter((id) => {
      const run = this.#runs.get(id)!;
      const quiet = quietFor(run.source.pace.quiet, this.#clock.now()) > 0;
      run.paused ||= quiet;
      return !quiet;
    });
  }

  /** False where another process works on this host. */
  async #work(queue: HostQueue): Promise<boolean> {
    const { host, sources } = queue;
    const say = (state: "started" | "busy" | "finished" | "abandoned"): void =>
      this.#on({ type: "host", host, state, because: this.#given.get(host) ?? null });
    if (!(await this.#ledger.leaseHost(host, this.#holder))) {
      say("busy");
      return false;
    }
    let pace: Pace | null = null;
    let inARow = { walls: 0, doubtful: 0 };
    say("started");
    try {
      while (!this.#stopped()) {
        const ask = await this.#ledger.take(host, this.#awake(sources));
        if (ask === null) break;
        const run = this.#runs.get(ask.source)!;
        pace = await run.pace(host);
        if (pace.hopeless || pace.held > patience) {
          await this.#abandon(queue, pace.state.because ?? "throttled");
          break;
        }
        const settled = await run.work(ask);
        if (settled === null) break;
        this.#on({ type: "answer", host, delay: pace.delay, ...settled });
        inARow = this.#count(inARow, settled, pace);
        if (inARow.walls >= wallsInARow) {
          await this.#abandon(queue, settled.outcome);
          break;
        }
      }
    } finally {
      await this.#ledger.releaseHost(host, this.#holder, pace?.state ?? null);
    }
    say(this.#given.has(host) ? "abandoned" : "finished");
    return true;
  }

  #count(
    before: { walls: number; doubtful: number },
    { outcome, detail, ask }: Settled,
    pace: Pace,
  ): { walls: number; doubtful: number } {
    // files have captchas of their own
    const captcha = outcome === "captcha" && ask.kind !== "file";
    if (!walls.has(outcome) && !captcha) return { walls: 0, doubtful: 0 };
    const doubted = captcha || detail === "forbidden";
    const doubtful = doubted ? before.doubtful + 1 : before.doubtful;
    if (doubted && doubtful < doubtfulInARow) return { ...before, doubtful };
    pace.open(outcome);
    return { walls: before.walls + 1, doubtful };
  }

  /** Leaves what the host still has to be asked for; a wall is one for the sources that wanted something of it. */
  async #abandon({ host, sources }: HostQueue, because: Outcome): Promise<void> {
    this.#given.set(host, because);
    for (const source of sources) {
      const abandoned = await this.#ledger.abandon(host, source, because);
      if (abandoned > 0 && (walls.has(because) || because === "captcha"))
        this.#runs.get(source)!.walled = true;
    }
  }
}
