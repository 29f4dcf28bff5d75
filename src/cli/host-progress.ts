import cliProgress from "cli-progress";
import type { CollectEvent } from "../pipeline/collect.ts";
import type { Ledger } from "../pipeline/ledger.ts";

/** A line a host on standard error where a person watches: done, queued, delay, last outcome. Silent elsewhere. */
export function hostProgress(
  ledger: Ledger,
  sources: string[],
): { on(event: CollectEvent): void; stop(): void } {
  if (!process.stderr.isTTY) return { on() {}, stop() {} };
  const bars = new cliProgress.MultiBar({
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    format: "{host} {bar} {value}/{total}  every {delay} s  {last}",
    barsize: 16,
  });
  const byHost = new Map<string, cliProgress.SingleBar>();
  const done = new Map<string, number>();
  const refresh = async (): Promise<void> => {
    for (const [host, bar] of byHost)
      bar.setTotal((done.get(host) ?? 0) + (await ledger.count(host, sources)));
  };
  const timer = setInterval(() => void refresh().catch(() => clearInterval(timer)), 1000);
  timer.unref();
  return {
    on(event) {
      if (event.type === "host" && event.state === "started" && !byHost.has(event.host))
        byHost.set(event.host, bars.create(1, 0, { host: event.host.padEnd(28), delay: "-", last: "" }));
      else if (event.type === "host" && event.state !== "started") {
        const bar = byHost.get(event.host);
        if (bar) bars.remove(bar);
        byHost.delete(event.host);
      } else if (event.type === "answer") {
        const count = (done.get(event.host) ?? 0) + 1;
        done.set(event.host, count);
        byHost
          .get(event.host)
          ?.update(count, { delay: (event.delay / 1000).toFixed(1), last: event.outcome });
      }
    },
    stop() {
      clearInterval(timer);
      bars.stop();
    },
  };
}
