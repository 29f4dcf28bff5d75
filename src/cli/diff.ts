import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { releasesIn } from "../pipeline/build.ts";
import { lineOf } from "../publish/changes.ts";
import { type Change, diffReleases } from "../publish/diff.ts";
import { addDataOptions } from "./building.ts";
import { usage } from "./collecting.ts";
import { counted } from "./counts.ts";
import { print } from "./output.ts";

const help = `
Examples:
  gongkai diff 2026-02-01-f7ebdc65 current
  gongkai diff old/release new/release --json > changes.ndjson

Exit codes:
  0  printed
  2  wrong usage, or there is no such release`;

/** A release by its version, or by the path of its directory. */
function releaseAt(name: string, data: string, command: Command): string {
  const found = [path.join(releasesIn(data), name), name].find((directory) =>
    existsSync(path.join(directory, "gongkai.sqlite")),
  );
  return (
    found ?? command.error(`error: there is no release ${name} in ${releasesIn(data)}`, { exitCode: usage })
  );
}

async function run(
  before: string,
  after: string,
  { data, json }: { data: string; json?: boolean },
  command: Command,
): Promise<void> {
  const counts: Partial<Record<Change["what"], number>> = {};
  const [older, newer] = [releaseAt(before, data, command), releaseAt(after, data, command)];
  for (const change of diffReleases(older, newer)) {
    counts[change.what] = (counts[change.what] ?? 0) + 1;
    await print(
      json ? `${JSON.stringify(change)}\n` : `${change.what.replace("_", " ")} ${lineOf(change)}\n`,
    );
  }
  const changed = Object.keys(counts).length > 0;
  if (!json) await print(changed ? `${counted(counts)}\n` : "no report and no number changed\n");
}

export const diffCommand = addDataOptions(
  new Command("diff")
    .description("Say what changed from one release to another: reports and values added, changed, withdrawn")
    .argument("<before>", "version or directory of the older release")
    .argument("<after>", "version or directory of the newer one; `current` is the current one"),
)
  .addHelpText("after", help)
  .action(run);
