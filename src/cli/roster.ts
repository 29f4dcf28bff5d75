import { existsSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { addedSource } from "../pipeline/build/added.ts";
import { countsIn, type Drafted, draftRoster, rosterYaml } from "../pipeline/roster-draft.ts";
import { addBuildOptions, type BuildOptions, openBuild, readWithProgress } from "./building.ts";
import { line, usage } from "./collecting.ts";

const help = `
Examples:
  gongkai roster draft qingchuan > sources/rosters/qingchuan.yaml
  gongkai roster draft qingchuan --out sources/rosters/qingchuan.yaml
  gongkai roster draft added > sources/rosters/ours.yaml     of what was added

Exit codes:
  0  written
  2  wrong usage, or nothing of the source was collected yet; nothing was done`;

/** What was added has no description, and is drafted by what it holds. */
const added: Drafted = { id: addedSource, name: addedSource, organs: [], columns: [] };

async function draft(id: string, options: BuildOptions & { out?: string }, command: Command): Promise<void> {
  if (options.out !== undefined && existsSync(options.out))
    command.error(`error: ${options.out} is there already, and a person may have confirmed it`, {
      exitCode: usage,
    });
  const files = /\.ya?ml$/.test(id) ? [id] : [];
  const build = await openBuild(options, command, files);
  try {
    const { sources } = await build.settings();
    const name = id.replace(/^.*\/|\.ya?ml$/g, "");
    const source = sources.find((one) => one.id === name) ?? (name === addedSource ? added : undefined);
    if (!source) return command.error(`error: there is no source ${id}`, { exitCode: usage });
    const { stopped } = await readWithProgress(build, options);
    if (stopped) return;
    const { organs, years, readings } = await build.link();
    const placed = years.map(({ organYear }) => ({
      ...organYear,
      source: readings.get(organYear.readings[0]?.key ?? "")?.source ?? null,
    }));
    const clauses: string[] = [];
    for (const { source: of, organ, year, readings: all } of placed)
      if (of === source.id)
        for (const { sections } of all.slice(0, 1).map(({ key }) => build.store.record(key)))
          for (const clause of sections.flatMap((section) => countsIn(section.text)))
            clauses.push(`${organs.get(organ)!.name} ${year}: ${clause}`);
    const drafted = draftRoster(source, organs, placed, clauses);
    if (drafted.organs.length === 0)
      return command.error(`error: nothing of ${id} was collected yet`, { exitCode: usage });
    const yaml = rosterYaml(drafted);
    if (options.out !== undefined) writeFileSync(options.out, yaml);
    if (options.json) line(drafted);
    else if (options.out === undefined) process.stdout.write(yaml);
    else process.stdout.write(`${drafted.organs.length} organs: ${options.out}\n`);
  } finally {
    await build.close();
  }
}

const draftCommand = addBuildOptions(
  new Command("draft")
    .description("Draft a source's roster from its reports and its description, for a person to confirm")
    .argument(
      "<source>",
      "name of a file in the sources directory without .yaml, or the path of a file; or added: what was added",
    ),
)
  .option("--out <file>", "write it there (default: print it)")
  .addHelpText("after", help)
  .action(draft);

export const rosterCommand = new Command("roster")
  .description("Rosters: which organs must publish")
  .addCommand(draftCommand)
  .addHelpText("after", help);
