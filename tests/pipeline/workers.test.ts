import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { WorkerPool } from "../../src/pipeline/workers.ts";

const entry = new URL("./troubled-worker.js", import.meta.url);

function pool({ jobs = 1, time = 60_000, memory = 64 } = {}) {
  const made = new WorkerPool({ jobs, entry, task: { pictures: false }, bounds: { time, memory } });
  onTestFinished(() => made.close());
  return {
    /** the worker's line, or the code of the failure */
    read: async (file: string) => {
      const answer = await made.read({ file, content: { path: file } });
      return "failure" in answer ? answer.failure.code : Buffer.from(answer.line).toString();
    },
  };
}

describe("a worker", () => {
  test("serves one file after the other", async () => {
    const { read } = pool();
    expect(await read("a")).toBe("a 1");
    expect(await read("b")).toBe("b 2");
  });

  test.each([
    ["exit", "parse.crashed"],
    ["throw", "parse.crashed"],
    ["swell", "parse.out_of_memory"],
  ])("that dies of %s is replaced, and only its file fails", async (how, code) => {
    const { read } = pool();
    expect(await Promise.all(["a", how, "b"].map(read))).toEqual(["a 1", code, "b 1"]);
  });

  test("that dies while another file lies ready loses only the first", async () => {
    const { read } = pool();
    const files = ["a", "b", "exit", "c", "worn", "d"];
    expect(await Promise.all(files.map(read))).toEqual([
      "a 1",
      "b 2",
      "parse.crashed",
      "c 1",
      "worn 1",
      "d 2",
    ]);
  });

  test("that hangs is killed and replaced", async () => {
    const { read } = pool({ time: 2_000 });
    expect(await Promise.all(["a", "hang", "b"].map(read))).toEqual(["a 1", "parse.timeout", "b 1"]);
  });

  test("worn out by earlier files costs the next one nothing", async () => {
    const { read } = pool();
    expect(await read("a")).toBe("a 1");
    expect(await read("worn")).toBe("worn 1");
  });

  test("that dies between two files harms neither", async () => {
    const { read } = pool();
    expect(await read("late")).toBe("late 1");
    await wait(400);
    // The second one where the death came later still.
    expect(await read("b")).toMatch(/^b [12]$/);
  });
});

describe("a pool", () => {
  test("goes on reading beside a worker that hangs", async () => {
    const { read } = pool({ jobs: 2, time: 2_000 });
    const hanging = read("hang");
    expect(await Promise.all(["a", "b", "c"].map(read))).toEqual(["a 1", "b 2", "c 3"]);
    expect(await hanging).toBe("parse.timeout");
  });

  test.each([
    ["hang", 500, "It was not read within 0.5 s."],
    ["swell", 60_000, "Reading it needs more than 32 MB."],
  ])("says how long and how much was allowed: %s", async (file, time, said) => {
    const made = new WorkerPool({ jobs: 1, entry, task: { pictures: false }, bounds: { time, memory: 32 } });
    onTestFinished(() => made.close());
    const answer = await made.read({ file, content: { path: file } });
    expect("failure" in answer && answer.failure.message).toBe(said);
  });
});
