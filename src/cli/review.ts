import { Argument, Command } from "commander";
import { seenHash } from "../audit/index.ts";
import type { AuditFinding, Verdict } from "../model/audit.ts";
import type { Build } from "../pipeline/build.ts";
import { keepReview } from "../pipeline/reviews.ts";
import { addBuildOptions, type BuildOptions, openBuild, reviewsFile } from "./building.ts";
import { line, usage } from "./collecting.ts";
import { terminalOf } from "./terminal.ts";

interface Options extends BuildOptions {
  note?: string;
  by?: string;
}

const decisions: Record<string, Verdict["decision"]> = {
  confirm: "confirmed",
  dismiss: "dismissed",
  explain: "explained",
};

const help = `
Examples:
  gongkai review 419d3f3d0b0a confirm
  gongkai review 419d3f3d0b0a explain --note "merged with the bureau of trade in March" --by "Li Na"

The verdict stays with the finding in later runs, and is open again where its numbers change.

Exit codes:
  0  written down
  2  wrong usage, or there is no such finding`;

async function findingOf(build: Build, id: string): Promise<AuditFinding | null> {
  for (const finding of (await build.dataset()).findings) if (finding.id === id) return finding;
  return null;
}

async function run(id: string, decision: string, options: Options, command: Command): Promise<void> {
  const build = await openBuild(options, command);
  try {
    const finding = await findingOf(build, id);
    if (!finding)
      return command.error(`error: there is no finding ${id}; \`gongkai audit\` lists them`, {
        exitCode: usage,
      });
    const verdict: Verdict = {
      finding: id,
      rule: finding.rule,
      organ: finding.organ,
      year: finding.year,
      decision: decisions[decision]!,
      note: options.note ?? null,
      by: options.by ?? null,
      on: new Date().toISOString().slice(0, 10),
      seen: seenHash(finding),
    };
    keepReview(reviewsFile(options), verdict);
    const { language } = terminalOf({ color: false });
    if (options.json) line(verdict);
    else process.stdout.write(`${verdict.decision}: ${finding.message[language]}\n`);
  } finally {
    await build.close();
  }
}

export const reviewCommand = addBuildOptions(
  new Command("review")
    .description("Write down what a person decided of a finding, in a file that can be versioned")
    .argument("<id>", "the finding, as `gongkai audit` names it")
    .addArgument(new Argument("<decision>", "what was decided").choices(Object.keys(decisions))),
)
  .option("--note <text>", "why")
  .option("--by <name>", "who decided it")
  .addHelpText("after", help)
  .action(run);
