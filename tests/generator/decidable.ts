import type { GridCell } from "./grid.ts";
import type { TrueFact } from "./record.ts";

type Facts = Map<string, TrueFact>;

const valuesOf = (row: readonly GridCell[]): GridCell[] => row.filter((cell) => cell.role === "value");
const factOf = (facts: Facts, cell: GridCell): TrueFact | undefined =>
  cell.cell?.indicator ? facts.get(cell.cell.indicator) : undefined;

function mark(facts: Facts, cells: readonly GridCell[], change: Partial<TrueFact>): void {
  for (const cell of cells) Object.assign(factOf(facts, cell) ?? {}, change);
}

/**
 * Where blank cells vanish (tokens with spaces between them), a row tells its values only when all of
 * them, or none, are there.
 */
export function markLostBlanks(rows: readonly GridCell[][], facts: Facts): void {
  for (const row of rows) {
    const values = valuesOf(row);
    const filled = values.filter((cell) => cell.text.trim() !== "");
    const inner = filled.some((cell) => /\s/.test(cell.text.trim()));
    if (inner || (filled.length > 0 && filled.length < values.length))
      mark(facts, values, { decidable: false });
  }
}

/** All ways to read a run of digits as `count` numbers without leading zeros; at most `limit`. */
export function readings(run: string, count: number, limit: number): number[][] {
  const out: number[][] = [];
  const go = (from: number, left: number, taken: number[]): void => {
    if (out.length >= limit) return;
    if (left === 0) return void (from === run.length && out.push(taken));
    const longest = run[from] === "0" ? 1 : run.length - from - (left - 1);
    for (let size = 1; size <= longest; size++)
      go(from + size, left - 1, [...taken, Number(run.slice(from, from + size))]);
  };
  go(0, count, []);
  return out;
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

interface Run {
  cells: GridCell[];
  truth: number[];
  possible: number[][];
}

const key = (run: Run): string =>
  run.cells[0]!.cell!.indicator!.replace(/^requests\./, "").replace(/\.[a-z_]+$/, "");

/** Assignments of one reading to each row for which the columns of table 3 balance; stops at `limit` of them. */
function balanced(runs: readonly Run[], limit: number): number[][][] {
  const found: number[][][] = [];
  const columns = runs[0]!.truth.length;
  const sign = runs.map((run) => (key(run) === "result_total" ? -1 : /newly|carried/.test(key(run)) ? 0 : 1));
  const byKey = (name: string, chosen: number[][]): number[] =>
    chosen[runs.findIndex((run) => key(run) === name)]!;
  let steps = 0;
  const go = (at: number, chosen: number[][]): void => {
    if (found.length >= limit || ++steps > 200_000) return;
    if (at < runs.length) {
      for (const reading of runs[at]!.possible) go(at + 1, [...chosen, reading]);
      return;
    }
    for (let c = 0; c < columns; c++) {
      if (sum(chosen.map((row, i) => sign[i]! * row[c]!)) !== 0) return;
      const [received, over] = [byKey("newly_received", chosen)[c]!, byKey("carried_over", chosen)[c]!];
      const [done, forward] = [byKey("result_total", chosen)[c]!, byKey("carried_forward", chosen)[c]!];
      if (received + over !== done + forward) return;
    }
    found.push(chosen);
  };
  go(0, []);
  return steps > 200_000 ? [] : found;
}

/** Judges what remains open once the arithmetic has spoken: a run that has more than one reading tells nothing. */
function settle(facts: Facts, runs: readonly Run[], solutions: readonly number[][][]): void {
  runs.forEach((run, i) => {
    const truth = run.truth.join();
    const isTruth = (reading: number[]): boolean => reading.join() === truth;
    if (!run.possible.some(isTruth)) return mark(facts, run.cells, { judged: false });
    if (run.possible.length === 1) return;
    const read = solutions.map((solution) => solution[i]!);
    if (read.length > 0 && !read.some(isTruth)) mark(facts, run.cells, { judged: false });
    else if (read.length === 0 || !read.every(isTruth)) mark(facts, run.cells, { decidable: false });
  });
}

function runOf(row: readonly GridCell[], sums: (reading: number[]) => boolean): Run | null {
  const cells = valuesOf(row);
  const texts = cells.map((cell) => cell.text.trim());
  if (!texts.every((text) => /^\d+$/.test(text)) || cells.some((cell) => !cell.cell?.indicator)) return null;
  const all = readings(texts.join(""), cells.length, 20_000);
  const adding = all.filter(sums);
  return {
    cells,
    truth: texts.map(Number),
    possible: all.length === 1 || adding.length === 0 ? all : adding,
  };
}

/** The total stands last in the printed order only if the columns were not moved. */
const rowAdds =
  (cells: readonly GridCell[]) =>
  (reading: number[]): boolean => {
    const at = cells.findIndex((cell) => cell.cell?.indicator?.endsWith(".total"));
    return at < 0 || sum(reading) === 2 * reading[at]!;
  };

const blocksAdd = (reading: number[]): boolean =>
  [0, 5, 10].every((at) => sum(reading.slice(at, at + 4)) === reading[at + 4]);

/**
 * Where all borders are lost: a row is decidable when one reading alone satisfies the identities. Where the
 * only such readings are others (the office's own sum was wrong), nobody can tell from the text, and the row
 * is not judged; nor is a number with a space in it, or one that the next line's serial number runs into.
 */
export function markLostBorders(rows: readonly GridCell[][], facts: Facts): void {
  const requests: Run[] = [];
  let whole = true;
  const serials = rows.some((row) => row.some((cell) => /^序\s*号$/.test(cell.text)));
  for (const row of rows) {
    const values = valuesOf(row);
    if (serials) mark(facts, values, { judged: false });
    if (values.length < 2) continue;
    const filled = values.filter((cell) => cell.text.trim() !== "");
    if (filled.length === 0) continue;
    const indicator = values.find((cell) => cell.cell?.indicator)?.cell?.indicator ?? "";
    const review = indicator.startsWith("review_litigation");
    const run = runOf(row, review ? (values.length === 15 ? blocksAdd : () => true) : rowAdds(values));
    if (!run) {
      const short =
        filled.length < values.length &&
        filled.map((cell) => cell.text.trim()).join("").length < values.length;
      const spaced = filled.some((cell) => /\s/.test(cell.text.trim()));
      const open = (filled.length === values.length || short) && !spaced;
      mark(facts, values, open ? { decidable: false } : { judged: false });
      if (indicator.startsWith("requests.")) whole = false;
    } else if (indicator.startsWith("requests.")) requests.push(run);
    else
      settle(
        facts,
        [run],
        run.possible.map((reading) => [reading]),
      );
  }
  const complete = ["newly_received", "carried_over", "result_total", "carried_forward"].every((name) =>
    requests.some((run) => key(run) === name),
  );
  if (requests.length > 0) settle(facts, requests, whole && complete ? balanced(requests, 50) : []);
}
