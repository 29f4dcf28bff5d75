import type { Run } from "./reading.ts";

/** A column of serial numbers ends up behind the numbers of the row before: 33, 3 … 9, 4 … 10, 5 …. */
export function dropSerials(runs: readonly Run[]): void {
  const pairs = runs.filter((r) => r.cells.length === 1 && r.tokens.length === 2);
  const steps = pairs.slice(1).map((r, i) => Number(r.tokens[1]) - Number(pairs[i].tokens[1]));
  const counting = steps.filter((n) => n >= 1 && n <= 3).length;
  if (pairs.length < 8 || counting < steps.length * 0.9) return;
  const serials = runs.map((run) => (pairs.includes(run) ? Number(run.tokens[1]) : null));
  runs.forEach((run, i) => {
    const [before, after] = [serials.slice(0, i).findLast(isSerial), serials.slice(i + 1).find(isSerial)];
    const alone = run.cells.length === 1 && run.tokens.length === 1 ? Number(run.tokens[0]) : NaN;
    // Of a row that was left blank only the serial number of the next one remains.
    const counts = before !== undefined && after !== undefined && before < alone && alone < after;
    if (!counts && serials[i] === null) return;
    run.tokens.pop();
    run.raw = run.tokens[0] ?? "";
  });
}

const isSerial = (n: number | null): n is number => n !== null;
