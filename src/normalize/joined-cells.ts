import { GridCell } from "./grid.ts";
import { fold } from "./labels.ts";
import { isValueLike } from "./values.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Rows that a document puts into one: a label and its number in one cell, or the labels of several rows in
 * one cell with their numbers stacked line by line beside it. Gives the cells of each row of the form.
 */
export function separateRows(cells: GridCell[], vocabulary: Vocabulary): GridCell[][] {
  const headed = headerAndRow(cells, vocabulary);
  if (headed) return headed;
  const apart = cells.some(mayHoldBoth) ? cells.flatMap((cell) => labelAndValue(cell, vocabulary)) : cells;
  const first = apart.findIndex((c) => !c.blank && isStacked(c));
  if (first < 1) return [apart];
  const labels = apart.slice(0, first);
  const values = apart.slice(first);
  const height = linesOf(values[0]).length;
  if (values.some((v) => !v.blank && linesOf(v).length !== height)) return [apart];
  const named = rowsNamed(labels, vocabulary);
  if (named.length !== height) return [apart];
  return named.map((label, i) => [
    withText(labels.at(-1)!, label),
    ...values.map((v) => withText(v, linesOf(v)[i] ?? "")),
  ]);
}

/** A row and the header above it in one row of cells: `信息内容\n行政许可`, `本年处理决定数量 3410`. */
function headerAndRow(
  cells: GridCell[],
  { rows, groups, columns, furniture }: Vocabulary,
): GridCell[][] | null {
  const at = cells.findIndex((c) => {
    if (!c.cell.text.includes("\n")) return false;
    const [corner, ...label] = linesOf(c).map(fold);
    return furniture.has(corner) && !groups.has(corner) && rows.has(label.join(""));
  });
  if (at < 0) return null;
  const [corner, ...label] = linesOf(cells[at]);
  const header = [withText(cells[at], corner)];
  const row = [...cells.slice(0, at), withText(cells[at], label.join(""))];
  for (const cell of cells.slice(at + 1)) {
    const split = /^(?<heading>.*\p{L}[)）]?)\s*(?<value>[^\p{L}\n]+)$/su.exec(cell.cell.text.trim())?.groups;
    if (cell.blank) row.push(cell);
    else if (!split || !isValueLike(split.value)) return null;
    else {
      const heading = split.heading.split("\n").at(-1)!;
      if (!columns.has(fold(heading)) && !columns.has(fold(split.heading))) return null;
      header.push(withText(cell, columns.has(fold(heading)) ? heading : split.heading));
      row.push(withText(cell, split.value));
    }
  }
  return header.length > 1 ? [header, row] : null;
}

const linesOf = (cell: GridCell) => cell.cell.text.split("\n").filter((l) => l.trim() !== "");

function isStacked(cell: GridCell): boolean {
  if (!cell.cell.text.includes("\n")) return false;
  const lines = linesOf(cell);
  return lines.length > 1 && lines.every((l) => isValueLike(l));
}

const withText = (cell: GridCell, text: string) => new GridCell({ ...cell.cell, text });

const mayHoldBoth = (cell: GridCell): boolean => !cell.valueLike && /[\s:：]/u.test(cell.cell.text);

/** `行政许可 5113` in one cell. */
function labelAndValue(cell: GridCell, { rows }: Vocabulary): GridCell[] {
  if (!mayHoldBoth(cell) || rows.has(cell.fold)) return [cell];
  const match = /^(?<label>.*\p{L}[)）”"]?)[\s:：]+(?<value>[^\p{L}\s][^\p{L}\n]*)$/su.exec(
    cell.cell.text.trim(),
  );
  if (!match || !rows.has(fold(match.groups!.label)) || !isValueLike(match.groups!.value)) return [cell];
  return [withText(cell, match.groups!.label), withText(cell, match.groups!.value)];
}

/** The row labels that stand in the text of cells, in order, the longer before those it contains. */
function rowsNamed(labels: GridCell[], { rows }: Vocabulary): string[] {
  const text = labels.map((c) => c.cell.text.normalize("NFKC").replace(/[^\p{L}]/gu, "")).join("");
  const words = [...rows.keys()].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const word = words.find((w) => text.startsWith(w, at));
    if (!word) continue;
    found.push(word);
    at += word.length - 1;
  }
  return found;
}
