import { existsSync } from "node:fs";
import { Command } from "commander";
import stringWidth from "string-width";
import type { Ledger, SourceState } from "../pipeline/ledger.ts";
import { reportsOf } from "../pipeline/reports.ts";
import { ledgerFile, line, openData, usage } from "./collecting.ts";
import { type Colors, terminalOf } from "./terminal.ts";

const help = `
Examples:
  gongkai status
  gongkai status qingchuan --json

Exit codes:
  0  printed
  2  wrong usage, or nothing was collected yet`;

/** A source in a line: when, how it ended, reports by year, outcomes, what needs a person. */
interface Line {
  source: string;
  last_run: string;
  verdict: string;
  round: number;
  open: boolean;
  reports: number;
  gone: number;
  by_year: Record<string, number>;
  outcomes: Record<string, number | undefined>;
  needs_a_person: string[];
}

async function describe(state: SourceState, ledger: Ledger): Promise<Line> {
  const { source, round } = state;
  const reports = reportsOf(await ledger.documents(source), null);
  const live = reports.filter((r) => r.state === "live");
  const by_year: Record<string, number> = {};
  for (const r of live) by_year[r.year ?? "unknown"] = (by_year[r.year ?? "unknown"] ?? 0) + 1;
  const outcomes = await ledger.outcomes(source, round);
  const needs = (await ledger.notes(source, round)).map((n) => n.text);
  if (live.length === 0) needs.push("no report at all");
  for (const wall of ["blocked", "challenge", "captcha", "robots", "tls"] as const)
    if (outcomes[wall]) needs.push(`${wall}: ${outcomes[wall]}`);
  const undated = live.filter((r) => r.dates_differ).length;
  if (undated > 0) needs.push(`${undated} reports whose dates differ by more than three days`);
  return {
    source,
    last_run: new Date(state.ended ?? state.started).toISOString(),
    verdict: state.verdict ?? "running or killed",
    round,
    open: state.open,
    reports: live.length,
    gone: reports.length - live.length,
    by_year,
    outcomes,
    needs_a_person: needs,
  };
}

const colour: Record<string, "green" | "yellow" | "magenta" | "red"> = {
  complete: "green",
  partial: "yellow",
  blocked: "magenta",
  failed: "red",
};

function show(l: Line, width: number, colors: Colors): string {
  const counts = (of: Record<string, number | undefined>): string =>
    Object.entries(of)
      .map(([k, n]) => `${k} ${n}`)
      .join(", ");
  const name = l.source + " ".repeat(Math.max(0, width - stringWidth(l.source)));
  const paint = colour[l.verdict];
  const verdict = paint ? colors[paint](l.verdict.padEnd(8)) : l.verdict.padEnd(8);
  const first = `${name}  ${l.last_run.slice(0, 16).replace("T", " ")}  ${verdict}  ${String(l.reports).padStart(5)} reports`;
  const gone = l.gone > 0 ? `, ${l.gone} gone` : "";
  const needs =
    l.needs_a_person.length > 0
      ? `  ! ${l.needs_a_person[0]}${l.needs_a_person.length > 1 ? ` (+${l.needs_a_person.length - 1})` : ""}`
      : "";
  return `${first}${gone} (${counts(l.by_year)})  [${counts(l.outcomes)}]${needs}\n`;
}

async function run(
  names: string[],
  options: { data: string; json?: boolean },
  command: Command,
): Promise<void> {
  if (!existsSync(ledgerFile(options.data)))
    return command.error(`error: nothing was collected into ${options.data} yet`, { exitCode: usage });
  const { ledger } = openData(options.data);
  try {
    const states = (await ledger.sources()).filter((s) => names.length === 0 || names.includes(s.source));
    const { colors } = terminalOf({ color: true });
    const width = Math.max(0, ...states.map((s) => stringWidth(s.source)));
    for (const state of states) {
      const described = await describe(state, ledger);
      if (options.json) line(described);
      else process.stdout.write(show(described, width, colors));
    }
  } finally {
    await ledger.close();
  }
}

export const statusCommand = new Command("status")
  .description("Show each source in a line: last run, reports by year, outcomes, what needs a person")
  .argument("[source...]", "only these sources")
  .option("--data <directory>", "where archive and ledger are", "output")
  .option("--json", "print NDJSON, a line a source")
  .addHelpText("after", help)
  .action(run);
