import { Worker } from "node:worker_threads";
import type { Input } from "./input.ts";
import type { Answer, WorkerTask } from "./worker.ts";

/** Bounds that a worker is held to from outside, because the code in it may be stuck. */
export interface WorkerBounds {
  /** milliseconds for one file */
  time: number;
  /** megabytes of JavaScript heap in one worker */
  memory: number;
}

export const defaultBounds: WorkerBounds = { time: 60_000, memory: 512 };

/** Time is counted in so many ticks, so that a process that was stopped for a while blames no file. */
const ticks = 20;

const dead = (code: string, message: string): Answer => ({ failure: { code, message } });

/** One seat for a worker; it starts when there is something to read, and again when the last one died. */
class Seat {
  #bounds: WorkerBounds;
  #task: WorkerTask;
  #worker: Worker | null = null;
  #settle: (answer: Answer) => void = () => {};

  constructor(task: WorkerTask, bounds: WorkerBounds) {
    this.#task = task;
    this.#bounds = bounds;
  }

  /** A worker that dies may have been worn out by the files before: then this one gets a fresh worker. */
  async read(input: Input): Promise<Answer> {
    const worn = this.#worker !== null;
    const answer = await this.#attempt(input);
    const died = this.#worker === null && "failure" in answer && answer.failure.code !== "parse.timeout";
    return worn && died ? this.#attempt(input) : answer;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #attempt(input: Input): Promise<Answer> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      let ticked = 0;
      const clock = setInterval(() => {
        if (++ticked >= ticks)
          this.#lose(worker, dead("parse.timeout", `not read within ${this.#bounds.time / 1000} s`));
      }, this.#bounds.time / ticks);
      this.#settle = (answer) => {
        clearInterval(clock);
        resolve(answer);
      };
      // The bytes are copied and not moved: a second attempt needs them again.
      worker.postMessage(input);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: this.#task,
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memory },
    });
    worker.on("message", (answer: Answer) => this.#settle(answer));
    worker.on("error", (error: NodeJS.ErrnoException) =>
      this.#lose(
        worker,
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? dead("parse.out_of_memory", `needs more than ${this.#bounds.memory} MB`)
          : dead("parse.crashed", `the reader failed: ${error.message}`),
      ),
    );
    worker.on("exit", (code) => this.#lose(worker, dead("parse.crashed", `the reader ended: ${code}`)));
    return worker;
  }

  /** Gives a worker up, once; what it says afterwards is no answer to what its successor reads. */
  #lose(worker: Worker, answer: Answer): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    worker.removeAllListeners("message");
    void worker.terminate();
    this.#settle(answer);
  }
}

/** Reads reports in worker threads, each of which can be killed without harm to the others. */
export class WorkerPool {
  #free: Seat[];
  #seats: Seat[];
  #waiting: ((seat: Seat) => void)[] = [];

  constructor(jobs: number, task: WorkerTask, bounds: WorkerBounds = defaultBounds) {
    this.#seats = Array.from({ length: jobs }, () => new Seat(task, bounds));
    this.#free = [...this.#seats];
  }

  /** Never rejects: a report that could not be read is an answer too. */
  async read(input: Input): Promise<Answer> {
    const seat = this.#free.pop() ?? (await new Promise<Seat>((resolve) => this.#waiting.push(resolve)));
    const answer = await seat.read(input);
    const next = this.#waiting.shift();
    if (next) next(seat);
    else this.#free.push(seat);
    return answer;
  }

  /** Stops all workers; what they were reading gets no answer. */
  async close(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.stop()));
  }
}
