import type { FormCell, FormTable, Heading } from "../forms/index.ts";
import { inOrderOfGroups } from "./column-headings.ts";
import type { Run } from "./reading.ts";
import type { RunningText } from "./running-text.ts";
import { vocabularyOf, wordings } from "./vocabulary.ts";

/** What stands in the text: a heading of the table, a group, or a stretch of numbers `[from, to)`. */
interface Numbers {
  kind: "numbers";
  tokens: string[];
  from: number;
  to: number;
}
/** `other`: words that are none of the table's, as a caption ends in them: 行政复议、行政诉讼|情况. */
type Event = Named | { kind: "other" } | Numbers;
interface Named {
  kind: "leaf" | "group";
  word: string;
  from: number;
  to: number;
}

/** Characters that one table takes at most, and letters of other words that end it once numbers were met. */
const longest = 700;
const strangers = 10;
/** Places that are tried as the beginning of one table. */
const mostStarts = 60;

/**
 * Reads a table without row labels (table 四) from running text. Its numbers follow all of its headings,
 * or the headings of one group, or one heading each, as the table was laid out before it lost its borders.
 */
export function runsOfOneRow(
  text: RunningText,
  table: FormTable,
): { runs: Run[]; from: number; to: number } | null {
  let best: { runs: Run[]; from: number; to: number } | null = null;
  const size = (found: { runs: Run[] }) => new Set(found.runs.flatMap((r) => r.cells)).size;
  for (const start of startsOf(text, table)) {
    const runs = interpret(eventsFrom(text, start, table), text, table);
    const last = runs.at(-1);
    if (!last) continue;
    const found = { runs, from: start, to: start + 1 };
    if (best === null || size(found) > size(best)) best = found;
  }
  return best && size(best) >= table.columns.length / 3 ? best : runByOrder(text, table);
}

/**
 * Where line breaks tore its headings apart (结果维 结果纠 … 持 正), a table is told by its groups, and its numbers by
 * their count: one piece for each column, in the order of the form.
 */
function runByOrder(text: RunningText, table: FormTable): { runs: Run[]; from: number; to: number } | null {
  const { groups } = vocabularyOf(table);
  for (const word of wordings(table.groups[0])) {
    let at = text.letters.indexOf(word);
    for (let n = 0; at >= 0 && n < mostStarts; n++, at = text.letters.indexOf(word, at + 1)) {
      const start = text.letterAt[at];
      const events = eventsFrom(text, start, table);
      const numbers = events.find((e) => e.kind === "numbers");
      if (numbers?.tokens.length !== table.columns.length) continue;
      const before = events.slice(0, events.indexOf(numbers));
      const named = new Set(before.flatMap((e) => (e.kind === "group" ? (groups.get(e.word) ?? []) : [])));
      if (named.size < table.groups.length) continue;
      const run = runFor(table.cells, numbers, text, table, []);
      return { runs: [{ ...run, byPosition: true }], from: start, to: start + 1 };
    }
  }
  return null;
}

/** Places where the first outcome or the first group is named and a second one follows soon. */
function startsOf(text: RunningText, table: FormTable): number[] {
  const first = [...wordings(table.columns[0]), ...table.groups.flatMap(wordings)];
  const second = wordings(table.columns[1]);
  const starts = new Set<number>();
  for (const word of first)
    for (
      let at = text.letters.indexOf(word);
      at >= 0 && starts.size < mostStarts;
      at = text.letters.indexOf(word, at + 1)
    )
      if (second.some((w) => text.letters.slice(at, at + 60).includes(w))) starts.add(text.letterAt[at]);
  return [...starts].sort((a, b) => a - b);
}

function eventsFrom(text: RunningText, start: number, table: FormTable): Event[] {
  const { groups } = vocabularyOf(table);
  const leaves = new Set(table.columns.flatMap(wordings));
  const known = [...leaves, ...groups.keys()].sort((a, b) => b.length - a.length);
  const events: Event[] = [];
  const end = Math.min(text.text.length, start + longest);
  let strange = 0;
  for (let at = start; at < end;) {
    const numbers = /^[+-]?\d[\d.,+-]*(?:件)?|^[-—/]+/u.exec(text.text.slice(at, Math.min(end, at + 80)));
    if (numbers) {
      // A number after other words (注：…截至12月31日) is not the table's.
      if (strange > 0 && events.some((e) => e.kind === "numbers")) break;
      addNumbers(events, text, at, at + numbers[0].length);
      at += numbers[0].length;
      continue;
    }
    const note = /^\([^()]{0,40}\)/u.exec(text.text.slice(at, at + 42));
    if (note) {
      at += note[0].length;
      continue;
    }
    const word = known.find((w) => lettersAt(text, at, w) > 0);
    if (word) {
      const to = lettersAt(text, at, word);
      events.push({ kind: leaves.has(word) ? "leaf" : "group", word, from: at, to });
      at = to;
      strange = 0;
      continue;
    }
    if (/\p{L}/u.test(text.text[at])) {
      strange++;
      if (events.at(-1)?.kind === "group") events.push({ kind: "other" });
    }
    if (strange > strangers && events.some((e) => e.kind === "numbers")) break;
    at++;
  }
  return events;
}

