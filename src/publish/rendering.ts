import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { PackedRecord } from "./chunk.ts";
import { chunkOf } from "./chunk.ts";
import { formats } from "./format.ts";
import type { Batch } from "./table.ts";

/** What became of a chunk: a piece a format, in their order, and what the release says of its rows. */
export interface Rendered {
  pieces: unknown[];
  /** rows by the name of the table */
  rows: Record<string, number>;
  /** hash of what its reports say */
  content: string;
}

/** Text of all rows, but for the columns that say when something was seen. */
export function contentOf({ table, columns, rows }: Batch): string {
  const hashed = columns.filter((_, c) => !table.columns[c]!.observed);
  let text = `${table.name}\n`;
  for (let r = 0; r < rows; r++) text += JSON.stringify(hashed.map((column) => column[r])) + "\n";
  return text;
}

/** Renders records that follow each other in every format. */
export function render(records: readonly PackedRecord[]): Rendered {
  const chunk = chunkOf(records);
  const rows: Record<string, number> = { facts: chunk.facts.says.length };
  for (const batch of chunk.batches) rows[batch.table.name] = batch.rows;
  // The hashes of their facts and of all else are among the columns of the reports.
  const reports = chunk.batches.find(({ table }) => table.name === "reports")!;
  return {
    pieces: formats.map((format) => format.render(chunk)),
    rows,
    content: createHash("sha256").update(contentOf(reports)).digest("hex"),
  };
}

/** What a thread answers. */
export type Answer = { rendered: Rendered } | { error: unknown };

const program = new URL("./rendering-thread.js", import.meta.url);

interface Job {
  records: PackedRecord[];
  settle: (answer: Answer) => void;
}

/** Renders chunks in threads; each starts when there is work for it. */
export class RenderingThreads {
  readonly #most: number;
  readonly #threads: Worker[] = [];
  readonly #free: Worker[] = [];
  readonly #waiting: Job[] = [];
  readonly #inHand = new Map<Worker, Job>();

  /** `threads`: at most so many; with none it renders where it is called */
  constructor(threads: number) {
    this.#most = threads;
  }

  async render(records: PackedRecord[]): Promise<Rendered> {
    if (this.#most === 0) return render(records);
    const answer = await new Promise<Answer>((settle) => {
      this.#waiting.push({ records, settle });
      if (this.#free.length === 0 && this.#threads.length < this.#most) this.#start();
      this.#next();
    });
    if ("error" in answer) throw answer.error;
    return answer.rendered;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #start(): void {
    const thread = new Worker(program);
    this.#threads.push(thread);
    this.#free.push(thread);
    thread.on("message", (answer: Answer) => {
      this.#answer(thread, answer);
      this.#free.push(thread);
      this.#next();
    });
    const lose = (error: Error): void => {
      for (const list of [this.#threads, this.#free])
        if (list.includes(thread)) list.splice(list.indexOf(thread), 1);
      this.#answer(thread, { error });
    };
    thread.on("error", lose);
    thread.on("exit", (code) => lose(new Error(`a thread ended with ${code}`)));
  }

  #next(): void {
    const thread = this.#free.pop();
    if (!thread) return;
    const job = this.#waiting.shift();
    if (!job) return void this.#free.push(thread);
    this.#inHand.set(thread, job);
    thread.postMessage(job.records);
  }

  #answer(thread: Worker, answer: Answer): void {
    this.#inHand.get(thread)?.settle(answer);
    this.#inHand.delete(thread);
  }
}
