import { Command } from "commander";
import { addAll } from "../pipeline/add.ts";
import { rowsOf } from "../pipeline/rows.ts";
import { filesOf } from "../pipeline/walk.ts";
import { addDataOptions } from "./building.ts";
import { line, openData } from "./collecting.ts";
import { exit } from "./exit.ts";
import { failureLine } from "./view.ts";
import { terminalOf } from "./terminal.ts";

interface Options {
  data: string;
  json?: boolean;
  textField?: string;
  idField?: string;
  urlField?: string;
  titleField?: string;
  dateField?: string;
}

const help = `
Examples:
  gongkai add reports/                        every file below a directory
  gongkai add scraped.csv --text-field 内容 --url-field 网址 --date-field 日期
  gongkai add report.pdf --data data && gongkai publish --data data

Exit codes:
  0  everything was added, or was there already
  1  something could not be read; the rest was added
  2  wrong usage; nothing was done`;

async function run(paths: string[], options: Options, command: Command): Promise<void> {
  const { textField: text, idField: id, urlField: url, titleField: title, dateField: date } = options;
  if (text === undefined && (id ?? url ?? title ?? date))
    command.error("error: the options --…-field need --text-field, which names the column of the text");
  const files = filesOf(paths);
  const inputs = text === undefined ? files : rowsOf(files, { text, id, url, title, published_on: date });
  const { ledger, archive } = openData(options.data);
  const counts = { fresh: 0, known: 0, failed: 0 };
  try {
    for await (const added of addAll(inputs, ledger, archive)) {
      if ("failure" in added) {
        counts.failed++;
        process.exitCode = exit.failed;
        const { code, message } = added.failure;
        if (options.json) line({ file: added.file, error: { code, message } });
        else process.stdout.write(failureLine(added.file, added.failure, terminalOf({ color: true })));
      } else {
        counts[added.isNew ? "fresh" : "known"]++;
        if (options.json) line({ file: added.file, sha256: added.sha256, new: added.isNew });
      }
    }
  } finally {
    await ledger.close();
  }
  if (!options.json)
    process.stdout.write(`${counts.fresh} new, ${counts.known} known, ${counts.failed} could not be read\n`);
}

export const addCommand = addDataOptions(
  new Command("add")
    .description(
      "Put files, or the rows of a table that was scraped, into the archive beside what was collected",
    )
    .argument(
      "<path...>",
      "files, directories (every file below, hidden ones left out), or - for standard input",
    ),
)
  .option("--text-field <column>", "add each row of a CSV or NDJSON as a report; its text is in this column")
  .option("--id-field <column>", "the column that names the row (default: the row's number)")
  .option("--url-field <column>", "the column of the report's address")
  .option("--title-field <column>", "the column of the report's title")
  .option("--date-field <column>", "the column of the date of publication")
  .addHelpText("after", help)
  .action(run);
