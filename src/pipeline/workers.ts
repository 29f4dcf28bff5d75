import { Worker } from "node:worker_threads";
import { type Failure, failures } from "./failure.ts";
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

export interface PoolOptions {
  /** worker threads */
  jobs: number;
  /** what each worker is told when it starts */
  task: WorkerTask;
  bounds?: WorkerBounds;
  /** the program of a worker; it answers each message, a question, with an answer */
  entry?: URL;
}

type Failed = { failure: Failure };

const reader = new URL("./worker.js", import.meta.url);

/** Time is counted in so many ticks, so that a process that was stopped for a while blames no file. */
const ticks = 20;

/** One seat for a worker; it starts when there is something to read, and again when the last one died. */
class Seat<Question, Given> {
  #options: Required<PoolOptions>;
  #worker: Worker | null = null;
  #settle: (answer: Given | Failed) => void = () => {};

  constructor(options: Required<PoolOptions>) {
    this.#options = options;
  }

  /** A worker that dies may have been worn out by the files before: then this one gets a fresh worker. */
  async read(input: Question): Promise<Given | Failed> {
    const worn = this.#worker !== null;
    const answer = await this.#attempt(input);
    const died = this.#worker === null && isFailed(answer) && answer.failure.code !== "parse.timeout";
    return worn && died ? this.#attempt(input) : answer;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #attempt(input: Question): Promise<Given | Failed> {
    const { time } = this.#options.bounds;
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      let ticked = 0;
      const clock = setInterval(() => {
        if (++ticked >= ticks) this.#lose(worker, { failure: failures.timeout(time) });
      }, time / ticks);
      this.#settle = (answer) => {
        clearInterval(clock);
        resolve(answer);
      };
      // The bytes are copied and not moved: a second attempt needs them again.
      worker.postMessage(input);
    });
  }

  #start(): Worker {
    const { entry, task, bounds } = this.#options;
    const worker = new Worker(entry, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: bounds.memory },
    });
    worker.on("message", (answer: Given | Failed) => this.#settle(answer));
    worker.on("error", (error: NodeJS.ErrnoException) =>
      this.#lose(
        worker,
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? { failure: failures.outOfMemory(bounds.memory) }
          : { failure: failures.crashed(error.message) },
      ),
    );
    worker.on("exit", (code) => this.#lose(worker, { failure: failures.crashed(`exit code ${code}`) }));
    return worker;
  }

  /** Gives a worker up, once; what it says afterwards is no answer to what its successor reads. */
  #lose(worker: Worker, answer: Failed): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    worker.removeAllListeners("message");
    void worker.terminate();
    this.#settle(answer);
  }
}

const isFailed = (answer: unknown): answer is Failed =>
  typeof answer === "object" && answer !== null && "failure" in answer;

/** Reads reports in worker threads, each of which can be killed without harm to the others. */
export class WorkerPool<Question = Input, Given = Answer> {
  #free: Seat<Question, Given>[];
  #seats: Seat<Question, Given>[];
  #waiting: ((seat: Seat<Question, Given>) => void)[] = [];

  constructor(options: PoolOptions) {
    const whole = { entry: reader, bounds: defaultBounds, ...options };
    this.#seats = Array.from({ length: options.jobs }, () => new Seat<Question, Given>(whole));
    this.#free = [...this.#seats];
  }

  /** Never rejects: a report that could not be read is an answer too. */
  async read(input: Question): Promise<Given | Failed> {
    const seat =
      this.#free.pop() ??
      (await new Promise<Seat<Question, Given>>((resolve) => this.#waiting.push(resolve)));
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
