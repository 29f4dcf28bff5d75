import { hasNumber, segmentsOf } from "./alignment.ts";
import { completedRules } from "./completion.ts";
import type { Ruled } from "./draft.ts";
import { edgeBox } from "./edges.ts";
import { median, union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import { linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Rule } from "./rules.ts";
import type { Word } from "./words.ts";

/** Points from which a horizontal rule may belong to a table that has no vertical ones. */
const shortest = 60;

/** Ems from a row to the next, at most, with lines of a single text between that are not those of a wrapped label. */
const farthest = 6;

/** Rows that a header has at most. */
const mostHeaderRows = 4;

/** What a table would have for rules that has not all of them, and its words. */
export interface Open {
  rules: Rule[];
  words: Word[];
}

/**
 * The tables among these words that are not ruled cell by cell: by the rules and the shades that there are,
 * and by alignment. Where the page is set in columns, alignment alone makes no table.
 */
export function openTables(
  partial: readonly Rule[][],
  bars: readonly Rule[],
  words: readonly Word[],
  inColumns: boolean,
): Open[] {
  const taken = new Set<Word>();
  const tables: Open[] = [];
  const add = (drawn: readonly Rule[], inside: readonly Word[]) => {
    const rules = completedRules(drawn, inside);
    if (rules === null) return;
    tables.push({ rules, words: [...inside] });
    for (const word of inside) taken.add(word);
  };
  const rest = () => words.filter((word) => !taken.has(word));
  for (const { drawn, inside } of barred(bars, words))
    add(
      drawn,
      inside.filter((word) => !taken.has(word)),
    );
  const runs = inColumns ? [] : runsOf(linesOf(rest().filter(({ turn }) => turn === 0)));
  for (const edges of partial) {
    // Often only the header is shaded, or every other row: the rows beside are of the same table.
    const box = union(edges.map(edgeBox));
    const inside = new Set(rest().filter((word) => standsIn(word, box)));
    for (const run of runs.filter((lines) =>
      lines.some((line) => line.words.some((word) => inside.has(word))),
    )) {
      for (const word of run.flatMap((line) => line.words)) inside.add(word);
    }
    add(edges, [...inside]);
  }
  for (const run of runs) {
    const inside = run.flatMap((line) => line.words);
    if (!inside.some((word) => taken.has(word))) add([], inside);
  }
  return tables;
}

/**
 * Whether only the header of a table is ruled, or all its rows stand in one: rows of aligned text go on
 * below, or several numbers stand under each other in its cells.
 */
export function isIncomplete({ lattice, box }: Ruled, words: readonly Word[]): boolean {
  const rows = lattice.ys.length - 1;
  if (rows > mostHeaderRows) return false;
  const upright = words.filter(({ turn }) => turn === 0);
  const stacked = lattice.slots.filter(({ box: cell }) => {
    const lines = linesOf(upright.filter((word) => standsIn(word, cell)));
    return lines.filter(hasNumber).length > 2;
  });
  if (stacked.length > 1) return true;
  const [inside, others] = [true, false].map((is) => upright.filter((word) => standsIn(word, box) === is));
  if (linesOf(inside).some(hasNumber)) return false;
  const near = others.filter(
    ({ baseline }) => baseline < box.bottom && baseline > box.bottom - 8 * (box.top - box.bottom),
  );
  const below = linesOf(near).slice(0, 3);
  const next = below.findIndex(
    (line) => line.left < box.left - line.size || line.right > box.right + line.size,
  );
  const rowsBelow = (next < 0 ? below : below.slice(0, next)).filter((line) => segmentsOf(line).length > 1);
  return rowsBelow.length > 1 && rowsBelow[0].baseline > box.bottom - 3 * rowsBelow[0].size;
}

/** Tables that are ruled between rows only: horizontal rules of one length, one under the other. */
function barred(bars: readonly Rule[], words: readonly Word[]): { drawn: Rule[]; inside: Word[] }[] {
  const long = bars.filter(({ from, to }) => to - from > shortest);
  const upright = words.filter(({ turn }) => turn === 0);
  return stacksOf(long).flatMap((stack) =>
    splitAtHeadings(stack, upright).map((part) => {
      const [{ from, to, at: top }, { at: bottom }] = [part[0], part[part.length - 1]];
      const isInner = (bar: Rule) =>
        bar.from > from - 6 && bar.to < to + 6 && bar.at < top && bar.at > bottom;
      return {
        drawn: [...new Set([...part, ...long.filter(isInner)])],
        inside: [
          ...headerAbove(part, upright),
          ...upright.filter((word) => standsIn(word, { left: from, right: to, bottom, top })),
        ],
      };
    }),
  );
}

/** The words of a header over which no rule is drawn: a line of several texts directly above the first rule. */
function headerAbove([first]: readonly Rule[], words: readonly Word[]): Word[] {
  const above = linesOf(words.filter(({ baseline }) => baseline > first.at)).reverse();
  const header: Line[] = [];
  let last = first.at;
  for (const line of above) {
    const isWithin = line.left >= first.from - line.size && line.right <= first.to + line.size;
    const isHeading = header.length === 0 && segmentsOf(line).length < 2 && line.words.length < 3;
    if (!isWithin || isHeading || line.baseline - last > 1.6 * line.size) break;
    header.push(line);
    last = line.baseline;
  }
  return header.flatMap((line) => line.words);
}

function stacksOf(bars: readonly Rule[]): Rule[][] {
  const stacks: Rule[][] = [];
  for (const bar of [...bars].sort((a, b) => b.at - a.at)) {
    const stack = stacks.find(
      ([first]) => Math.abs(first.from - bar.from) < 6 && Math.abs(first.to - bar.to) < 6,
    );
    if (stack) stack.push(bar);
    else stacks.push([bar]);
  }
  // The longest first: shorter ones within them are rules between some of their columns.
  return stacks.filter((stack) => stack.length > 1).sort(([a], [b]) => b.to - b.from - (a.to - a.from));
}

function standsIn({ left, right, baseline, size, turn }: Word, box: Box): boolean {
  const middle = baseline + 0.3 * size;
  return (
    turn === 0 &&
    left >= box.left - size &&
    right <= box.right + size &&
    middle < box.top &&
    middle > box.bottom
  );
}

/** Parts rules of several tables under each other where the text between two rules is no row of a table. */
function splitAtHeadings(stack: readonly Rule[], words: readonly Word[]): Rule[][] {
  const bands = stack.slice(1).map((bar, index) => {
    const top = stack[index].at;
    const lines = linesOf(words.filter(({ baseline }) => baseline < top && baseline > bar.at));
    return { height: top - bar.at, lines };
  });
  const usualHeight = median(bands.map(({ height }) => height));
  const rows = bands.flatMap(({ lines }) => lines.filter((line) => segmentsOf(line).length > 1));
  const usualSize = median(rows.map(({ size }) => size));
  const [{ from, to }] = stack;
  const isOutside = ({ left, right, size }: Line) => left < from - size || right > to + size;
  const parts: Rule[][] = [[stack[0]]];
  bands.forEach(({ height, lines }, index) => {
    const texts = lines.filter((line) => segmentsOf(line).length === 1);
    const isHeading = texts.some((line) => line.size > 1.1 * usualSize || isOutside(line));
    const isText = lines.length > 0 && texts.length === lines.length && height > 1.6 * usualHeight;
    if (isHeading || isText) parts.push([]);
    parts[parts.length - 1].push(stack[index + 1]);
  });
  return parts.filter((part) => part.length > 1);
}

/** Runs of lines that begin and end with several texts in a line; single texts between are wrapped ones. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  let waiting: Line[] = [];
  let begin = 0;
  const end = () => {
    if (run.length > 1) {
      runs.push([...head(run, lines.slice(0, begin)), ...run, ...waiting.slice(0, tail(run, waiting))]);
    }
    run = [];
    waiting = [];
  };
  lines.forEach((line, index) => {
    const last = waiting.at(-1) ?? run.at(-1);
    if (last && last.baseline - line.baseline > 4 * Math.max(last.size, line.size)) end();
    if (segmentsOf(line).length > 1) {
      if (run.length === 0) begin = index;
      run.push(...waiting, line);
      waiting = [];
    } else if (run.length > 0) {
      waiting.push(line);
      // A heading is larger than the table under it, running text wider.
      const isHeading = line.size > 1.1 * median(run.map(({ size }) => size));
      const isWrapped =
        last && last.baseline - line.baseline < 1.9 * line.size && width(line) < 0.4 * widest(run);
      const isFar = !isWrapped && run[run.length - 1].baseline - line.baseline > farthest * line.size;
      if (isHeading || isFar || width(line) > 0.85 * widest(run)) end();
    }
  });
  end();
  return runs;
}

/** Lines before the first full row that are closer to it than rows are: of a header, or of a wrapped text. */
function head(run: readonly Line[], before: readonly Line[]): Line[] {
  const pitch = median(run.slice(1).map((line, index) => run[index].baseline - line.baseline));
  let next = run[0];
  let count = 0;
  for (const line of [...before].reverse()) {
    const near = line.words.length > 1 ? 1.2 * pitch : Math.max(0.75 * pitch, 0.95 * line.size);
    if (count === 3 || line.baseline - next.baseline > near || width(line) > 0.85 * widest(run)) break;
    next = line;
    count++;
  }
  return before.slice(before.length - count);
}

/** Lines after the last row that are the rest of its wrapped texts. */
function tail(run: readonly Line[], waiting: readonly Line[]): number {
  let last = run[run.length - 1];
  let count = 0;
  for (const line of waiting) {
    if (last.baseline - line.baseline > 1.6 * line.size || width(line) > 0.5 * widest(run)) break;
    last = line;
    count++;
  }
  return count;
}

function width(line: Line): number {
  return line.right - line.left;
}

function widest(lines: readonly Line[]): number {
  return Math.max(...lines.map((line) => line.right)) - Math.min(...lines.map((line) => line.left));
}
