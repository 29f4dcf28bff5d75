import type { Heading } from "../forms/index.ts";
import type { GridCell } from "./grid.ts";
import { fold, similarity } from "./labels.ts";
import type { Header } from "./lines.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wordings } from "./vocabulary.ts";

/** A column of the form, and the grid columns `[from, to)` that its heading covers. */
export interface HeadedColumn {
  column: Heading;
  from: number;
  to: number;
  headings: string[];
}

/** What a header says of the columns that a row has on the form. */
export interface ReadHeader {
  headed: HeadedColumn[];
  /** no two of them name one column */
  distinct: boolean;
  ragged: { column: Heading; headings: string[] }[] | null;
}

export const noHeader: ReadHeader = { headed: [], distinct: true, ragged: null };

/** A header is read once for all the rows that have the same columns. */
const readHeaders = new WeakMap<Header, Map<Heading[], ReadHeader>>();

export function readHeader(header: Header, allowed: Heading[], vocabulary: Vocabulary): ReadHeader {
  const byColumns = readHeaders.get(header) ?? new Map<Heading[], ReadHeader>();
  readHeaders.set(header, byColumns);
  let read = byColumns.get(allowed);
  if (!read) {
    const headed = headedColumns(header, allowed, vocabulary);
    const distinct = new Set(headed.map((h) => h.column.key)).size === headed.length;
    read = { headed, distinct, ragged: raggedOrder(header, allowed, vocabulary) };
    byColumns.set(allowed, read);
  }
  return read;
}

/** The leaf headings of a header, in the order of the grid, each with the grid columns it covers. */
function headedColumns(header: Header, allowed: Heading[], vocabulary: Vocabulary): HeadedColumn[] {
  const cells = headerCells(header);
  const width = cells.reduce((most, c) => Math.max(most, c.to), 0);
  const result: HeadedColumn[] = [];
  for (let x = 0; x < width; x++) {
    const stack = cells.filter((c) => c.from <= x && x < c.to);
    const column = leafOf(stack, allowed, vocabulary);
    const last = result.at(-1);
    if (!column) continue;
    if (last && last.column.key === column.key && last.to === x && sameText(cells, x)) last.to = x + 1;
    else result.push({ column, from: x, to: x + 1, headings: texts(stack) });
  }
  return result;
}

export function headerCells(header: Header): GridCell[] {
  const seen = new Set<GridCell>();
  for (const line of header.lines) for (const cell of [...line.labels, ...line.values]) seen.add(cell);
  return [...seen].filter((c) => c.cell.text.trim() !== "").sort((a, b) => a.cell.row - b.cell.row);
}

/** One cell over both columns, or its text said once for each of them, as formats without spans do. */
function sameText(cells: GridCell[], x: number): boolean {
  const lowest = (at: number) => cells.filter((c) => c.from <= at && at < c.to).at(-1)?.fold;
  return lowest(x) === lowest(x - 1);
}

export const texts = (stack: GridCell[]) => stack.map((c) => c.cell.text.replace(/\s+/gu, ""));

/** The column a stack of heading cells names: the lowest that is a heading, told apart by the groups above it. */
export function leafOf(stack: GridCell[], allowed: Heading[], vocabulary: Vocabulary): Heading | null {
  const joined = fold(stack.map((c) => c.cell.text).join(""));
  const words = [...stack.map((c) => c.fold).reverse(), ...stackedPairs(stack), joined];
  for (const word of words) {
    const named = columnsNamed(word, allowed, vocabulary);
    const column = named.length > 1 ? underGroups(named, stack, vocabulary) : named[0];
    if (column) return column;
  }
  for (const word of words.filter((w) => w.length >= 3)) {
    const near = allowed.filter((h) => wordings(h).some((w) => similarity(w, word) >= 0.75));
    const column = near.length > 1 ? underGroups(near, stack, vocabulary) : near[0];
    if (column) return column;
  }
  return null;
}

/** A heading cut in two by a line (商业 over 企业). */
function stackedPairs(stack: GridCell[]): string[] {
  return stack.slice(1).map((c, i) => stack[i].fold + c.fold);
}

function underGroups(named: Heading[], stack: GridCell[], { groups }: Vocabulary): Heading | null {
  const above = new Set(stack.map((c) => groups.get(c.fold)));
  const fits = (h: Heading) => (h.under ?? []).filter((g) => above.has(g)).length;
  const most = Math.max(...named.map(fits));
  const best = named.filter((h) => fits(h) === most);
  return most > 0 && best.length === 1 ? best[0] : null;
}

/**
 * Text dumps lose the spans: a group of the upper row then stands for all of its columns in the lower
 * one. Read so, the rows of the header give the columns in order.
 */
function raggedOrder(
  header: Header,
  allowed: Heading[],
  vocabulary: Vocabulary,
): { column: Heading; headings: string[] }[] | null {
  const rows = header.lines.map((l) => [...l.labels, ...l.values].filter((c) => c.cell.text.trim() !== ""));
  const leaves = rows.flat().filter((c) => columnsNamed(c.fold, allowed, vocabulary).length > 0);
  // The innermost groups in the order they are named, each with its columns in the order of the form.
  const named = rows.flat().map((c) => vocabulary.groups.get(c.fold));
  const grouped = [...new Set(named)].flatMap((g) => allowed.filter((h) => h.under && h.under.at(-1) === g));
  for (const sequence of [allowed, grouped])
    if (
      sequence.length > 0 &&
      leaves.length === sequence.length &&
      leaves.every((c, i) => wordings(sequence[i]).includes(c.fold))
    )
      return sequence.map((column, i) => ({ column, headings: texts([leaves[i]]) }));
  for (let r = 0; r + 1 < rows.length; r++) {
    const order = rows[r].flatMap((cell) => {
      const group = vocabulary.groups.get(cell.fold);
      const below = group
        ? rows[r + 1].filter((c) =>
            columnsNamed(c.fold, allowed, vocabulary).some((h) => h.under?.includes(group)),
          )
        : [];
      return below.length > 0 ? below : [cell];
    });
    const named = order.map((c) => columnsNamed(c.fold, allowed, vocabulary)[0]);
    const columns = named.filter((h) => h !== undefined);
    if (columns.length === allowed.length && new Set(columns).size === columns.length)
      return order.flatMap((cell, i) => (named[i] ? [{ column: named[i], headings: texts([cell]) }] : []));
  }
  return null;
}

function columnsNamed(word: string, allowed: Heading[], { columns }: Vocabulary): Heading[] {
  return (columns.get(word) ?? []).filter((h) => allowed.includes(h));
}
