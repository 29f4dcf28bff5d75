import type { RobotsRecord, RobotsRules } from "./robots.ts";
import { robotsLifetime, robotsRules } from "./robots.ts";

/** Where robots.txt files are remembered between runs. */
export interface RobotsStore {
  robots(origin: string): Promise<RobotsRecord | null>;
  keepRobots(record: RobotsRecord): Promise<void>;
}

/** An unreachable robots.txt is asked for again sooner than one that was read. */
const unreadLifetime = 10 * 60_000;

/**
 * The rules of each origin (scheme, host, port): from memory, from the store while younger than a day, else fetched. Two
 * askers of one origin wait for the same fetch.
 */
export class RobotsKeeper {
  readonly #store: RobotsStore;
  readonly #now: () => number;
  readonly #known = new Map<string, Promise<{ record: RobotsRecord; rules: RobotsRules }>>();

  constructor(store: RobotsStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** `fetch` gives null where it was told to stop; then there are no rules. */
  async rules(origin: string, fetch: () => Promise<RobotsRecord | null>): Promise<RobotsRules | null> {
    const known = await this.#known.get(origin)?.catch(() => null);
    if (known && this.#fresh(known.record)) return known.rules;
    const next = this.#read(origin, fetch);
    this.#known.set(origin, next);
    try {
      return (await next).rules;
    } catch (error) {
      this.#known.delete(origin);
      if (error instanceof Stopped) return null;
      throw error;
    }
  }

  async #read(
    origin: string,
    fetch: () => Promise<RobotsRecord | null>,
  ): Promise<{ record: RobotsRecord; rules: RobotsRules }> {
    const stored = await this.#store.robots(origin);
    if (stored && this.#fresh(stored)) return { record: stored, rules: robotsRules(stored) };
    const record = await fetch();
    if (record === null) throw new Stopped();
    await this.#store.keepRobots(record);
    return { record, rules: robotsRules(record) };
  }

  #fresh(record: RobotsRecord): boolean {
    const read = record.status !== null && record.status < 500;
    // one of the future was kept under a clock that was ahead
    const age = Math.abs(this.#now() - record.at);
    return age < (read ? robotsLifetime : unreadLifetime);
  }
}

class Stopped extends Error {}
