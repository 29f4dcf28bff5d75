import { Command } from "commander";
import path from "node:path";
import { type Build, releasesIn } from "../pipeline/build.ts";
import {
  addBuildOptions,
  buildExitHelp,
  type BuildOptions,
  gateStopped,
  openBuild,
  readWithProgress,
} from "./building.ts";
import { line } from "./collecting.ts";
import { languageOption, type PageOptions, terminalOf } from "./terminal.ts";

export interface PublishingOptions extends BuildOptions, PageOptions {
  bom?: boolean;
}

const help = `
Examples:
  gongkai publish                      output/release/VERSION, and output/release/current
  gongkai publish --bom                CSV that Excel opens as Chinese
  gongkai publish --as-of 2024-02-01   what was missing and late on that day
${buildExitHelp}`;

/** Publishes what is read and says what came of it. */
export async function publishAndTell(build: Build, options: PublishingOptions): Promise<void> {
  const result = await build.publish({ bom: options.bom ?? false, jobs: options.jobs });
  const { language, colors } = terminalOf(options);
  if (result.outcome === "current") {
    if (options.json) line({ type: "release", ...result });
    else process.stdout.write(`nothing new; release ${result.version} is current\n`);
    return;
  }
  const { outcome, version, directory, previous, objections, rows, changes } = result;
  if (outcome === "stopped") process.exitCode = gateStopped;
  if (options.json) {
    const counts =
      changes && Object.fromEntries(Object.entries(changes.kinds).map(([what, { total }]) => [what, total]));
    line({ type: "release", outcome, version, directory, previous, objections, rows, changes: counts });
    return;
  }
  for (const { code, level, message } of objections)
    process.stdout.write(
      `${(level === "stop" ? colors.red : colors.yellow)(`! ${message[language]}`)} [${code}]\n`,
    );
  const where = path.join(releasesIn(options.data), "current");
  process.stdout.write(
    outcome === "published"
      ? `published release ${version}: ${where}\n`
      : outcome === "unchanged"
        ? `nothing new; release ${version} is current\n`
        : `stopped by the gate: release ${version} is in ${directory}, and the current one stays\n`,
  );
}

async function run(options: PublishingOptions, command: Command): Promise<void> {
  const build = await openBuild(options, command);
  try {
    const { stopped } = await readWithProgress(build, options);
    if (!stopped) await publishAndTell(build, options);
  } finally {
    await build.close();
  }
}

export function addPublishOptions(command: Command): Command {
  return addBuildOptions(command)
    .option("--bom", "begin CSV files with a byte order mark, for Excel")
    .addOption(languageOption())
    .option("--no-color", "no colours; signs say the same");
}

export const publishCommand = addPublishOptions(
  new Command("publish").description("Write a release of what was read and audited, whole or not at all"),
)
  .addHelpText("after", help)
  .action(run);
