import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { WorkerPool, type WorkerBounds } from "../../src/pipeline/workers.ts";
import { build, reportPage, root } from "../cli/gongkai.ts";
import { onePage } from "./pdf-objects.ts";
import { bytesOf } from "./trial.ts";

beforeAll(build, 120_000);

/** The codes that the built workers answer with for some files, one after the other. */
async function read(files: Uint8Array[], bounds: WorkerBounds): Promise<string[]> {
  const entry = pathToFileURL(join(root, "dist", "pipeline", "worker.js"));
  const pool = new WorkerPool({ jobs: 1, entry, task: { pictures: false }, bounds });
  onTestFinished(() => pool.close());
  const answers = await Promise.all(
    files.map((bytes, i) => pool.read({ file: String(i), content: { bytes } })),
  );
  return answers.map((answer) => ("failure" in answer ? answer.failure.code : "record"));
}

const good = reportPage(1).bytes;

test("a page that keeps the PDF library busy for an hour is given up, and the files around it are read", async () => {
  const busy = onePage("q ".repeat(2_000_000));
  expect(await read([good, busy, good], { time: 8_000, memory: 512 })).toEqual([
    "record",
    "parse.timeout",
    "record",
  ]);
});

test("a document that takes more memory than there is fails alone", async () => {
  const large = bytesOf(`<p>${"<td>政府信息公开".repeat(1_000_000)}`);
  expect(await read([good, large, good], { time: 60_000, memory: 48 })).toEqual([
    "record",
    "parse.out_of_memory",
    "record",
  ]);
});
