import { readFileSync } from "node:fs";
import { Command } from "commander";
import { collectCommand } from "./collect.ts";
import { discoverCommand } from "./discover.ts";
import { exitHelp } from "./exit.ts";
import { explainCommand } from "./explain.ts";
import { exportWarcCommand } from "./export-warc.ts";
import { formsCommand } from "./forms.ts";
import { parseCommand } from "./parse.ts";
import { statusCommand } from "./status.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const help = `
Examples:
  gongkai parse report.html
  gongkai parse reports/ --json > records.ndjson
  gongkai explain report.html requests.granted.total
  gongkai forms 2021
  gongkai discover https://www.example.gov.cn/ > sources/example.yaml
  gongkai collect example --contact https://example.org/about
${exitHelp}`;

/** The whole command line: one file a command. */
export const program = new Command("gongkai")
  .description(
    "Collects annual disclosure reports (政府信息公开工作年度报告) and reads them into records in which\n" +
      "every number is traced to its place and proven by the form's arithmetic, or flagged, or left empty.",
  )
  .version(version)
  .addHelpText("after", help)
  .addCommand(parseCommand)
  .addCommand(explainCommand)
  .addCommand(formsCommand)
  .addCommand(discoverCommand)
  .addCommand(collectCommand)
  .addCommand(statusCommand)
  .addCommand(exportWarcCommand);
