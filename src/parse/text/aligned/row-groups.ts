import { middle } from "./columns.ts";
import type { Column } from "./columns.ts";
import { groupSpans } from "./groups.ts";
import type { Span } from "./groups.ts";
import type { Label, LabelledRow } from "./labels.ts";

/** Tables with more rows are not compared row by row. */
const mostRows = 200;
/** A line against the columns that spans are laid by: labels are set to the half line, so that weighs little. */
const line = 0.25;
/** How far the middle of a label may be from the middle of its rows. */
const widestOff = line;

/**
 * Gives the labels of groups the rows they stand for, where their place tells it: each is printed at the middle
 * of its rows, and all rows that have no label of their own in that column belong to one. Else they stay beside
 * the row they were printed at.
 */
export function spanRows(rows: LabelledRow[], columns: number): void {
  if (rows.length > mostRows) return;
  const aligned = alignment(rows);
  let inner: Span[] = [];
  for (let column = columns - 2; column >= 0; column--) {
    const labels = rows.flatMap((row) => row.labels.filter((label) => isGroupAt(label, row, column)));
    const own = rows.filter((row) => row.labels.length === 0 || isOwnAt(row, column) || !aligned(row));
    if (labels.length === 0) continue;
    const places = rows.map(extent);
    const strain = (span: Span) => 4 * (inner.length > 0 ? cuts(inner, span) : offEdges(rows, span));
    const taken = own.map((row) => places[rows.indexOf(row)]);
    const spans = groupSpans(labels.map(lines), places, taken, strain);
    if (!areCertain(spans, labels, places, rows.length - own.length)) continue;
    labels.forEach((label, i) => move(rows, label, spans[i]));
    inner = spans;
  }
}

/** A label beside another one, further right, in the same row. */
function isGroupAt(label: Label, row: LabelledRow, column: number): boolean {
  return label.right === column && row.labels.some(({ left }) => left > column);
}

/** A row whose own label reaches as far left as a column. */
function isOwnAt({ labels }: LabelledRow, column: number): boolean {
  return labels[labels.length - 1].left <= column;
}

/** Tells whether the label of a row stands as others do; one that does not is set in the middle of more columns. */
function alignment(rows: LabelledRow[]): (row: LabelledRow) => boolean {
  const places = new Map<string, number>();
  const placesOf = ({ labels }: LabelledRow) => {
    const words = labels.at(-1)?.words ?? [];
    const [x0, x1] = [Math.min(...words.map((word) => word.x0)), Math.max(...words.map((word) => word.x1))];
    return [`from ${x0}`, `around ${Math.floor((x0 + x1) / 2)}`];
  };
  for (const row of rows) for (const place of placesOf(row)) places.set(place, (places.get(place) ?? 0) + 1);
  return (row) => placesOf(row).some((place) => (places.get(place) ?? 0) > 1);
}

function extent({ labels, at }: LabelledRow): Column {
  const own = labels.at(-1);
  return { x0: Math.min(at, own?.top ?? at) * line, x1: (Math.max(at, own?.bottom ?? at) + 1) * line };
}

function lines({ top, bottom }: Label): Column {
  return { x0: top * line, x1: (bottom + 1) * line };
}

function areCertain(spans: Span[], labels: Label[], places: Column[], free: number): boolean {
  const covered = spans.reduce((sum, { left, right }) => sum + right - left + 1, 0);
  const centred = spans.every(({ left, right }, i) => {
    const rows = (places[left].x0 + places[right].x1) / 2;
    return Math.abs(rows - middle(lines(labels[i]))) <= widestOff;
  });
  return covered === free && centred;
}

function move(rows: LabelledRow[], label: Label, { left, right }: Span): void {
  for (const row of rows) row.labels = row.labels.filter((other) => other !== label);
  rows[left].labels.unshift(label);
  rows[left].labels.sort((a, b) => a.left - b.left);
  label.rows = right - left + 1;
}

/** Where the first label comes again in the rows of a group, every group begins with it. */
function offEdges(rows: LabelledRow[], { left, right }: Span): number {
  const first = text(rows[left]);
  const again = rows.filter((row) => text(row) === first).length > 1;
  const inside = rows.slice(left + 1, right + 1).some((row) => text(row) === first);
  return Number(again && inside);
}

function text({ labels }: LabelledRow): string {
  return (
    labels
      .at(-1)
      ?.words.map((word) => word.text.replace(/\s/g, ""))
      .join("") ?? ""
  );
}

function cuts(inner: Span[], { left, right }: Span): number {
  return inner.filter(
    (span) => (span.left < left && left <= span.right) || (span.left <= right && right < span.right),
  ).length;
}
