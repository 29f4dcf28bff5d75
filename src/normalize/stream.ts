import type { Place } from "../model/place.ts";
import type { Form, FormTable } from "../forms/index.ts";
import type { Finding } from "../model/report.ts";
import { blanksInDoubt } from "./left-aside.ts";
import { periodsIn } from "./periods.ts";
import type { Run, TableReading } from "./reading.ts";
import type { RunningText } from "./running-text.ts";
import { orderOfColumns } from "./stream-columns.ts";
import { bestChain, otherWords, withMissing, withMoved } from "./stream-labels.ts";
import { runsOfOneRow } from "./stream-one-row.ts";
import { runOf, undecidable } from "./stream-runs.ts";
import { dropSerials } from "./stream-serials.ts";
import { hasOneRow } from "./lines.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Characters before the first row among which its header stands. */
const longestHeader = 160;
/** Digits of a serial number, at most. */
const longestSerial = 9;

/**
 * Reads a table whose cells have become running text (`一、本年新收政府信息公开申请数量2000002…`): the
 * labels are found in the order of the form, what stands between two of them is the run of the row.
 * Returns null where the text holds no such table.
 */
export function readStream(text: RunningText, form: Form, table: FormTable): TableReading | null {
  const vocabulary = vocabularyOf(table);
  if (hasOneRow(vocabulary)) {
    const found = runsOfOneRow(text, table);
    if (!found) return null;
    const reading = readingOf(found.runs, text.placeOf(found.from, found.to), form, table);
    const inDoubt = found.runs.filter((run) => run.groupsInDoubt);
    return { ...reading, findings: inDoubt.map(groupsUnordered) };
  }
  const labels = bestChain(text, vocabulary);
  if (labels.length === 0) return null;
  const runs: Run[] = [];
  const marks = otherWords(text, vocabulary, labels);
  const all = withMissing(text, table.rows, withMoved(text, vocabulary, labels));
  let header = lettersBetween(text, Math.max(0, all[0].from - longestHeader), all[0].from);
  all.forEach((label, i) => {
    const next = Math.min(all[i + 1]?.from ?? text.text.length, ...marks.filter((m) => m >= label.to));
    const run = runOf(text, table, label, next, header);
    runs.push(run);
    // What stands between two rows heads the rows that follow (table 二 has a header for each block).
    const following = all[i + 1];
    if (!following) return;
    const between = lettersBetween(text, next, following.from);
    const { cells } = vocabulary.cellsOf.get(following.row.key)!;
    if (cells.length > 1 && orderOfColumns(between, cells, table).named) header = between;
  });
  dropSerials(runs, text.text.slice(Math.max(0, all[0].from - longestSerial), all[0].from));
  const filled = runs.filter((r) => r.tokens.length > 0);
  if (filled.length === 0) return null;
  if (hasSeveralColumns(text.text.slice(Math.max(0, all[0].from - longestHeader), all[0].from), table))
    for (const run of filled) if (run.cells.length === 1) run.tokens.push(undecidable);
  const place = text.placeOf(labels[0].from, labels[0].to);
  const reading = readingOf(runs, place, form, table);
  const blank = runs.filter((r) => r.tokens.length === 0).flatMap((r) => r.cells);
  if (blank.length > 0 && filled.some(isTorn)) reading.findings.push(blanksInDoubt(blank, place));
  return reading;
}

function groupsUnordered({ cells, place }: Run): Finding {
  return {
    rule: "reading.groups_unordered",
    kind: "extraction",
    severity: "warning",
    indicators: cells.map((c) => c.indicator),
    message: {
      en: "The text does not show which group of columns comes first: the numbers of one may be those of another.",
      zh: "文中看不出各组栏目的先后，某组的数值可能属于另一组。",
    },
    place,
  };
}

/** Numbers of a row that stand apart and are not as many as its cells. */
const isTorn = ({ tokens, cells }: Run) => tokens.length > 1 && tokens.length !== cells.length;

/** A header in running text that heads more than one column of numbers: 统计指标 单位 2017年 2016年. */
function hasSeveralColumns(before: string, { columns, furniture }: FormTable): boolean {
  if (columns.length > 1) return false;
  const words = furniture.toSorted((a, b) => b.length - a.length).join("|");
  return before
    .split(new RegExp(words, "u"))
    .slice(1)
    .some((heading) => periodsIn(heading) > 1);
}

function readingOf(runs: Run[], place: Place, form: Form, table: FormTable): TableReading {
  return {
    form,
    table,
    layout: "stream",
    readings: new Map(),
    runs,
    rows: new Set(runs.map((r) => r.row.key)),
    findings: [],
    place,
    blocks: [],
  };
}

function lettersBetween(text: RunningText, from: number, to: number): string {
  return text.text.slice(from, to).replace(/\([^()]*\)|[^\p{L}]/gu, "");
}
