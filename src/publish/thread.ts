import { Worker } from "node:worker_threads";
import type { Opened, Writer } from "./format.ts";
import type { WrittenFile } from "./sink.ts";
import type { Batch, Value } from "./table.ts";

/** What the thread is sent: rows of a table by its name; null: close. */
export type Sent = { table: string; columns: Value[][]; rows: number } | null;
/** What it answers: rows are written; the files are. */
export type Answer = { written: true } | { files: WrittenFile[] };

const program = new URL("./writing-thread.js", import.meta.url);

/** So many batches may wait for the thread: enough that it never does, few enough to hold. */
const most = 4;

/** The heavy formats in a thread of their own. */
export class WritingThread implements Writer {
  readonly #worker: Worker;
  #waiting = 0;
  #failure: Error | null = null;
  #wake: () => void = () => {};
  #files: WrittenFile[] | null = null;

  constructor(opened: Opened) {
    this.#worker = new Worker(program, { workerData: opened });
    this.#worker.on("message", (answer: Answer) => {
      if ("files" in answer) this.#files = answer.files;
      else this.#waiting--;
      this.#wake();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`the writing thread ended with ${code}`)));
  }

  async write({ table, columns, rows }: Batch): Promise<void> {
    this.#send({ table: table.name, columns, rows });
    this.#waiting++;
    await this.#until(() => this.#waiting < most);
  }

  async close(): Promise<WrittenFile[]> {
    this.#send(null);
    await this.#until(() => this.#files !== null);
    // What the thread still has open is closed with it.
    await this.#worker.terminate();
    return this.#files!;
  }

  async abandon(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(sent: Sent): void {
    this.#worker.postMessage(sent);
  }

  async #until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}
