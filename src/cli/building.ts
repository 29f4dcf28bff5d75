import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { Build, ledgerFileIn } from "../pipeline/build.ts";
import type { ReadStageResult } from "../pipeline/build/read-stage.ts";
import { SourceError } from "../pipeline/source-error.ts";
import { SettingsFiles } from "../pipeline/settings-files.ts";
import { interrupted, onSignals, readCount, readDay, usage } from "./collecting.ts";
import { progressOf } from "./progress.ts";

/** What the commands after the collection have in common: what they work on, and how they read it. */

export interface BuildOptions {
  data: string;
  sources: string;
  reviews?: string;
  asOf?: string;
  jobs: number;
  json?: boolean;
}

export const gateStopped = 5;

export const buildExitHelp = `
Exit codes:
  0    done, or nothing was new
  2    wrong usage, an error in a file that people wrote, or nothing was collected or added yet
  5    the gate stopped the release; the current one stays
  130  stopped by Ctrl-C; a later run goes on where it was`;

export const reviewsFile = ({ data, reviews }: Pick<BuildOptions, "data" | "reviews">): string =>
  reviews ?? path.join(data, "reviews.yaml");

export function addDataOptions(command: Command): Command {
  return command
    .option("--data <directory>", "where archive, ledger and releases are", "output")
    .option("--json", "print NDJSON, nothing else");
}

export function addBuildOptions(command: Command): Command {
  return addDataOptions(command)
    .option("--sources <directory>", "where sources, rosters/ and release.yaml are", "sources")
    .option("--reviews <file>", "the verdicts of people (default: reviews.yaml in the data directory)")
    .option(
      "--as-of <day>",
      "judge missing and late as of this day (default: of the newest observation)",
      readDay,
    )
    .option("--jobs <number>", "worker threads that read", readCount, availableParallelism());
}

/** Opens what was collected or added, with everything that people wrote about it; says what is wrong and ends otherwise. */
export async function openBuild(
  options: BuildOptions,
  command: Command,
  files: string[] = [],
): Promise<Build> {
  if (!existsSync(ledgerFileIn(options.data)))
    return command.error(`error: nothing was collected into or added to ${options.data} yet`, {
      exitCode: usage,
    });
  // A misspelt directory would leave out every roster, and what is missing would not be said.
  if (command.getOptionValueSource("sources") === "cli" && !existsSync(options.sources))
    return command.error(`error: there is no directory ${options.sources}`, { exitCode: usage });
  const settings = new SettingsFiles({ sources: options.sources, files, reviews: reviewsFile(options) });
  const build = new Build(options.data, settings, options.asOf ?? null);
  try {
    await build.settings();
    return build;
  } catch (error) {
    await build.close();
    if (!(error instanceof SourceError)) throw error;
    return command.error(`error: ${error.message}`, { exitCode: usage });
  }
}

async function countUnits(build: Build): Promise<number> {
  let count = 0;
  for await (const unit of build.units()) if (unit) count++;
  return count;
}

/**
 * The read stage with a bar; Ctrl-C finishes what is in hand. Where it was stopped the exit code says so, and what comes
 * after is left to a later run.
 */
export async function readWithProgress(build: Build, { jobs }: BuildOptions): Promise<ReadStageResult> {
  const progress = progressOf(process.stderr.isTTY ? countUnits(build) : null);
  const signals = onSignals(() => {});
  try {
    const result = await build.read({ jobs, stop: signals.stop, step: () => progress.step() });
    if (result.stopped) process.exitCode = interrupted;
    return result;
  } finally {
    progress.stop();
    signals.done();
  }
}
