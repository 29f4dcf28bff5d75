import { isUnit, opensItem } from "../values.ts";
import { distance, fit, mostColumns } from "./columns.ts";
import type { Column } from "./columns.ts";
import { layHeader } from "./header.ts";
import type { Header } from "./header.ts";
import { labelRows } from "./labels.ts";
import type { Label } from "./labels.ts";
import { spanRows } from "./row-groups.ts";
import type { Part } from "./sections.ts";
import { isOpen, valuesOf } from "./words.ts";
import type { PrintedLine, Word } from "./words.ts";

/** Shorter numbers are not wrapped. */
const shortestWrapped = 4;

/** A row of a table as one page prints it. */
export interface PageRow {
  labels: Label[];
  values: Word[];
  /** the column of the page that each value stands in */
  taken: number[];
  /** another column is hardly farther away */
  doubtful: boolean;
  /** its values stood on two lines */
  joined: boolean;
  /** a label of a group, beside or between the rows of the group: it has no values of its own */
  group: boolean;
}

/** The part of a table on one page, laid to the columns that the page itself shows. */
export interface Page {
  header: Header;
  columns: Column[];
  rows: PageRow[];
  labelColumns: number;
  /** the words of labels next to the values */
  labels: Word[];
}

interface BodyLine {
  /** first and last line, among all lines of the text */
  index: number;
  end: number;
  labels: Word[];
  values: Word[];
  joined: boolean;
}

/**
 * Reads the lines of a page; null where they hold no values, or more than a page can have beside one another.
 * `before` is the least place where values begin on a page of the table; `whole` if it has no other page.
 */
export function pageOf({ header: headerLines, body }: Part, before: number, whole: boolean): Page | null {
  const own = valueEdge(body);
  if (own === Infinity) return null;
  const edge = before < own && parts(body, before) ? before : own;
  const lines = joinSplitRows(bodyLines(body, edge));
  const valueRows = lines.flatMap(({ values }) => (values.length > 0 ? [values] : []));
  if (valueRows.some((values) => values.length > mostColumns)) return null;

  const labelEnd = lines.reduce((end, { labels }) => Math.max(end, labels.at(-1)?.x1 ?? -1), -1);
  const { header, columns } = layHeader(headerLines, valueRows, { labelEnd, valueStart: edge });
  const { rows, columns: labelColumns } = labelRows(
    lines.map(({ index, labels, values }) => ({ index, words: labels, values: values.length > 0 })),
  );
  if (whole) spanRows(rows, labelColumns);
  return {
    header,
    columns,
    labelColumns,
    labels: lines.flatMap(({ labels }) => labels.slice(-1)),
    rows: rows.map(({ line, labels }) => {
      const { values, joined } = line === null ? { values: [], joined: false } : lines[line];
      const { columns: taken, doubtful } = fit(columns, values);
      const group = line === null && labels.every(({ right }) => right < labelColumns - 1);
      return { labels, values, taken, doubtful: doubtful && values.length > 0, joined, group };
    }),
  };
}

/** Where the values of a page begin. */
export function valueEdge(body: PrintedLine[]): number {
  return body.reduce((least, { words }) => Math.min(least, valuesOf(words)[0]?.x0 ?? Infinity), Infinity);
}

/** Whether the columns of values can begin at a place, as they do on another page: words begin there, and none crosses. */
function parts(body: PrintedLine[], edge: number): boolean {
  const rows = body.filter(({ words }) => valuesOf(words).length > 0);
  return (
    rows.some(({ words }) => words.some(({ x0 }) => Math.abs(x0 - edge) <= 1)) &&
    rows.every(({ words }) => words.every(({ x0, x1 }) => x0 >= edge - 1 || x1 <= edge))
  );
}

/** Parts labels from values. What goes on with a value above stands on a line without others. */
function bodyLines(body: PrintedLine[], edge: number): BodyLine[] {
  const lines: BodyLine[] = [];
  let above: BodyLine | undefined;
  for (const { index, words } of body) {
    const within = words.filter(({ x0, value }) => x0 >= (value ? edge - 1 : edge));
    if (above !== undefined && within.length === words.length && isRestOf(above, index, words)) {
      for (const word of words) append(above, word);
      above.end = index;
      continue;
    }
    const isRow = words.some(
      ({ x0, value, text }) => (value && x0 >= edge - 1) || (x0 >= edge && isUnit(text)),
    );
    const notes = isRow || above === undefined ? [] : within.filter((word) => isNote(word.text));
    const values = isRow ? within : [];
    const labels = words.filter((word) => !values.includes(word) && !notes.includes(word));
    const line = { index, end: index, labels, values, joined: false };
    for (const note of notes) if (above !== undefined) append(above, note);
    if (isRow) above = line;
    if (isRow || labels.length > 0) lines.push(line);
  }
  return lines;
}

/** A note in brackets below a value, which is no number of a label. */
function isNote(text: string): boolean {
  return /^[（(]/.test(text) && !opensItem(text);
}

/** Whether a line holds only what did not fit on the line before: the rest of a note, the last digits of a number. */
function isRestOf(row: BodyLine, index: number, words: Word[]): boolean {
  if (index !== row.end + 1 || words.length > row.values.length) return false;
  return words.every((word) => {
    const value = nearest(row.values, word);
    if (isOpen(value.text)) return true;
    const digits = /^\p{Nd}+$/u.test(word.text) && /\p{Nd}$/u.test(value.text);
    return (
      digits &&
      row.labels.length > 0 &&
      value.text.length >= shortestWrapped &&
      word.text.length < value.text.length
    );
  });
}

/** The value that a word below it belongs to, never the unit beside that. */
function nearest(words: Word[], word: Word): Word {
  const values = words.filter(({ text }) => !isUnit(text));
  return (values.length > 0 ? values : words).reduce((a, b) =>
    distance(word, b) < distance(word, a) ? b : a,
  );
}

function append(row: BodyLine, word: Word): void {
  const above = nearest(row.values, word);
  row.values = row.values.map((value) =>
    value === above ? { ...value, text: `${value.text}\n${word.text}`, to: word.to } : value,
  );
}

/**
 * A row whose label is wrapped can be printed with its first values on the first line of the label and the
 * others on the next: together they are no more than a full row, and stand in its order.
 */
function joinSplitRows(lines: BodyLine[]): BodyLine[] {
  const full = lines.reduce((most, { values }) => Math.max(most, values.length), 0);
  const joined: BodyLine[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn =
      before !== undefined &&
      full >= 3 &&
      line.index === before.index + 1 &&
      before.values.length > 0 &&
      line.values.length > 0 &&
      before.values.length + line.values.length <= full + 1 &&
      before.values[before.values.length - 1].x1 < line.values[0].x0 &&
      before.labels.some(({ text }) => opensItem(text)) &&
      line.labels.length > 0 &&
      !line.labels.some(({ text }) => opensItem(text));
    if (goesOn) {
      before.values = [...before.values, ...line.values];
      before.labels = [...before.labels, ...line.labels];
      before.joined = true;
    } else joined.push(line);
  }
  return joined;
}
