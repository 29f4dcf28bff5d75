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

/** A question in a worker's hand, and who waits for its answer. */
interface Asked<Question, Given> {
  question: Question;
  /** whether its worker had others before it, which may have worn it out */
  worn: boolean;
  settle(answer: Given | Failed): void;
}

/**
 * One seat for a worker; it starts when there is something to read, and again when the last one died. Of two questions
 * that it has in hand the second lies ready, so that the worker never waits for the main thread.
 */
class Seat<Question, Given> {
  #options: Required<PoolOptions>;
  #worker: Worker | null = null;
  #clock: NodeJS.Timeout | undefined;
  #hand: Asked<Question, Given>[] = [];

  constructor(options: Required<PoolOptions>) {
    this.#options = options;
  }

  get inHand(): number {
    return this.#hand.length;
  }

  read(question: Question): Promise<Given | Failed> {
    return new Promise((settle) => this.#take({ question, worn: this.#worker !== null, settle }));
  }

  async stop(): Promise<void> {
    clearInterval(this.#clock);
    await this.#worker?.terminate();
  }

  #take(asked: Asked<Question, Given>): void {
    const worker = (this.#worker ??= this.#start());
    // The bytes are copied and not moved: a second attempt needs them again.
    worker.postMessage(asked.question);
    if (this.#hand.push(asked) === 1) this.#watch(worker);
  }

  #start(): Worker {
    const { entry, task, bounds } = this.#options;
    const worker = new Worker(entry, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: bounds.memory },
    });
    worker.on("message", (answer: Given | Failed) => {
      const asked = this.#hand.shift();
      this.#watch(worker);
      asked?.settle(answer);
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      this.#lose(
        worker,
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? failures.outOfMemory(bounds.memory)
          : failures.crashed(error.message),
      ),
    );
    worker.on("exit", (code) => this.#lose(worker, failures.crashed(`exit code ${code}`)));
    return worker;
  }

  /** Times the first question in hand. */
  #watch(worker: Worker): void {
    const { time } = this.#options.bounds;
    clearInterval(this.#clock);
    if (this.#hand.length === 0) return;
    let ticked = 0;
    this.#clock = setInterval(() => {
      if (++ticked >= ticks) this.#lose(worker, failures.timeout(time));
    }, time / ticks);
  }

  /**
   * Gives a worker up, once; what it says afterwards is no answer to what its successor reads. A question that a worn
   * worker died of is put to a fresh one before it fails, and so is what lay behind it.
   */
  #lose(worker: Worker, failure: Failure): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    clearInterval(this.#clock);
    worker.removeAllListeners("message");
    void worker.terminate();
    const [first, ...behind] = this.#hand.splice(0);
    const again = first?.worn && failure.code !== "parse.timeout" ? [first, ...behind] : behind;
    for (const [place, asked] of again.entries()) this.#take({ ...asked, worn: place > 0 });
    if (first && again[0] !== first) first.settle({ failure });
  }
}

/** Reads reports in worker threads, each of which can be killed without harm to the others. */
export class WorkerPool<Question = Input, Given = Answer> {
  #seats: Seat<Question, Given>[];
  #waiting: ((seat: Seat<Question, Given>) => void)[] = [];

  constructor(options: PoolOptions) {
    const whole = { entry: reader, bounds: defaultBounds, ...options };
    this.#seats = Array.from({ length: options.jobs }, () => new Seat<Question, Given>(whole));
  }

  /** Never rejects: a report that could not be read is an answer too. */
  async read(question: Question): Promise<Given | Failed> {
    const seat =
      this.#seats.findLast(({ inHand }) => inHand === 0) ??
      (await new Promise<Seat<Question, Given>>((resolve) => this.#waiting.push(resolve)));
    const answer = await seat.read(question);
    // Only who has just answered gets a second question to lie ready: behind one that hangs it would wait for long.
    for (const next of this.#waiting.splice(0, 2 - seat.inHand)) next(seat);
    return answer;
  }

  /** Stops all workers; what they were reading gets no answer. */
  async close(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.stop()));
  }
}
