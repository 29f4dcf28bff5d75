import type { Outcome } from "./outcome.ts";

/** How fast a host may be asked, from its source and its robots.txt. Times in milliseconds. */
export interface PaceRules {
  delay: number;
  coolDown: number;
}

/** What is remembered of a host over runs. */
export interface PaceState {
  /** added to the delay after failures */
  backoff: number;
  /** smoothed time of an answer */
  latency: number;
  /** failures in a row */
  failures: number;
  /** how often the breaker opened in a row */
  opened: number;
  /** epoch; before it nothing is asked */
  notBefore: number;
  /** the outcome that opened the breaker */
  because: Outcome | null;
}

export const freshPace: PaceState = {
  backoff: 0,
  latency: 0,
  failures: 0,
  opened: 0,
  notBefore: 0,
  because: null,
};

/** An answer slower than this makes us slower too. */
const slow = 1000;
const longestDelay = 60_000;
/** No Retry-After holds a host longer. */
const longestHold = 24 * 3600_000;
/** Failures in a row that open the breaker. */
const breaks = 5;
/** Times that the breaker may open before a host is left to a later run, which tries it again. */
const openings = 3;

/** Time, so that a test can hold it. */
export interface Clock {
  now(): number;
  /** resolves early, and not with an error, when the signal aborts */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((done) => {
      if (signal?.aborted) return done();
      const timer = setTimeout(finish, ms);
      function finish(): void {
        clearTimeout(timer);
        signal?.removeEventListener("abort", finish);
        done();
      }
      signal?.addEventListener("abort", finish);
    }),
};

/**
 * The pace of one host: one request at a time, `delay` from start to start, more when the host is slow, a pause that
 * doubles once per burst of failures, and a breaker that leaves a failing host alone for its cool-down and then lets one
 * request try.
 */
export class Pace {
  readonly state: PaceState;
  readonly #clock: Clock;
  #rules: PaceRules;
  #lastStart = -Infinity;
  #grownAt = -Infinity;
  #openedBefore: number;
  #queue: Promise<void> = Promise.resolve();

  constructor(rules: PaceRules, clock: Clock, state: PaceState = { ...freshPace }) {
    this.#rules = rules;
    this.#clock = clock;
    this.state = state;
    // a pause that began under a clock that was ahead must not outlast its reason
    state.notBefore = Math.min(state.notBefore, clock.now() + longestHold);
    this.#openedBefore = state.opened;
  }

  /** The breaker opened too often, and in this run too: what an earlier run saw does not speak for now. */
  get hopeless(): boolean {
    return this.state.opened >= openings && this.state.opened > this.#openedBefore;
  }

  /** A Crawl-delay only ever slows down. */
  atLeast(delay: number): void {
    if (delay > this.#rules.delay) this.#rules = { ...this.#rules, delay };
  }

  /** from the start of one request to the start of the next */
  get delay(): number {
    const forSlowness = this.state.latency > slow ? 2 * this.state.latency : 0;
    return Math.min(
      Math.max(this.#rules.delay, forSlowness) + this.state.backoff,
      Math.max(longestDelay, this.#rules.delay),
    );
  }

  /** milliseconds that the breaker or a Retry-After still holds the host */
  get held(): number {
    return Math.max(0, this.state.notBefore - this.#clock.now());
  }

  /** Waits for this host's turn. The function it gives must be called when the request has ended. */
  async turn(signal?: AbortSignal): Promise<() => void> {
    let release!: () => void;
    const before = this.#queue;
    this.#queue = new Promise((done) => (release = done));
    await before;
    const wait = Math.max(this.held, this.#lastStart + this.delay - this.#clock.now());
    if (wait > 0) await this.#clock.sleep(wait, signal);
    return release;
  }

  /** To be called when a request goes out; gives the time, from which the next one's delay counts. */
  start(): number {
    return (this.#lastStart = this.#clock.now());
  }

  succeeded(ms: number): void {
    const { state } = this;
    state.latency = state.latency === 0 ? ms : 0.7 * state.latency + 0.3 * ms;
    state.failures = 0;
    state.opened = this.#openedBefore = 0;
    state.backoff = state.backoff <= this.#firstBackoff ? 0 : state.backoff / 2;
  }

  /**
   * A failure that is the host's: `startedAt` is when its request began, so that several requests of one burst grow the
   * backoff once; `retryAfter` is in milliseconds.
   */
  failed(startedAt: number, retryAfter: number | null, because: Outcome | null = null): void {
    const { state } = this;
    if (startedAt >= this.#grownAt) {
      state.backoff = Math.min(Math.max(this.#firstBackoff, 2 * state.backoff), longestDelay);
      state.failures++;
      this.#grownAt = this.#clock.now();
    }
    if (retryAfter !== null) this.#hold(Math.min(retryAfter, longestHold));
    if (state.failures >= breaks) this.open(because);
  }

  /** Opens the breaker, longer each time in a row. One request may try after the cool-down: a half-open breaker. */
  open(because: Outcome | null = null): void {
    this.state.opened++;
    this.state.because = because;
    this.state.failures = breaks - 1;
    this.#hold(this.#rules.coolDown * Math.min(2 ** (this.state.opened - 1), 8));
  }

  /** A source with a short cool-down (a portal on this machine) has no reason for long pauses either. */
  get #firstBackoff(): number {
    return Math.min(2_000, this.#rules.coolDown);
  }

  #hold(ms: number): void {
    this.state.notBefore = Math.max(this.state.notBefore, this.#clock.now() + ms);
  }
}

/** RFC 9110 §10.2.3: seconds or a date; null where it is neither or absent. In milliseconds from `now`. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Milliseconds until the source's quiet hours (China's time zone) end; 0 outside of them. */
export function quietFor(hours: string[], now: number): number {
  const minute = Math.floor((now + 8 * 3600_000) / 60_000) % 1440;
  let wait = 0;
  for (const range of hours) {
    const [from, to] = range.split("-").map((t) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3))) as [
      number,
      number,
    ];
    const inside = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    if (inside) wait = Math.max(wait, ((to - minute + 1440) % 1440) * 60_000);
  }
  return wait;
}