/** Where a word ends that begins here, punctuation inside allowed; 0 if it does not begin here. */
function lettersAt(text: RunningText, at: number, word: string): number {
  let i = at;
  for (const letter of word) {
    while (i > at && /[^\p{L}\d]/u.test(text.text[i] ?? "")) i++;
    if (text.text[i] !== letter) return 0;
    i++;
  }
  return i;
}

function addNumbers(events: Event[], text: RunningText, from: number, to: number): void {
  const tokens: string[] = [];
  for (let i = from; i < to; i++) {
    const c = text.text[i];
    if (!/[\d.,+—/-]/u.test(c)) continue;
    if (tokens.length === 0 || text.gapBefore[i]) tokens.push(c);
    else tokens[tokens.length - 1] += c;
  }
  const last = events.at(-1);
  if (last?.kind === "numbers") {
    last.tokens.push(...tokens);
    last.to = to;
  } else events.push({ kind: "numbers", tokens, from, to });
}

/** A dash alone joins words; before the first number it is an empty cell. */
const holdsCells = ({ tokens }: Numbers): boolean => tokens.length > 1 || /\d/.test(tokens[0] ?? "");

function interpret(events: Event[], text: RunningText, table: FormTable): Run[] {
  const runs: Run[] = [];
  let header: string[] = [];
  let leaves: string[] = [];
  let groups: Named[] = [];
  let caption: Named[] = [];
  let last: Named[] = [];
  for (const event of events) {
    if (event.kind === "leaf") leaves.push(event.word);
    if (event.kind === "group") groups.push(event);
    if (event.kind === "other") [caption, groups] = [[...caption, ...groups], []];
    if (event.kind === "numbers") {
      if (leaves.length > 1) header = leaves;
      // What is named in a caption and again in the headings is in the order of the headings.
      const isAgain = groups.some(({ word }) => caption.some((other) => other.word === word));
      const named = isAgain ? groups : [...caption, ...groups];
      if (named.length > 0) last = named;
      const raised = raisedAmong(last, table);
      const cellsEndLines = last.every((g) => endsLine(g, text));
      const inOrder = last.filter((g) => g !== raised || !endsLine(g, text) || cellsEndLines);
      const words = inOrder.map(({ word }) => word);
      const cells = cellsFor(leaves.length === 0 ? header : leaves, words, table);
      if (cells && holdsCells(event))
        runs.push({
          ...runFor(cells, event, text, table, [...words.slice(-1), ...leaves]),
          groupsInDoubt: raised !== undefined,
        });
      leaves = [];
      [caption, groups] = [[], []];
    }
  }
  return runs;
}

/**
 * A group of others (行政诉讼) before one that is none of them (行政复议): it may come first in the table, or stand higher,
 * as the cell beside it is taller. With a line of its own, where not each cell has one, it does not come first.
 */
function raisedAmong(named: readonly Named[], table: FormTable): Named | undefined {
  const { groups } = vocabularyOf(table);
  const keys = named.map(({ word }) => groups.get(word) ?? "");
  return named.find((_, i) => {
    const within = table.columns.flatMap(({ under = [] }) =>
      under.includes(keys[i]) ? [under.at(-1)!] : [],
    );
    const next = keys[i + 1];
    return (
      next !== undefined &&
      next !== keys[i] &&
      within.some((key) => key !== keys[i]) &&
      !within.includes(next)
    );
  });
}

const endsLine = ({ to }: Named, text: RunningText): boolean => text.raw(to - 1, to + 1).includes("\n");

/** The cells that a list of headings stands for: all of them, or those of the groups named with them. */
function cellsFor(leaves: string[], groups: string[], table: FormTable): FormCell[] | null {
  const keys = groups.map((g) => vocabularyOf(table).groups.get(g));
  const innermost = table.columns.filter((h) => h.under?.at(-1) === keys.at(-1));
  const named = (h: Heading, word: string) => wordings(h).includes(word);
  const cellOf = (h: Heading) => table.cells.find((c) => c.column === h.key)!;
  for (const columns of [inOrderOfGroups(keys, table.columns), table.columns])
    if (
      columns.length > 0 &&
      columns.length === leaves.length &&
      columns.every((h, i) => named(h, leaves[i]))
    )
      return columns.map(cellOf);
  const columns = leaves.flatMap((word) => innermost.find((h) => named(h, word)) ?? []);
  const whole = columns.length === leaves.length && new Set(columns).size === columns.length;
  return whole && columns.length > 0 ? columns.map(cellOf) : null;
}

function runFor(
  cells: FormCell[],
  event: Numbers,
  text: RunningText,
  table: FormTable,
  label: string[],
): Run {
  return {
    row: table.rows[0],
    labelled: true,
    byPosition: false,
    cells,
    tokens: event.tokens,
    whole: false,
    raw: text.raw(event.from, event.to),
    place: text.placeOf(event.from, event.to),
    label: label.filter((l) => l !== ""),
  };
}
