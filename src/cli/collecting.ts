import { InvalidArgumentError } from "commander";
import { readFileSync } from "node:fs";
import path from "node:path";
import { FileArchive } from "../pipeline/archive.ts";
import type { Verdict } from "../pipeline/ledger.ts";
import { SqliteLedger } from "../pipeline/ledger/sqlite.ts";

/** What the commands that collect have in common: the data directory, who we say we are, exit codes. */

export const exitOf: Record<Verdict, number> = { complete: 0, failed: 1, partial: 3, blocked: 4 };
export const usage = 2;
export const interrupted = 130;

export const collectExitHelp = `
Exit codes:
  0    complete: everything that is listed was asked for and answered
  1    failed: no source could be read at all
  2    wrong usage, or an error in a source's file; nothing was done
  3    partial: some things could not be had, or the run was ended early; a later run goes on
  4    blocked: a wall or robots.txt refuses us; nothing is taken for gone
  130  stopped by Ctrl-C; a later run goes on where it was`;

/** One code for several sources: complete if all are, failed or blocked if all that are not complete are, else partial. */
export function exitCode(verdicts: Verdict[]): number {
  const wrong = new Set(verdicts.filter((v) => v !== "complete"));
  if (wrong.size === 0) return exitOf.complete;
  if (wrong.size > 1) return exitOf.partial;
  const [only] = [...wrong];
  return only === "failed" && verdicts.some((v) => v === "complete") ? exitOf.partial : exitOf[only!];
}

export const ledgerFile = (data: string): string => path.join(data, "ledger.sqlite");

export function openData(data: string): { ledger: SqliteLedger; archive: FileArchive } {
  return { ledger: new SqliteLedger(ledgerFile(data)), archive: new FileArchive(path.join(data, "archive")) };
}

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Who asks, and whom to tell where it bothers them. */
export const userAgent = (contact: string | undefined): string =>
  contact === undefined ? `gongkai/${version}` : `gongkai/${version} (+${contact})`;

/** One line of NDJSON on standard output. */
export const line = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/**
 * Ctrl-C and SIGTERM: the first finishes what is in hand, the second stops at once. Neither loses anything, since an
 * answer is in the archive and the ledger before the next request.
 */
export function onSignals(say: (message: string) => void): {
  stop: AbortSignal;
  abort: AbortSignal;
  done: () => void;
} {
  const stop = new AbortController();
  const abort = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) abort.abort();
    else {
      stop.abort();
      say("Finishing the requests in hand; once more to stop at once.");
    }
  };
  // the program's own handler ends the process, which a run must not be before it has written down what it did
  const others = { SIGINT: process.listeners("SIGINT"), SIGTERM: process.listeners("SIGTERM") };
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.removeAllListeners(name);
    process.on(name, onSignal);
  }
  const done = (): void => {
    for (const name of ["SIGINT", "SIGTERM"] as const) {
      process.removeListener(name, onSignal);
      for (const listener of others[name]) process.on(name, listener);
    }
  };
  return { stop: stop.signal, abort: abort.signal, done };
}

export function readDay(text: string): string {
  if (!/^20\d\d-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError("Expected a day such as 2024-01-31.");
  return text;
}

export function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0)
    throw new InvalidArgumentError("Expected a whole number above 0.");
  return value;
}
