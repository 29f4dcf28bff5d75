import { Command, InvalidArgumentError } from "commander";
import type { Source } from "../model/source.ts";
import { type CollectEvent, collect, plan } from "../pipeline/collect.ts";
import type { Wanted } from "../pipeline/collect/choose.ts";
import type { SourceResult } from "../pipeline/collect/conclude.ts";
import { loadSources, SourceError } from "../pipeline/sources.ts";
import {
  collectExitHelp,
  exitCode,
  interrupted,
  line,
  onSignals,
  openData,
  usage,
  userAgent,
} from "./collecting.ts";
import { hostProgress } from "./host-progress.ts";

export interface CollectOptions {
  years?: Set<number>;
  organ?: string;
  since?: string;
  dryRun?: boolean;
  recheck?: boolean;
  maxRequests?: number;
  concurrency: number;
  contact?: string;
  sources: string;
  data: string;
  json?: boolean;
}

const help = `
Examples:
  gongkai collect --contact https://example.org/about      every source in sources/
  gongkai collect qingchuan --years 2022-2024              some years of one source
  gongkai collect qingchuan --dry-run                      what it would ask
  gongkai collect --max-requests 200 --json > run.ndjson   part of the work, a line an answer
${collectExitHelp}`;

/** 2022-2024, 2019,2021: single years and spans. */
export function readYears(text: string): Set<number> {
  const years = new Set<number>();
  for (const part of text.split(",")) {
    const m = /^(20\d\d)(?:-(20\d\d))?$/.exec(part.trim());
    if (!m || Number(m[2] ?? m[1]) < Number(m[1]))
      throw new InvalidArgumentError("Expected years such as 2022-2024,2019.");
    for (let year = Number(m[1]); year <= Number(m[2] ?? m[1]); year++) years.add(year);
  }
  return years;
}

function readDay(text: string): string {
  if (!/^20\d\d-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError("Expected a day such as 2024-01-31.");
  return text;
}

function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0)
    throw new InvalidArgumentError("Expected a whole number above 0.");
  return value;
}

export { collectExitHelp } from "./collecting.ts";

/** Collects and says what came of it; the exit code is that of the collection. */
export async function collectFrom(names: string[], options: CollectOptions, command: Command): Promise<void> {
  const sources = await read(options.sources, names, command);
  const contact = options.contact ?? process.env["GONGKAI_CONTACT"];
  const foreign = sources.find((s) => s.allow_addresses.length === 0);
  if (foreign && contact === undefined && !options.dryRun)
    command.error(
      `error: ${foreign.id} is not on this machine: say with --contact or GONGKAI_CONTACT how its office can reach you`,
      { exitCode: usage },
    );
  const wanted: Wanted = {
    years: options.years ?? null,
    organ: options.organ ?? null,
    since: options.since ?? null,
  };
  const { ledger, archive } = openData(options.data);
  try {
    if (options.dryRun) {
      for (const ask of await plan(sources, ledger))
        if (options.json) line({ type: "would-ask", ...ask });
        else process.stdout.write(`${ask.source}  ${ask.kind}  ${ask.method} ${ask.url}\n`);
      return;
    }
    await archive.sweep();
    const progress = hostProgress(
      ledger,
      sources.map((s) => s.id),
    );
    const signals = onSignals((message) => process.stderr.write(`\n${message}\n`));
    try {
      const results = await collect({
        sources,
        ledger,
        archive,
        wanted,
        userAgent: userAgent(contact),
        recheck: options.recheck ?? false,
        concurrency: options.concurrency,
        ...(options.maxRequests !== undefined && { maxRequests: options.maxRequests }),
        stop: signals.stop,
        abort: signals.abort,
        on(event) {
          progress.on(event);
          if (options.json) printEvent(event);
        },
      });
      progress.stop();
      for (const result of results)
        if (options.json) line({ type: "result", ...result });
        else process.stdout.write(describe(result));
      process.exitCode = signals.stop.aborted ? interrupted : exitCode(results.map((r) => r.verdict));
    } finally {
      progress.stop();
      signals.done();
    }
  } finally {
    await ledger.close();
  }
}

async function read(directory: string, names: string[], command: Command): Promise<Source[]> {
  try {
    return await loadSources(directory, names);
  } catch (error) {
    if (!(error instanceof SourceError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return command.error(`error: ${(error as Error).message}`, { exitCode: usage });
  }
}

function printEvent(event: CollectEvent): void {
  if (event.type !== "answer") return line(event);
  const { ask, visit, outcome, detail, host, delay, report } = event;
  line({
    type: "answer",
    source: ask.source,
    host,
    kind: ask.kind,
    method: ask.method,
    url: ask.url,
    final_url: visit.finalUrl,
    status: visit.status,
    outcome,
    detail,
    ms: visit.ms,
    delay_ms: delay,
    report,
  });
}

/** A source's result for people: verdict, reports by year, outcomes, what needs a person. */
function describe(result: SourceResult): string {
  const counts = (of: Record<string, number | undefined>): string =>
    Object.entries(of)
      .map(([name, n]) => `${name} ${n}`)
      .join(", ") || "-";
  const fresh = (result.outcomes.new ?? 0) + (result.outcomes.changed ?? 0);
  const notes = result.notes.map((n) => `  ! ${n.code}: ${n.text}\n`).join("");
  return (
    `${result.source}: ${result.verdict}, ${result.reports} reports (${counts(result.by_year)})${fresh === 0 ? ", nothing new" : ""}\n` +
    `  answers: ${counts(result.outcomes)}\n  skipped: ${counts(result.skipped)}\n${notes}`
  );
}

const argument = "names of files in the sources directory without .yaml, or paths of files; all without it";

/** The options of a collection but for those that every command has. */
export function addCollectOptions(command: Command): Command {
  return command
    .argument("[source...]", argument)
    .option("--years <years>", "only these fiscal years: 2022-2024,2019", readYears)
    .option("--organ <name>", "only organs with this in their name")
    .option("--since <day>", "only what was published on or after this day", readDay)
    .option("--recheck", "ask again for every known report that is still listed, however recent it is")
    .option("--max-requests <number>", "stop after so many requests; a later run goes on", readCount)
    .option(
      "--concurrency <number>",
      "requests at a time over all hosts; one host is asked one thing at a time",
      readCount,
      256,
    )
    .option(
      "--contact <address>",
      "your web page or mail address, for the User-Agent (default: GONGKAI_CONTACT)",
    );
}

export const collectCommand = addCollectOptions(
  new Command("collect").description(
    "Collect the reports of sources into the archive: politely, only what is new, losing nothing",
  ),
)
  .option("--dry-run", "print what would be asked first, and ask nothing")
  .option("--sources <directory>", "where the descriptions of sources are", "sources")
  .option("--data <directory>", "where archive and ledger are", "output")
  .option("--json", "print NDJSON, a line an answer and a line a source, nothing else")
  .addHelpText("after", help)
  .action(collectFrom);
