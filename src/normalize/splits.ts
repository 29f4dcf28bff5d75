import type { FormCell, Identity } from "../forms/index.ts";
import { judge } from "./arithmetic.ts";
import type { Run } from "./reading.ts";
import { mostDigits, readValue } from "./values.ts";

/** One way to read a run: a number, or null for a blank, for each cell of the row. */
export type Candidate = (number | null)[];

/** More readings than this are not weighed: a run that allows so many decides nothing. */
const most = 20_000;
/** Cuts that are tried for one run. */
const mostCuts = 200_000;
/** Where any cell may be blank as well, a run that takes more cuts decides nothing. */
const mostWithBlanks = 20_000;
/** Characters of one number, its sign included. */
const longest = mostDigits + 1;

/**
 * All ways to read a run as the numbers of its row. A number does not begin with a zero it does not
 * need, has decimals only where the form allows them, and a sign begins a number. Returns null where
 * there are too many to weigh.
 */
export function candidatesOf(run: Run, own: Identity[]): Candidate[] | null {
  const cut = run.whole ? [] : cutsOf(run, closings(run.cells, own));
  if (cut === null || cut.length > most) return null;
  const readings = run.blanksLost ? satisfying(cut, run.cells, own) : cut;
  const bordered = run.whole || run.tokens.length > 1 || isShort(run);
  if (bordered && !run.blanksLost && run.tokens.length < run.cells.length) place(run, readings);
  return readings.length > most ? null : readings;
}

/** Those by which the row's own sums hold, blanks counted as nothing; all where none does. */
function satisfying(readings: Candidate[], cells: FormCell[], own: Identity[]): Candidate[] {
  const index = new Map(cells.map((c, i) => [c.indicator, i]));
  const within = own.filter(({ left, right }) => [...left, ...right].every((m) => index.has(m)));
  const satisfy = readings.filter((read) =>
    within.every((identity) => judge(identity, (m) => read[index.get(m)!] ?? 0).outcome === "holds"),
  );
  return satisfy.length > 0 ? satisfy : readings;
}

/** Fewer figures than cells, without borders: some of its cells were blank. */
const isShort = ({ tokens, cells }: Run) => tokens.join("").length < cells.length;

/** A run that is too short for its row shows that blanks left no trace, in the runs beside it as well. */
export function markLostBlanks(runs: Run[]): void {
  const several = runs.filter((r) => !r.whole && r.cells.length > 1 && r.tokens.length > 0);
  if (several.some(isShort)) for (const run of several) if (run.tokens.length === 1) run.blanksLost = true;
}

/** Sums that are complete once the cell at an index is read, so that wrong prefixes end early. */
function closings(cells: FormCell[], own: Identity[]): Map<number, Identity[]> {
  const at = new Map<number, Identity[]>();
  const index = new Map(cells.map((c, i) => [c.indicator, i]));
  for (const identity of own) {
    const members = [...identity.left, ...identity.right].map((m) => index.get(m));
    if (identity.relation !== "=" || members.some((m) => m === undefined)) continue;
    const last = Math.max(...(members as number[]));
    at.set(last, [...(at.get(last) ?? []), identity]);
  }
  return at;
}

/** The pieces of a run cut wherever that leaves one number (or a blank) for each cell; null where there are too many ways. */
function cutsOf(
  { tokens, cells, blanksLost = false }: Run,
  checks: Map<number, Identity[]>,
): Candidate[] | null {
  if (tokens.length > cells.length) return [];
  const lengthFrom = tokens.map((_, i) => tokens.slice(i).join("").length);
  const out: Candidate[] = [];
  const read: Candidate = [];
  let cuts = 0;
  const enough = blanksLost ? mostWithBlanks : mostCuts;
  const take = (value: number | null, token: number, end: number): void => {
    read.push(value);
    if (value === null || closes(cells, read, checks)) {
      if (end < tokens[token].length) go(token, end);
      else go(token + 1, 0);
    }
    read.pop();
  };
  const go = (token: number, from: number): void => {
    const left = cells.length - read.length;
    if (token === tokens.length && (left === 0 || blanksLost))
      out.push([...read, ...new Array<null>(left).fill(null)]);
    if (left === 0 || token === tokens.length || ++cuts > enough) return;
    const characters = lengthFrom[token] - from;
    if ((characters < left && !blanksLost) || characters > left * longest) return;
    if (blanksLost) {
      read.push(null);
      go(token, from);
      read.pop();
    }
    const text = tokens[token];
    for (let end = from + 1; end <= Math.min(text.length, from + longest); end++) {
      if (++cuts > enough || out.length > most) return;
      const piece = text.slice(from, end);
      if (isPlaceholder(piece)) take(null, token, end);
      if (isNumber(piece, cells[read.length]) && !/^\.\d/.test(text.slice(end, end + 2)))
        take(Number(piece), token, end);
    }
  };
  go(0, 0);
  return cuts > enough ? null : out;
}

function closes(cells: FormCell[], read: Candidate, checks: Map<number, Identity[]>): boolean {
  const due = checks.get(read.length - 1);
  if (!due) return true;
  const values = new Map(read.map((v, i) => [cells[i].indicator, v]));
  return due.every((identity) => judge(identity, (m) => values.get(m)).outcome !== "fails");
}

/** A stroke, or several, may stand for an empty cell as well as begin a number. */
const isPlaceholder = (piece: string): boolean =>
  /^\D/.test(piece) && readValue(piece).status === "placeholder";

function isNumber(piece: string, cell: FormCell): boolean {
  const body = /^[+-]/.test(piece) ? piece.slice(1) : piece;
  if ((body !== piece && !cell.signed) || body.length > mostDigits) return false;
  return (cell.integer ? /^(?:0|[1-9]\d*)$/ : /^(?:0|[1-9]\d*)(?:\.\d+)?$/).test(body);
}

/** Numbers whose columns are lost, in order, with blanks between them. */
function place(run: Run, out: Candidate[]): void {
  const { tokens, cells } = run;
  const go = (token: number, cell: number, read: Candidate): void => {
    if (out.length > most) return;
    if (token === tokens.length) {
      out.push([...read, ...new Array<null>(cells.length - cell).fill(null)]);
      return;
    }
    for (let at = cell; at <= cells.length - (tokens.length - token); at++)
      if (isNumber(tokens[token], cells[at]))
        go(token + 1, at + 1, [...read, ...new Array<null>(at - cell).fill(null), Number(tokens[token])]);
  };
  go(0, 0, []);
}
