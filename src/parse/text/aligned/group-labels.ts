import { opensItem } from "../values.ts";
import type { Piece } from "./label-columns.ts";
import type { LabelLine, ValueRow } from "./labels.ts";

/** Lines of one label are no farther apart, in lines of the text. */
const widestStep = 3;

/**
 * Labels in a column that many rows leave free: of groups of rows, printed beside some of them line by line, and
 * of rows that have no other label. What is numbered begins a label.
 */
export function groupLabels(pieces: Piece[], lines: LabelLine[], rows: ValueRow[]): Piece[][] {
  const bare = new Set(rows.flatMap(({ line, labels }) => (labels.length === 0 ? [line] : [])));
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run !== undefined && !opensItem(piece.word.text)) {
      const last = run[run.length - 1];
      const numbered = opensItem(run[0].word.text);
      const near = lines[piece.line].index - lines[last.line].index <= (numbered ? widestStep : 1);
      const ownRow = bare.has(piece.line) && (!numbered || run.some(({ line }) => bare.has(line)));
      if (near && !ownRow) {
        run.push(piece);
        continue;
      }
    }
    runs.push([piece]);
  }
  return runs;
}

/**
 * The row that a label belongs to which stands in a column of groups: the one with values on its lines, best
 * one that has no label yet. A label between two rows of the group stands for the group, beside the nearer one;
 * any other is a row of its own, without values.
 */
export function rowOfGroup(label: Piece[], column: number, rows: ValueRow[]): ValueRow | null {
  const first = firstFrom(rows, label[0].line);
  const after = firstFrom(rows, label[label.length - 1].line + 1);
  const beside = rows.slice(first, after).filter(({ line }) => label.some((piece) => piece.line === line));
  const middle = (label[0].line + label[label.length - 1].line) / 2;
  const nearest = (among: ValueRow[]) =>
    among.reduce((a, b) => (Math.abs(b.line - middle) < Math.abs(a.line - middle) ? b : a));
  const bare = beside.find(({ labels }) => labels.length === 0);
  if (beside.length > 0) return bare ?? nearest(beside);
  const around = rows.slice(Math.max(0, first - 1), after + 1);
  const unlabelled = around.find(({ labels, line }) => labels.length === 0 && isNear(label, line));
  if (unlabelled !== undefined) return unlabelled;
  // One that reaches over the labels of rows is beside none of them.
  const end = Math.max(...label.map(({ right }) => right));
  const next = rows.at(after);
  if (next !== undefined && end > column && goesOn(label, next)) return next;
  const inGroup = around.length > 1 && around.every(({ labels }) => labels.some(({ left }) => left > end));
  return inGroup ? nearest(around) : null;
}

/** Whether a wide label goes on in the row below it, whose own label is not numbered as this one is. */
function goesOn(label: Piece[], { labels, line }: ValueRow): boolean {
  const numbered = labels.some(({ words }) => opensItem(words[0].text));
  return opensItem(label[0].word.text) && !numbered && isNear(label, line);
}

/** Index of the first row at or below a line. */
function firstFrom(rows: ValueRow[], line: number): number {
  let low = 0;
  for (let high = rows.length; low < high;) {
    const middle = (low + high) >> 1;
    if (rows[middle].line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNear(label: Piece[], line: number): boolean {
  return line >= label[0].line - 1 && line <= label[label.length - 1].line + 1;
}
