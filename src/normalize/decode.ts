import type { Finding } from "../model/report.ts";
import { identityIndex, judge } from "./arithmetic.ts";
import { withMoney } from "./money.ts";
import type { Reading, Run, TableReading } from "./reading.ts";
import type { Candidate } from "./splits.ts";
import { undecidable } from "./stream-runs.ts";
import { candidatesOf, markLostBlanks } from "./splits.ts";
import { readValue } from "./values.ts";
import { type Open, weigh } from "./weigh.ts";
import type { Identity } from "../forms/index.ts";

/** Rows without borders that are weighed in one table; no form has a quarter as many. */
const mostRuns = 200;
/** Readings of a run that a finding lists. */
const listed = 12;

/** A lead of one may be chance: a row published wrong breaks a sum for its true reading too. */
const safeLead = 2;

/**
 * Decodes the runs of a table (DESIGN.md, “Decode, do not guess”): every way to read each run is
 * weighed against the identities of the whole table. The reading that satisfies more of them than any
 * other is taken; where two satisfy as many, none is, and a finding lists them.
 */
export function decodeRuns(reading: TableReading): void {
  if (reading.runs.length === 0) return;
  markLostBlanks(reading.runs);
  const index = identityIndex(reading.table);
  const known = new Map<string, number | null>();
  for (const [id, r] of reading.readings)
    known.set(id, r.value.value ?? (r.value.status === "blank" ? 0 : null));
  const bound = (run: Run) =>
    [...new Set(run.cells.flatMap((c) => index.get(c.indicator) ?? []))].filter(decides);
  const open: Open[] = [];
  const lost: Run[] = [];
  for (const run of reading.runs) {
    if (readDirectly(run, reading)) continue;
    if (reading.runs.length > mostRuns) {
      lost.push(run);
      continue;
    }
    const own = bound(run);
    const strict = candidatesOf(run, own);
    const candidates = strict && strict.length === 0 ? candidatesOf(run, []) : strict;
    if (candidates && candidates.length > 0) open.push({ run, candidates, lead: 0 });
    else lost.push(run);
  }
  const chosen = weigh(open, known, bound);
  for (const { run, candidates } of open) accept(run, candidates, chosen.get(run), reading);
  for (const run of lost) accept(run, [], undefined, reading);
  judgeDecoded(open, reading, index);
  reading.runs = [];
}

/** Running text puts the unit of a sheet, or a colon, before its number. */
const beforeNumber = /^[\s:：]*(?:亿元|万元|人次|元|件|条|项|次|篇|个|人)?[\s:：]*(?=[+-]?\d)/u;

/** A run that has nothing to decode: no figures at all, or one piece for each cell. */
function readDirectly(run: Run, reading: TableReading): boolean {
  const { cells, tokens } = run;
  if (tokens.length === 0) {
    const status = /\S/u.test(run.raw) ? "placeholder" : "blank";
    for (const cell of cells)
      reading.readings.set(cell.indicator, {
        ...toReading(run, cell, null, run.raw, "blank"),
        basis: "read",
        value: { ...readValue(""), status },
      });
    return true;
  }
  const single = cells.length === 1 && !run.whole && !tokens.includes(undecidable);
  const pieces = single ? [run.raw.replace(beforeNumber, "")] : tokens;
  const values = pieces.map(readValue);
  // A piece that is no value may be the rest of a label, or another row: then none of them is surely of its cell.
  const readable = values.every((v) => v.status === "reported" || v.status === "placeholder");
  if (pieces.length !== cells.length || !readable) return false;
  cells.forEach((cell, i) =>
    reading.readings.set(cell.indicator, {
      ...toReading(run, cell, null, pieces[i], "blank"),
      value: withMoney(values[i], cell, run.units ?? []),
      basis: run.byPosition ? "position" : "read",
    }),
  );
  return true;
}

const decides = (identity: Identity): boolean => identity.relation === "=";

function accept(
  run: Run,
  candidates: Candidate[],
  chosen: Candidate | undefined,
  reading: TableReading,
): void {
  if (!chosen) {
    reading.findings.push(undecided(run, candidates));
    for (const cell of run.cells)
      if (!reading.readings.has(cell.indicator))
        reading.readings.set(cell.indicator, toReading(run, cell, null, run.raw, "unreadable"));
    return;
  }
  run.cells.forEach((cell, i) => {
    const value = chosen[i];
    reading.readings.set(
      cell.indicator,
      toReading(run, cell, value, run.raw, value === null ? "blank" : "reported"),
    );
  });
}

function toReading(
  run: Run,
  cell: Run["cells"][number],
  value: number | null,
  raw: string,
  status: "reported" | "blank" | "unreadable",
): Reading {
  return {
    cell,
    raw,
    value: { status, value, unit: null, note: null, doubt: null },
    basis: run.byPosition ? "position" : "decoded",
    headings: { row: run.label, column: [] },
    place: run.place,
  };
}

/** A decoded row that some identity does not confirm is marked, and says so in a finding. */
function judgeDecoded(open: Open[], reading: TableReading, index: Map<string, Identity[]>): void {
  for (const { run, lead } of open) {
    const read = run.cells
      .map((c) => reading.readings.get(c.indicator))
      .filter((r) => r?.value.status === "reported");
    if (read.length === 0) continue;
    const judged = run.cells
      .flatMap((c) => index.get(c.indicator) ?? [])
      .filter(decides)
      .map((identity) => judge(identity, (m) => reading.readings.get(m)?.value.value).outcome);
    if (lead >= safeLead || onlyReading(run) || (judged.includes("holds") && !judged.includes("fails")))
      continue;
    for (const r of read) r!.unsure = true;
    reading.findings.push({
      rule: "reading.decoded_unproven",
      kind: "extraction",
      severity: "warning",
      indicators: run.cells.map((c) => c.indicator),
      message: {
        en: `“${run.raw.trim()}” was taken apart into ${read.map((r) => r!.value.value).join(" | ")}; not every sum confirms it.`,
        zh: `“${run.raw.trim()}”拆分为 ${read.map((r) => r!.value.value).join(" | ")}，但并非所有合计都能印证。`,
      },
      place: run.place,
    });
  }
}

/** There is nothing to decide, whether blanks left a trace or not: 000 is three noughts, 287 may be one number. */
function onlyReading(run: Run): boolean {
  const all = candidatesOf({ ...run, blanksLost: run.blanksLost || run.tokens.length === 1 }, []);
  return all !== null && all.length === 1 && all[0].every((v) => v !== null);
}

function undecided(run: Run, candidates: Candidate[]): Finding {
  const show = candidates.slice(0, listed).map((c) => c.map((v) => v ?? "").join(" | "));
  const many = candidates.length > listed ? ` (${listed} of ${candidates.length})` : "";
  return {
    rule: "reading.run_undecided",
    kind: "extraction",
    severity: "warning",
    indicators: run.cells.map((c) => c.indicator),
    candidates: show,
    message: {
      en: `“${run.raw.trim()}” can be read in several ways${many}, and the sums of the form do not decide; left empty.`,
      zh: `“${run.raw.trim()}”有多种拆分方式${many}，表内勾稽关系无法判定，留空。`,
    },
    place: run.place,
  };
}
