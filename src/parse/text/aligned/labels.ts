import { groupLabels, rowOfGroup } from "./group-labels.ts";
import { labelPieces } from "./label-columns.ts";
import type { Piece } from "./label-columns.ts";
import type { Word } from "./words.ts";
import { wrappedLabels } from "./wrapped-labels.ts";

/** A line of the body of a table: its words of labels, and whether values stand on it. */
export interface LabelLine {
  /** index among all lines of the text */
  index: number;
  words: Word[];
  values: boolean;
}

/** A label cell: its words from top to bottom, and the label columns `[left, right]` it stands in. */
export interface Label {
  words: Word[];
  left: number;
  right: number;
  /** first and last line, among all lines of the text */
  top: number;
  bottom: number;
  /** rows that it spans, if more than its own */
  rows?: number;
}

/** A row as its labels tell it: `line` is the body line with its values, null for a row that has none. */
export interface LabelledRow {
  line: number | null;
  /** the line it is printed at, among all lines of the text */
  at: number;
  labels: Label[];
}

/** A row with values, while its labels are looked for. */
export interface ValueRow {
  /** index among the lines of the body */
  line: number;
  labels: Label[];
}

/**
 * The rows of a table's body: one for each line of values, with the labels that were wrapped above and below
 * that line, and one for each label of which all values are blank.
 */
export function labelRows(lines: LabelLine[]): { rows: LabelledRow[]; columns: number } {
  const { pieces, columns } = labelPieces(lines);
  const rows = lines.flatMap(({ values }, line) => (values ? [{ line, labels: [] as Label[] }] : []));
  const blank = new Map<number, Label[]>();
  for (let column = columns - 1; column >= 0; column--) {
    const own = pieces.filter(({ left }) => left === column);
    const onRows = new Set(own.filter(({ line }) => lines[line].values).map(({ line }) => line)).size;
    const give = (pieces: Piece[], row: ValueRow | null) => {
      const { line } = pieces[0];
      const labels = row?.labels ?? blank.get(line) ?? [];
      if (row === null) blank.set(line, labels);
      addLabel(labels, labelOf(pieces));
    };
    if (column === columns - 1 || onRows * 2 >= rows.length) {
      for (const { pieces, row } of wrappedLabels(own, lines, rows)) give(pieces, row);
    } else {
      for (const label of groupLabels(own, lines, rows)) give(label, rowOfGroup(label, column, rows));
    }
  }
  const all = [
    ...rows.map(({ line, labels }) => ({ at: line, line, labels })),
    ...[...blank].map(([at, labels]) => ({ at, line: null, labels })),
  ];
  all.sort((a, b) => a.at - b.at);
  return {
    rows: all.map(({ at, line, labels }) => ({ line, labels, at: lines[at].index })),
    columns,
  };
}

function labelOf(pieces: Piece[]): Label {
  return {
    words: pieces.map(({ word }) => word),
    left: pieces.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: pieces.reduce((most, { right }) => Math.max(most, right), 0),
    top: pieces[0].at,
    bottom: pieces[pieces.length - 1].at,
  };
}

/** Labels of a row that stand in the same columns are one cell. */
function addLabel(labels: Label[], label: Label): void {
  for (let i = labels.length - 1; i >= 0; i--) {
    const other = labels[i];
    if (other.left > label.right || label.left > other.right) continue;
    labels.splice(i, 1);
    label = {
      words: [...other.words, ...label.words].sort((a, b) => a.from - b.from),
      left: Math.min(other.left, label.left),
      right: Math.max(other.right, label.right),
      top: Math.min(other.top, label.top),
      bottom: Math.max(other.bottom, label.bottom),
    };
  }
  labels.push(label);
  labels.sort((a, b) => a.left - b.left);
}
