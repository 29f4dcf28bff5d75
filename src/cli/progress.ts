import cliProgress from "cli-progress";

/** How far a long job is, on standard error. */
export interface Progress {
  /** one more is done */
  step(): void;
  /** takes the bar away, so that something can be printed in its place; `step` brings it back */
  clear(): void;
  stop(): void;
}

const silent: Progress = { step() {}, clear() {}, stop() {} };
const clearLine = "\r\x1b[K";
const saveCursor = "\x1b7";

/** A bar where a person watches standard error, else nothing; `total` may come late, or be null. */
export function progressOf(total: Promise<number> | null): Progress {
  const { stderr, stdout } = process;
  if (!stderr.isTTY) return silent;
  const started = Date.now();
  const rate = (done: number) => ((done * 1000) / Math.max(1, Date.now() - started)).toFixed(1);
  const bar = new cliProgress.SingleBar({
    stream: stderr,
    clearOnComplete: true,
    hideCursor: true,
    // On one terminal the output runs over the bar, which is then drawn again though it is the same.
    forceRedraw: stdout.isTTY,
    linewrap: null,
    etaBuffer: 100,
    // The process handles its signals itself, see main.ts.
    gracefulExit: false,
    format: total
      ? "{bar} {value}/{total}  {rate}/s  {eta_formatted}"
      : "{value}  {rate}/s  {duration_formatted}",
  });
  bar.start(0, 0, { rate: "0.0" });
  void total?.then((count) => bar.setTotal(count));
  // The bar goes back to where it began when it stops; that line may have scrolled away since.
  const stop = () => {
    stderr.write(clearLine + saveCursor);
    bar.stop();
  };
  process.once("exit", stop);
  let done = 0;
  return {
    step() {
      bar.update(++done, { rate: rate(done) });
      if (stdout.isTTY) bar.render();
    },
    clear() {
      if (stdout.isTTY) stderr.write(clearLine);
    },
    stop() {
      process.removeListener("exit", stop);
      stop();
    },
  };
}
