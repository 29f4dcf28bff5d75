import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Command } from "commander";
import { warc } from "../pipeline/warc.ts";
import { ledgerFile, openData, usage, userAgent } from "./collecting.ts";

const help = `
Examples:
  gongkai export-warc --out gongkai.warc.gz
  gongkai export-warc qingchuan --out qingchuan.warc.gz

Exit codes:
  0  written whole
  2  wrong usage, or nothing was collected yet`;

async function run(
  names: string[],
  options: { out: string; data: string; json?: boolean },
  command: Command,
): Promise<void> {
  if (!existsSync(ledgerFile(options.data)))
    return command.error(`error: nothing was collected into ${options.data} yet`, { exitCode: usage });
  const { ledger, archive } = openData(options.data);
  // beside its place and renamed, so that a broken export never looks like one
  const half = `${options.out}.part`;
  let bytes = 0;
  let records = 0;
  try {
    const file = await open(half, "w");
    try {
      for await (const record of warc(ledger, archive, names, userAgent(undefined))) {
        await file.write(record);
        bytes += record.length;
        records++;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, options.out);
  } finally {
    await rm(half, { force: true });
    await ledger.close();
  }
  const result = { file: options.out, records, bytes };
  process.stdout.write(
    options.json ? `${JSON.stringify(result)}\n` : `${options.out}: ${records} records, ${bytes} bytes\n`,
  );
}

export const exportWarcCommand = new Command("export-warc")
  .description("Write what was collected as WARC 1.1, which other archives read")
  .argument("[source...]", "only these sources")
  .requiredOption("--out <file>", "the file to write, .warc.gz")
  .option("--data <directory>", "where archive and ledger are", "output")
  .option("--json", "print one line of NDJSON")
  .addHelpText("after", help)
  .action(run);
