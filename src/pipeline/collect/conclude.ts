import type { Outcome, SkipReason } from "../../crawl/outcome.ts";
import type { Source } from "../../model/source.ts";
import type { Clock } from "../../crawl/pace.ts";
import type { Ledger, Note, Verdict } from "../ledger.ts";
import { reportsOf } from "../reports.ts";
import type { SourceRun } from "./source-run.ts";

/** What a run made of one source. */
export interface SourceResult {
  source: string;
  verdict: Verdict;
  round: number;
  reports: number;
  by_year: Record<string, number>;
  outcomes: Partial<Record<Outcome, number>>;
  skipped: Partial<Record<SkipReason, number>>;
  notes: Note[];
}

/** Ends a source's round, or leaves it open where something is left to be asked, and says what came of it. */
export async function conclude(
  run: SourceRun,
  ledger: Ledger,
  clock: Clock,
  stopped: boolean,
): Promise<SourceResult> {
  const { source, round } = run;
  const open = (await ledger.queued(source.id)).length > 0;
  const outcomes = await ledger.outcomes(source.id, round);
  const lists = await ledger.lists(source.id, round);
  const reports = reportsOf(await ledger.documents(source.id), source.place ?? null);
  const notes = await ledger.notes(source.id, round);
  const judged = judgeRound(outcomes, lists.answered, run.walled, open);
  const lost = notes.some(({ code }) => code === "column");
  const verdict = lost && judged === "complete" ? "partial" : judged;
  const paused = open && (stopped || run.paused);
  if (paused) await ledger.pauseRound(source.id, clock.now(), verdict);
  else await ledger.closeRound(source.id, clock.now(), verdict);
  const live = reports.filter((r) => r.state === "live");
  const by_year: Record<string, number> = {};
  for (const r of live) by_year[r.year ?? "unknown"] = (by_year[r.year ?? "unknown"] ?? 0) + 1;
  return {
    source: source.id,
    verdict,
    round,
    reports: live.length,
    by_year,
    outcomes,
    skipped: await ledger.skips(source.id, round),
    notes: [
      ...notes,
      // a round that goes on later has not found all yet
      ...(paused ? [] : disappointed(run.source, live, clock.now())),
    ],
  };
}

const unfinished: Outcome[] = [
  "throttled",
  "server-error",
  "cut",
  "timeout",
  "dns",
  "tls",
  "refused",
  "wrong-type",
  "too-large",
  "blocked",
  "challenge",
  "captcha",
  "robots",
];

function judgeRound(
  outcomes: Partial<Record<Outcome, number>>,
  lists: number,
  walled: boolean,
  open: boolean,
): Verdict {
  const has = (...names: Outcome[]): boolean => names.some((name) => (outcomes[name] ?? 0) > 0);
  if (walled) return "blocked";
  if (lists === 0 && !open)
    return has("blocked", "challenge", "captcha", "robots", "throttled") ? "blocked" : "failed";
  return open || has(...unfinished) ? "partial" : "complete";
}

/** What the source's description expects and the round did not find: a silent "nothing new" must not pass for success. */
function disappointed(source: Source, live: { dates: { value: string }[] }[], at: number): Note[] {
  const { minimum_reports, newest } = source.expectations;
  const notes: Note[] = [];
  const note = (text: string): void => void notes.push({ at, code: "expectation", text });
  if (minimum_reports !== undefined && live.length < minimum_reports)
    note(`${live.length} reports, at least ${minimum_reports} are expected`);
  else if (live.length === 0) note("no report at all");
  const latest =
    live
      .map((r) => r.dates[0]?.value ?? "")
      .sort()
      .at(-1) ?? "";
  if (newest !== undefined && latest < newest)
    note(`the newest report is of ${latest || "no known day"}, ${newest} or later is expected`);
  return notes;
}
