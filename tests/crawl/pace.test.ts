import { describe, expect, it } from "vitest";
import { type Clock, freshPace, Pace, quietFor, retryAfter } from "../../src/crawl/pace.ts";

/** A clock that jumps where it is told to sleep. */
function jumping(): Clock & { at: number } {
  return {
    at: 1_000_000,
    now() {
      return this.at;
    },
    async sleep(ms) {
      this.at += ms;
    },
  };
}

const rules = { delay: 2000, coolDown: 600_000 };

describe("Pace", () => {
  it("keeps the delay from start to start, and one request at a time", async () => {
    const clock = jumping();
    const pace = new Pace(rules, clock);
    const starts: number[] = [];
    const order: string[] = [];
    const one = async (name: string): Promise<void> => {
      const release = await pace.turn();
      starts.push(pace.start());
      order.push(`${name} starts`);
      await Promise.resolve();
      order.push(`${name} ends`);
      pace.succeeded(50);
      release();
    };
    await Promise.all([one("a"), one("b"), one("c")]);
    expect(starts.map((s) => s - starts[0]!)).toEqual([0, 2000, 4000]);
    expect(order).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
  });

  it("slows down with the host, and for a Crawl-delay", () => {
    const pace = new Pace(rules, jumping());
    pace.succeeded(5000);
    expect(pace.delay).toBe(10_000);
    pace.atLeast(30_000);
    expect(pace.delay).toBe(30_000);
    pace.atLeast(1000);
    expect(pace.delay).toBe(30_000);
  });

  it("grows its pause once per burst, and forgets it by successes", () => {
    const clock = jumping();
    const pace = new Pace(rules, clock);
    const sent = clock.at;
    clock.at += 10;
    pace.failed(sent, null);
    pace.failed(sent, null);
    pace.failed(sent, null);
    expect(pace.delay).toBe(4000);
    pace.failed(clock.at + 1, null);
    expect(pace.delay).toBe(6000);
    pace.succeeded(10);
    pace.succeeded(10);
    expect(pace.delay).toBe(2000);
  });

  it("waits as long as Retry-After says", async () => {
    const clock = jumping();
    const pace = new Pace(rules, clock);
    const before = clock.at;
    pace.failed(clock.at, 45_000);
    (await pace.turn())();
    expect(clock.at - before).toBe(45_000);
  });

  it("opens its breaker after five failures, tries again after the cool-down, and opens longer", async () => {
    const clock = jumping();
    const pace = new Pace(rules, clock, { ...freshPace });
    for (let i = 0; i < 5; i++) {
      clock.at += 100_000;
      pace.failed(clock.at, null, "timeout");
    }
    expect([pace.state.opened, pace.held, pace.state.because]).toEqual([1, 600_000, "timeout"]);
    (await pace.turn())();
    expect(pace.held).toBe(0);
    pace.failed(clock.at, null, "timeout");
    expect([pace.state.opened, pace.held]).toEqual([2, 1_200_000]);
    pace.succeeded(10);
    expect([pace.state.opened, pace.state.failures]).toEqual([0, 0]);
  });
});

it("gives up on a host whose breaker opened three times, but not on what an earlier run saw", () => {
  const clock = jumping();
  const earlier = new Pace(rules, clock, { ...freshPace, opened: 2, failures: 4 });
  expect(earlier.hopeless).toBe(false);
  earlier.failed(clock.at, null, "timeout");
  expect(earlier.hopeless).toBe(true);
  const later = new Pace(rules, clock, { ...earlier.state });
  expect(later.hopeless).toBe(false);
  later.succeeded(10);
  for (let i = 0; i < 3; i++) later.open("timeout");
  expect(later.hopeless).toBe(true);
});

it("does not wait out a pause that began under a clock that was ahead", () => {
  const clock = jumping();
  const year = 365 * 24 * 3600_000;
  expect(new Pace(rules, clock, { ...freshPace, notBefore: clock.at + year }).held).toBe(24 * 3600_000);
});

it("reads Retry-After as seconds or as a date", () => {
  const now = Date.parse("2026-11-23T00:00:00Z");
  expect(retryAfter("120", now)).toBe(120_000);
  expect(retryAfter("Mon, 23 Nov 2026 00:01:00 GMT", now)).toBe(60_000);
  expect([retryAfter(undefined, now), retryAfter("soon", now)]).toEqual([null, null]);
});

it("knows quiet hours in China's time zone, over midnight too", () => {
  const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);
  expect(quietFor(["08:00-18:00"], at("07:59"))).toBe(0);
  expect(quietFor(["08:00-18:00"], at("17:30"))).toBe(30 * 60_000);
  expect(quietFor(["22:00-06:00"], at("23:00"))).toBe(7 * 3600_000);
  expect(quietFor(["22:00-06:00"], at("06:00"))).toBe(0);
});
