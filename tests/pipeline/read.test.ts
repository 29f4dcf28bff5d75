import { describe, expect, test } from "vitest";
import type { Input } from "../../src/pipeline/input.ts";
import { readAll } from "../../src/pipeline/read.ts";

const entry = new URL("./troubled-worker.js", import.meta.url);
const bounds = { time: 60_000, memory: 64 };

/** Inputs by name, and how many of them were taken so far. */
function inputs(names: string[]) {
  const state = { taken: 0 };
  async function* give(): AsyncGenerator<Input> {
    for (const file of names) {
      state.taken++;
      yield { file, content: { path: file } };
    }
  }
  return { state, given: give() };
}

const names = (count: number) => Array.from({ length: count }, (_, i) => String(i));

describe("readings", () => {
  test("come in the order of the inputs, failures among them", async () => {
    const { given } = inputs(["a", "exit", "b", "c"]);
    const found: [string, string | undefined][] = [];
    for await (const { file, failure } of readAll(given, { jobs: 2, entry, bounds })) {
      found.push([file, failure?.code]);
    }
    expect(found).toEqual([
      ["a", undefined],
      ["exit", "parse.crashed"],
      ["b", undefined],
      ["c", undefined],
    ]);
  });

  test("take no more inputs than four a worker ahead of whoever reads them", async () => {
    const { state, given } = inputs(names(100));
    let done = 0;
    for await (const reading of readAll(given, { jobs: 2, entry, bounds })) {
      expect(reading.file).toBe(String(done++));
      // the window of eight, and the one input that is fetched while it is full
      expect(state.taken - done).toBeLessThanOrEqual(9);
    }
    expect(done).toBe(100);
  });

  test("come though the next input does not", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* slow(): AsyncGenerator<Input> {
      yield { file: "first", content: { path: "first" } };
      await held;
      yield { file: "second", content: { path: "second" } };
    }
    const files: string[] = [];
    for await (const { file } of readAll(slow(), { jobs: 2, entry, bounds })) {
      files.push(file);
      release();
    }
    expect(files).toEqual(["first", "second"]);
  });

  test("can be left before the end", async () => {
    const { state, given } = inputs(names(100));
    for await (const { file } of readAll(given, { jobs: 1, entry, bounds })) if (file === "2") break;
    expect(state.taken).toBeLessThan(10);
    expect(await given.next()).toEqual({ done: true, value: undefined });
  });
});
