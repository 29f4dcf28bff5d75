import { workerData } from "node:worker_threads";
import { defaultLimits } from "../model/document.ts";
import { ParseError } from "../model/parse-error.ts";
import type { Report } from "../model/report.ts";
// Not the whole of index.ts: the schemas, which it exports too, take a worker longer to load than all the rest.
import { inspectReport, type Inspection, parseReport } from "../parse-report.ts";
import { pictures } from "../publish/picture.ts";
import { answerInTurn } from "./answering.ts";
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

/** One way to read an input: what came of it. */
type Attempt = { report: Report; inspection: Inspection | null } | { failure: Failure };

async function read(bytes: Uint8Array, { file, url, fetched_at, given }: Input): Promise<Attempt> {
  const options = { file, url, fetched_at, given };
  const inspection = task.pictures ? await inspectReport(bytes, options) : null;
  return { report: inspection ? inspection.report : await parseReport(bytes, options), inspection };
}

async function attempt(input: Input): Promise<Attempt> {
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

/**
 * How much of a report an attempt found. Why the files of a page could not be read says more than a page without
 * sections, which only leads to them.
 */
function worth(tried: Attempt): number {
  if ("failure" in tried) return 1;
  const { facts, sections } = tried.report;
  if (Object.values(facts).some((fact) => fact.value !== null)) return 3;
  return sections.some((section) => section.key !== "preamble") ? 2 : 0;
}

/** In memory of its own, so that it can be moved; sized first, since a TextEncoder asks for thrice as much. */
function inUtf8(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

async function answer({ instead = [], ...input }: Input): Promise<Answer> {
  let best = await attempt(input);
  for (const other of instead) {
    if (worth(best) === 3) break;
    const tried = await attempt(other);
    if (worth(tried) > worth(best)) best = tried;
  }
  if ("failure" in best) return best;
  return {
    line: inUtf8(JSON.stringify(best.report) + "\n"),
    pictures: best.inspection ? pictures(best.inspection) : [],
  };
}

answerInTurn(answer);
