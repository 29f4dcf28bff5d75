import { Command } from "commander";
import {
  addBuildOptions,
  buildExitHelp,
  type BuildOptions,
  openBuild,
  readWithProgress,
} from "./building.ts";
import { line } from "./collecting.ts";
import { counted, countStatuses } from "./counts.ts";

const help = `
Examples:
  gongkai build                 read what is new in output/
  gongkai build --data data --jobs 2 --json
${buildExitHelp}`;

async function run(options: BuildOptions, command: Command): Promise<void> {
  const build = await openBuild(options, command);
  try {
    const read = await readWithProgress(build, options);
    if (read.stopped) return;
    const { organs, years, nobodys, unreadable } = await build.link();
    const result = {
      ...read,
      unreadable,
      organs: organs.size,
      organ_years: countStatuses(years.map(({ organYear }) => organYear)),
      of_nobody: nobodys.length,
    };
    if (options.json) line(result);
    else
      process.stdout.write(
        `read ${read.read}, audited again ${read.audited}, known ${read.known}; ${result.unreadable} are no readable report\n` +
          `${organs.size} organs; organ-years: ${counted(result.organ_years)}\n` +
          (nobodys.length > 0 ? `${nobodys.length} records whose organ or year cannot be told\n` : ""),
      );
  } finally {
    await build.close();
  }
}

export const buildCommand = addBuildOptions(
  new Command("build").description(
    "Read what is new in the archive into records, and tell who published what for when",
  ),
)
  .addHelpText("after", help)
  .action(run);
