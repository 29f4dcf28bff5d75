import { readStreamBytes } from "./bytes.ts";
import type { Failure } from "./failure.ts";
import type { Input } from "./input.ts";
import type { PoolOptions } from "./workers.ts";
import { WorkerPool } from "./workers.ts";
import { defaultLimits } from "../model/document.ts";

/** What became of one input: its record as one line of JSON in UTF-8, or why there is none. */
export interface Reading {
  file: string;
  line: Uint8Array;
  failure: Failure | null;
  /** one SVG a table, where they were asked for */
  pictures: string[];
}

export interface ReadOptions extends Omit<PoolOptions, "task"> {
  /** also draw what was seen of each table */
  pictures?: boolean;
}

const failed = ({ file, url }: Input, failure: Failure): Reading => ({
  file,
  failure,
  pictures: [],
  line: Buffer.from(
    JSON.stringify({
      source: url ? { file, url } : { file },
      error: { code: failure.code, message: failure.message },
    }) + "\n",
  ),
});

async function read(pool: WorkerPool, input: Input): Promise<Reading> {
  const content =
    "path" in input.content && input.content.path === "-"
      ? await readStreamBytes(process.stdin, defaultLimits.bytes)
      : input.content;
  const answer = "failure" in content ? content : await pool.read({ ...input, content });
  return "failure" in answer ? failed(input, answer.failure) : { file: input.file, failure: null, ...answer };
}

/**
 * Reads all inputs in parallel and yields them in their order, each as soon as it and those before
 * it are there. No more than four inputs a worker are held at once, however slowly the readings are
 * taken or the inputs come, so memory does not grow with their number.
 */
export async function* readAll(
  inputs: AsyncIterable<Input>,
  { pictures = false, ...options }: ReadOptions,
): AsyncGenerator<Reading> {
  const pool = new WorkerPool({ ...options, task: { pictures } });
  const source = inputs[Symbol.asyncIterator]();
  const held: Promise<Reading>[] = [];
  let coming: Promise<IteratorResult<Input>> | null = source.next();
  try {
    while (coming || held.length > 0) {
      const more: IteratorResult<Input> | null =
        coming && held.length < 4 * options.jobs
          ? await Promise.race([coming, ...held.slice(0, 1).map((head) => head.then(() => null))])
          : null;
      if (more === null) yield await held.shift()!;
      else if (more.done) coming = null;
      else {
        held.push(read(pool, more.value));
        coming = source.next();
      }
    }
  } finally {
    void source.return?.();
    await pool.close();
  }
}
