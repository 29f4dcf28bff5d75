import { readFileSync } from "node:fs";
import { Command } from "commander";
import { exitHelp } from "./exit.ts";
import { explainCommand } from "./explain.ts";
import { formsCommand } from "./forms.ts";
import { parseCommand } from "./parse.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const help = `
Examples:
  gongkai parse report.html
  gongkai parse reports/ --json > records.ndjson
  gongkai explain report.html requests.granted.total
  gongkai forms 2021
${exitHelp}`;

/** The whole command line: one file a command. */
export const program = new Command("gongkai")
  .description(
    "Reads annual disclosure reports (政府信息公开工作年度报告) into records in which every number\n" +
      "is traced to its place and proven by the form's arithmetic, or flagged, or left empty.",
  )
  .version(version)
  .addHelpText("after", help)
  .addCommand(parseCommand)
  .addCommand(explainCommand)
  .addCommand(formsCommand);
