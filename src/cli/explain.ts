import { Command } from "commander";
import { explainFact } from "../normalize/explain.ts";
import { readAll } from "../pipeline/read.ts";
import { filesOf } from "../pipeline/walk.ts";
import { exit, exitHelp } from "./exit.ts";
import { explanationPage } from "./explanation.ts";
import { print } from "./output.ts";
import { nearest } from "./suggest.ts";
import type { PageOptions } from "./terminal.ts";
import { languageOption, terminalOf } from "./terminal.ts";
import { failureLine, reportOf } from "./view.ts";

const help = `
Examples:
  gongkai explain report.html requests.granted.total
  gongkai explain report.html 予以公开         suggests the indicators with these words
  gongkai explain 临溪县财政局 2023 requests.granted.total     of the current release, back to the bytes
${exitHelp}`;

interface Options extends PageOptions {
  json?: boolean;
  data: string;
  sources: string;
}

async function explain(
  subject: string,
  second: string,
  third: string | undefined,
  options: Options,
  command: Command,
): Promise<void> {
  if (third === undefined) return explainFile(subject, second, options, command);
  const year = Number(second);
  if (!Number.isInteger(year)) command.error(`error: ${second} is no year`);
  const { explainTraced } = await import("./traced.ts");
  return explainTraced(subject, year, third, options, command);
}

async function explainFile(
  file: string,
  indicator: string,
  options: Options,
  command: Command,
): Promise<void> {
  for await (const { line, failure } of readAll(filesOf([file]), { jobs: 1 })) {
    if (failure) {
      process.exitCode = exit.failed;
      await print(options.json ? line : failureLine(file, failure, terminalOf(options)));
      return;
    }
    const report = reportOf(line);
    if (!Object.hasOwn(report.facts, indicator)) {
      const meant = nearest(indicator, Object.keys(report.facts));
      const hint = meant.length > 0 ? `\n(Did you mean one of these?)\n  ${meant.join("\n  ")}` : "";
      command.error(`error: no indicator '${indicator}' in this report of form ${report.form}${hint}`);
    }
    const explanation = explainFact(report, indicator);
    await print(
      options.json
        ? JSON.stringify({ source: report.source, ...explanation }) + "\n"
        : explanationPage(explanation, terminalOf(options)),
    );
  }
}

export const explainCommand = new Command("explain")
  .description("Say of one value where it stands, what it was matched by, and what proves or contradicts it")
  .usage("[options] <file> <indicator>\n       gongkai explain [options] <organ> <year> <indicator>")
  .argument("<file or organ>", "a report, or - for standard input; or an organ of the current release")
  .argument("<indicator or year>", "the value's id, as `gongkai forms FORM` lists them; or the fiscal year")
  .argument("[indicator]", "the value's id, after organ and year")
  .option("--data <directory>", "where archive, ledger and releases are", "output")
  .option("--sources <directory>", "where the descriptions of sources are", "sources")
  .option("--json", "print one object (NDJSON), nothing else")
  .addOption(languageOption())
  .option("--no-color", "no colours; signs say the same")
  .addHelpText("after", help)
  .action(explain);
