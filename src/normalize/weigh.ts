import type { Identity } from "../forms/index.ts";
import { judge } from "./arithmetic.ts";
import type { Run } from "./reading.ts";
import { type Candidate, candidatesOf } from "./splits.ts";

/** Combinations of readings beyond this are not weighed. */
const mostCombinations = 30_000;

/** A run and the ways to read it. */
export interface Open {
  run: Run;
  candidates: Candidate[];
  /** how many more identities hold for the reading taken than for the next best, where some fail */
  lead: number;
}

/**
 * Weighs the readings of the runs of a table against its identities. Gives the one best reading of each run, or undefined where
 * several are as good.
 */
export function weigh(
  open: Open[],
  known: Map<string, number | null>,
  bound: (run: Run) => Identity[],
): Map<Run, Candidate | undefined> {
  const values = new Map(known);
  /** What is undecided is not known: a sum that holds for one of its readings says nothing. */
  const set = (run: Run, candidate: Candidate | undefined) =>
    run.cells.forEach((c, i) => values.set(c.indicator, candidate ? (candidate[i] ?? 0) : null));
  const score = (identities: Identity[]) =>
    identities.reduce(
      (n, identity) => n + (judge(identity, (m) => values.get(m)).outcome === "holds" ? 1 : 0),
      0,
    );
  const several = open.filter((o) => o.candidates.length > 1);
  for (const { run, candidates } of open) set(run, candidates[0]);
  const chosen = new Map<Run, Candidate | undefined>(open.map((o) => [o.run, o.candidates[0]]));
  const combinations = several.reduce((n, o) => n * o.candidates.length, 1);
  if (combinations <= mostCombinations) weighTogether(several, set, score, bound, chosen);
  else for (const { run } of several) chosen.set(run, undefined);
  for (const { run } of several) set(run, chosen.get(run));
  reconsider(open, chosen, set, score, bound);
  return chosen;
}

/** Tries every combination of the runs that are still open, and keeps what all the best ones agree on. */
function weighTogether(
  open: Open[],
  set: (run: Run, candidate: Candidate) => void,
  score: (identities: Identity[]) => number,
  bound: (run: Run) => Identity[],
  chosen: Map<Run, Candidate | undefined>,
): void {
  const identities = [...new Set(open.flatMap((o) => bound(o.run)))];
  const pick = new Array<number>(open.length).fill(0);
  let best = -1;
  let winners: Set<number>[] = [];
  const go = (i: number): void => {
    if (i === open.length) {
      const points = score(identities);
      if (points > best) {
        best = points;
        winners = pick.map((p) => new Set([p]));
      } else if (points === best) pick.forEach((p, k) => winners[k].add(p));
      return;
    }
    open[i].candidates.forEach((candidate, c) => {
      pick[i] = c;
      set(open[i].run, candidate);
      go(i + 1);
    });
  };
  if (open.length > 0) go(0);
  open.forEach(({ run, candidates }, k) =>
    chosen.set(run, winners[k].size === 1 ? candidates[[...winners[k]][0]] : undefined),
  );
}

/**
 * A row whose own sum was published wrong has a reading that keeps the columns instead. Where columns
 * fail, readings that break the row's own sum are weighed too.
 */
function reconsider(
  open: Open[],
  chosen: Map<Run, Candidate | undefined>,
  set: (run: Run, candidate: Candidate | undefined) => void,
  score: (identities: Identity[]) => number,
  bound: (run: Run) => Identity[],
): void {
  for (const one of open) {
    const { run } = one;
    const current = chosen.get(run);
    const identities = bound(run);
    if (!current) continue;
    const start = score(identities);
    if (start === identities.length) continue;
    let [best, second] = [start, -1];
    let winner: Candidate | undefined = current;
    const others = candidatesOf(run, []);
    for (const candidate of others ?? []) {
      if (candidate.every((v, i) => v === current[i])) continue;
      set(run, candidate);
      const points = score(identities);
      if (points > best) [best, second, winner] = [points, best, candidate];
      else if (points > second) second = points;
    }
    one.lead = others ? best - second : 0;
    // The row's own sum outweighs a tie: only a reading that keeps it stands, and it stays in doubt.
    if (one.lead === 0 && !one.candidates.includes(current)) winner = undefined;
    chosen.set(run, winner);
    set(run, winner);
  }
}
