import { parentPort, workerData } from "node:worker_threads";
import { inspectReport, ParseError, parseReport } from "../index.ts";
import { defaultLimits } from "../model/document.ts";
import { pictures } from "../publish/picture.ts";
import { readFileBytes } from "./bytes.ts";
import type { Failure } from "./failure.ts";
import { failureOf } from "./failure.ts";
import type { Input } from "./input.ts";

/** What every worker of a pool is started with. */
export interface WorkerTask {
  /** also draw what was seen of each table */
  pictures: boolean;
}

/** What a worker answers: the record as one line of JSON in UTF-8, or why there is none. */
export type Answer = { line: Uint8Array; pictures: string[] } | { failure: Failure };

const task = workerData as WorkerTask;
const encoder = new TextEncoder();

async function read(bytes: Uint8Array, { file, url, given }: Input): Promise<Answer> {
  const options = { file, url, given };
  const inspection = task.pictures ? await inspectReport(bytes, options) : null;
  const report = inspection ? inspection.report : await parseReport(bytes, options);
  return {
    line: encoder.encode(JSON.stringify(report) + "\n"),
    pictures: inspection ? pictures(inspection) : [],
  };
}

async function answer(input: Input): Promise<Answer> {
  const content =
    "path" in input.content ? readFileBytes(input.content.path, defaultLimits.bytes) : input.content;
  if (!("bytes" in content)) return content;
  try {
    return await read(content.bytes, input);
  } catch (error) {
    if (error instanceof ParseError) return { failure: failureOf(error) };
    throw error;
  }
}

parentPort!.on("message", async (input: Input) => {
  const given = await answer(input);
  // The line is moved and not copied: the main thread writes it out as it stands.
  parentPort!.postMessage(given, "line" in given ? [given.line.buffer as ArrayBuffer] : []);
});
