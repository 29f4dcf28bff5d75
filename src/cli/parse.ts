import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import type { Input } from "../pipeline/input.ts";
import { readAll } from "../pipeline/read.ts";
import type { Fields } from "../pipeline/rows.ts";
import { rowsOf } from "../pipeline/rows.ts";
import { filesOf } from "../pipeline/walk.ts";
import { defaultBounds } from "../pipeline/workers.ts";
import { exit, exitHelp } from "./exit.ts";
import { print } from "./output.ts";
import { pictureWriter } from "./pictures.ts";
import { progressOf } from "./progress.ts";
import { RecordsFile } from "./records.ts";
import { summary } from "./summary.ts";
import type { PageOptions } from "./terminal.ts";
import { languageOption, terminalOf } from "./terminal.ts";
import type { View } from "./view.ts";
import { pages, records } from "./view.ts";

interface Options extends PageOptions {
  json?: boolean;
  summary?: boolean;
  data?: string;
  collected?: string;
  picture?: string;
  jobs: number;
  timeout: number;
  textField?: string;
  idField?: string;
  urlField?: string;
  titleField?: string;
  dateField?: string;
}

/** With more files than this, one line each is easier to read than a page each. */
const pagesAtMost = 20;

const help = `
Examples:
  gongkai parse report.html                     a page in the terminal
  gongkai parse reports/ --json > out.ndjson    one record a line, of all files below reports/
  cat report.pdf | gongkai parse - --json       from standard input
  gongkai parse scraped.csv --text-field 内容 --url-field 网址 --json
  gongkai parse --collected output --json       what \`gongkai collect\` brought home
  gongkai parse report.pdf --picture pictures   what the reader saw, one SVG a table
${exitHelp}`;

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError("Expected a number above 0.");
  return value;
}

function wholePositive(text: string): number {
  const value = positive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError("Expected a whole number.");
  return value;
}

/** How many inputs there are; no further than `most`. */
async function count(inputs: AsyncGenerator<Input>, most = Infinity): Promise<number> {
  let found = 0;
  while (found < most && !(await inputs.next()).done) found++;
  return found;
}

async function viewOf(inputs: AsyncGenerator<Input>, options: Options): Promise<View> {
  if (options.json) return records;
  const terminal = terminalOf(options);
  const many = options.textField !== undefined || (await count(inputs, pagesAtMost + 1)) > pagesAtMost;
  return options.summary || many ? summary(terminal) : pages(terminal);
}

/** What was collected into a data directory; nothing where none is given. The ledger is loaded only then. */
async function collectedIn(data: string | undefined, command: Command): Promise<Input[]> {
  if (data === undefined) return [];
  const { ledgerFile, openData } = await import("./collecting.ts");
  if (!existsSync(ledgerFile(data))) command.error(`error: nothing was collected into ${data} yet`);
  const { collectedInputs } = await import("../pipeline/collected.ts");
  const { ledger, archive } = openData(data);
  try {
    return await collectedInputs(ledger, archive);
  } finally {
    await ledger.close();
  }
}

async function* filesAnd(paths: string[], collected: Input[]): AsyncGenerator<Input> {
  yield* filesOf(paths);
  yield* collected;
}

function fieldsOf(options: Options, command: Command): Fields | null {
  const { textField: text, idField: id, urlField: url, titleField: title, dateField: date } = options;
  if (text !== undefined) return { text, id, url, title, published_on: date };
  if (id ?? url ?? title ?? date) {
    command.error("error: the options --…-field need --text-field, which names the column of the text");
  }
  return null;
}

async function parse(paths: string[], options: Options, command: Command): Promise<void> {
  const fields = fieldsOf(options, command);
  if (paths.length === 0 && options.collected === undefined)
    command.error("error: name what to read: files, directories, - or --collected");
  if (fields && options.collected !== undefined)
    command.error("error: --collected and --text-field are two ways to read");
  const collected = await collectedIn(options.collected, command);
  const all = () => filesAnd(paths, collected);
  const view = await viewOf(all(), options);
  const kept = options.data === undefined ? null : new RecordsFile(options.data);
  const draw = options.picture === undefined ? null : pictureWriter(options.picture);
  const inputs = fields ? rowsOf(filesOf(paths), fields) : all();
  const progress = progressOf(fields ? null : count(all()));

  progress.clear();
  await print(view.head());
  const bounds = { ...defaultBounds, time: options.timeout * 1000 };
  for await (const reading of readAll(inputs, { jobs: options.jobs, bounds, pictures: draw !== null })) {
    if (reading.failure) process.exitCode = exit.failed;
    kept?.write(reading.line);
    draw?.(reading);
    progress.clear();
    await print(view.reading(reading));
    progress.step();
  }
  progress.stop();
  await print(view.end());
  kept?.close();
}

export const parseCommand = new Command("parse")
  .description("Read reports into records: from files, directories, tables of texts, standard input")
  .argument(
    "[path...]",
    "files, directories (every file below, hidden ones left out), or - for standard input",
  )
  .option("--json", "print one record a line (NDJSON), nothing else")
  .option("--summary", "print one line a report, as is done for more than 20 files")
  .option("--data <directory>", "also keep the records in DIRECTORY/records.ndjson")
  .option("--collected <directory>", "also read the reports that were collected into the directory")
  .option("--picture <directory>", "draw what the reader saw, one SVG a table, into the directory")
  .option("--text-field <column>", "read each row of a CSV or NDJSON as a report; its text is in this column")
  .option("--id-field <column>", "the column that names the row in source.file (default: the row's number)")
  .option("--url-field <column>", "the column of the report's address")
  .option("--title-field <column>", "the column of the report's title")
  .option("--date-field <column>", "the column of the date of publication")
  .option("--jobs <number>", "worker threads that read", wholePositive, availableParallelism())
  .option("--timeout <seconds>", "the longest that one report may take", positive, defaultBounds.time / 1000)
  .addOption(languageOption())
  .option("--no-color", "no colours; signs say the same")
  .addHelpText("after", help)
  .action(parse);
