import { Command } from "commander";
import { openBuild, readWithProgress } from "./building.ts";
import { addCollectOptions, collectExitHelp, type CollectOptions, collectFrom } from "./collect.ts";
import { addPublishOptions, publishAndTell, type PublishingOptions } from "./publish.ts";
import { interrupted } from "./collecting.ts";

const help = `
Examples:
  gongkai run --contact https://example.org/about    collect, read, audit, publish: every source
  gongkai run qingchuan                              one source; the release holds all that is kept
${collectExitHelp}
  5    the gate stopped the release; the current one stays`;

async function run(
  names: string[],
  options: CollectOptions & PublishingOptions,
  command: Command,
): Promise<void> {
  await collectFrom(names, options, command);
  const collected = process.exitCode;
  if (collected === interrupted) return;
  const build = await openBuild(
    options,
    command,
    names.filter((name) => /\.ya?ml$/.test(name)),
  );
  try {
    const { stopped } = await readWithProgress(build, options);
    if (!stopped) await publishAndTell(build, options);
  } finally {
    await build.close();
  }
}

export const runCommand = addPublishOptions(
  addCollectOptions(
    new Command("run").description(
      "The whole job: collect what is new, read it, audit it, publish a release",
    ),
  ),
)
  .addHelpText("after", help)
  .action(run);
