import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { formats, generate, layouts } from "../generator/generate.ts";
import { anatomiesOf, examples } from "./documents.ts";
import { change, edits } from "./mutate.ts";
import { expectSound } from "./sound.ts";

/** `npm run fuzz` goes on for so many minutes and starts anywhere; among the other tests it is short and always the same. */
const long = process.env.npm_lifecycle_event === "fuzz";
const minutes = Number(process.env.GONGKAI_FUZZ_MINUTES ?? 10);
const seed = Number(process.env.GONGKAI_FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 1));

const targets = examples.flatMap(({ name, bytes }) =>
  anatomiesOf(name).map(({ of, anatomy }) => ({ name, of, anatomy, bytes })),
);
const share = (minutes * 60_000) / (targets.length + formats.length);
const runs = (short: number) =>
  long
    ? {
        seed,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: share,
        markInterruptAsFailure: false,
      }
    : { seed, numRuns: short };
const timeout = long ? 0 : 60_000;

let documents = 0;
let slowest = { milliseconds: 0, name: "" };

async function expectSoundAndQuiet(name: string, bytes: Uint8Array): Promise<void> {
  const start = performance.now();
  await expectSound(bytes);
  const milliseconds = performance.now() - start;
  documents++;
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name };
}

// Readers are loaded when they are first needed: that is no time of the first test.
beforeAll(async () => {
  for (const { bytes } of examples) await expectSound(bytes);
}, 120_000);

const printers = [
  ...(["log", "info", "warn", "error", "debug"] as const).map((name) => () => vi.spyOn(console, name)),
  () => vi.spyOn(process.stdout, "write"),
  () => vi.spyOn(process.stderr, "write"),
];
let printed: { mock: { calls: unknown[][] } }[] = [];

beforeEach(() => {
  printed = printers.map((spy) => spy());
});
afterEach(() => {
  const calls = printed.flatMap((spy) => spy.mock.calls);
  vi.restoreAllMocks();
  expect(calls).toEqual([]);
});

test.each(targets)("$name with its $of changed is read soundly or refused", { timeout }, async (target) => {
  const { name, anatomy, bytes } = target;
  const pieces = anatomy.apart(bytes);
  await fc.assert(
    fc.asyncProperty(edits, (changes) =>
      expectSoundAndQuiet(name, anatomy.together(change(pieces, changes), bytes)),
    ),
    runs(name.endsWith(".pdf") ? 6 : 12),
  );
});

test.each(formats)(
  "a generated report in %s, changed, is read soundly or refused",
  { timeout },
  async (format) => {
    const drawn = fc.record({
      number: fc.nat(),
      layout: fc.constantFrom(...layouts[format]),
      structural: fc.boolean(),
      changes: edits,
    });
    await fc.assert(
      fc.asyncProperty(drawn, ({ number, layout, structural, changes }) => {
        const { name, bytes } = generate(number, { format, layout });
        const { anatomy } = anatomiesOf(name)[structural ? 1 : 0]!;
        return expectSoundAndQuiet(name, anatomy.together(change(anatomy.apart(bytes), changes), bytes));
      }),
      runs(format === "pdf" ? 8 : 20),
    );
  },
);

afterAll(() => {
  if (!long) return;
  const seconds = (slowest.milliseconds / 1000).toFixed(1);
  process.stderr.write(
    `seed ${seed}, ${minutes} minutes: ${documents} documents; the slowest took ${seconds} s (${slowest.name})\n`,
  );
});
