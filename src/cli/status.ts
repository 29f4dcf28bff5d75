import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import Database from "libsql";
import stringWidth from "string-width";
import { releasesIn } from "../pipeline/build.ts";
import type { Ledger, SourceState } from "../pipeline/ledger.ts";
import { reportsOf } from "../pipeline/reports.ts";
import { Shelf } from "../publish/shelf.ts";
import { ledgerFile, line, openData, usage } from "./collecting.ts";
import { counted } from "./counts.ts";
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

/** Why something could not be had that a later run will not change. `out-of-scope` is where a redirect led. */
const lastingReasons = [
  "blocked",
  "challenge",
  "captcha",
  "robots",
  "tls",
  "wrong-type",
  "too-large",
  "out-of-scope",
] as const;

async function describe(state: SourceState, ledger: Ledger): Promise<Line> {
  const { source, round } = state;
  const reports = reportsOf(await ledger.documents(source), null);
  const live = reports.filter((r) => r.state === "live");
  const by_year: Record<string, number> = {};
  for (const r of live) by_year[r.year ?? "unknown"] = (by_year[r.year ?? "unknown"] ?? 0) + 1;
  const outcomes = await ledger.outcomes(source, round);
  const needs = (await ledger.notes(source, round)).map((n) => n.text);
  if (live.length === 0) needs.push("no report at all");
  for (const lasting of lastingReasons) if (outcomes[lasting]) needs.push(`${lasting}: ${outcomes[lasting]}`);
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

/** The current release: its version, and how many organ-years have which status. */
function releaseOf(data: string): { version: string; organ_years: Record<string, number> } | null {
  const current = existsSync(releasesIn(data)) ? new Shelf(releasesIn(data)).current() : null;
  if (!current) return null;
  const db = new Database(path.join(releasesIn(data), current.version, "gongkai.sqlite"), { readonly: true });
  try {
    const rows = db
      .prepare("SELECT status, count(*) AS n FROM organ_years GROUP BY status ORDER BY status")
      .all() as { status: string; n: number }[];
    return {
      version: current.version,
      organ_years: Object.fromEntries(rows.map(({ status, n }) => [status, n])),
    };
  } finally {
    db.close();
  }
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
    const all = await ledger.sources();
    const unknown = names.find((name) => !all.some(({ source }) => source === name));
    if (unknown !== undefined)
      return command.error(
        `error: nothing was collected of ${unknown}; there are ${all.map(({ source }) => source).join(", ")}`,
        { exitCode: usage },
      );
    const states = all.filter(({ source }) => names.length === 0 || names.includes(source));
    const { colors } = terminalOf({ color: true });
    const width = Math.max(0, ...states.map((s) => stringWidth(s.source)));
    for (const state of states) {
      const described = await describe(state, ledger);
      if (options.json) line(described);
      else process.stdout.write(show(described, width, colors));
    }
    const release = names.length === 0 ? releaseOf(options.data) : null;
    if (release && options.json) line({ release });
    else if (release)
      process.stdout.write(
        `release ${colors.bold(release.version)}: organ-years ${counted(release.organ_years)}\n`,
      );
  } finally {
    await ledger.close();
  }
}

export const statusCommand = new Command("status")
  .description(
    "Show each source in a line: last run, reports by year, outcomes, what needs a person; then the current release",
  )
  .argument("[source...]", "only these sources")
  .option("--data <directory>", "where archive and ledger are", "output")
  .option("--json", "print NDJSON, a line a source and one for the release")
  .addHelpText("after", help)
  .action(run);
