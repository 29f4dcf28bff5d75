import type { Table } from "../model/document.ts";
import type { Heading } from "../forms/index.ts";
import type { GridCell } from "./grid.ts";
import { fold, similarity } from "./labels.ts";
import type { Header, Line } from "./lines.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wordings } from "./vocabulary.ts";

/** A value cell and the column of the form it stands in. */
export interface ColumnMatch {
  column: Heading;
  cell: GridCell;
  /** text of the heading it was matched by, outermost first; empty where the order of the form decided */
  headings: string[];
  by: "label" | "position";
}

/** Why the cells of a line could not be laid to the columns of the form. */
export interface ColumnFailure {
  cells: GridCell[];
}

interface HeadedColumn {
  column: Heading;
  from: number;
  to: number;
  headings: string[];
}

/**
 * Lays the value cells of a line to the columns that its row has on the form. Headings above the
 * cells decide; where header and data have different spans (as the form of 2019 itself has), equal
 * counts decide in the order of the headings; where no heading is left, the order of the form does.
 */
export function matchColumns(
  line: Line,
  allowed: Heading[],
  header: Header | undefined,
  vocabulary: Vocabulary,
  rowIsLabelled: boolean,
): ColumnMatch[] | ColumnFailure {
  const values = line.values;
  const besideLabels = rowIsLabelled ? null : fromSide(line, allowed, header, vocabulary);
  if (besideLabels) return besideLabels;
  const { headed, distinct, ragged } = header ? readHeader(header, allowed, vocabulary) : noHeader;
  if (distinct && headed.length > 0 && headed.length === values.length)
    return values.map((cell, i) => ({
      column: headed[i].column,
      cell,
      headings: headed[i].headings,
      by: "label",
    }));
  const complete = distinct && headed.length === allowed.length;
  const onGrid = !isRagged(line.fragment.block);
  const overlapped = onGrid && distinct && headed.length > 0 ? byOverlap(values, headed) : null;
  const filled = values.filter((v) => !v.blank);
  // Where a value stands beside all headings, and there is one for each, their order says more than their place.
  const inTurn = complete && filled.length === headed.length;
  const beside = filled.some((cell) => !headed.some((h) => overlap(cell, h) > 0));
  if (complete && overlapped && !(inTurn && beside)) return overlapped;
  if (inTurn)
    return filled.map((cell, i) => ({
      column: headed[i].column,
      cell,
      headings: headed[i].headings,
      by: "label",
    }));
  const taken = complete && header ? oncePerHeading(values, headed, header) : null;
  if (taken) return taken;
  const { cells: trimmed, sure } = trim(values, allowed.length);
  if (ragged && trimmed.length === ragged.length)
    return trimmed.map((cell, i) => ({
      column: ragged[i].column,
      cell,
      headings: ragged[i].headings,
      by: sure ? "label" : "position",
    }));
  const inOrder =
    trimmed.length === allowed.length
      ? trimmed.map((cell, i): ColumnMatch => ({ column: allowed[i], cell, headings: [], by: "position" }))
      : null;
  if (inOrder && headed.every((h) => inOrder.some((m) => m.column === h.column && overlap(m.cell, h) > 0)))
    return inOrder;
  const filledInOrder =
    filled.length === allowed.length && allowed.length > 1
      ? filled.map((cell, i): ColumnMatch => ({ column: allowed[i], cell, headings: [], by: "position" }))
      : null;
  return overlapped ?? inOrder ?? filledInOrder ?? { cells: values };
}

/**
 * Formats without spans say a wide cell once for each of its columns, in the header as in the row: where the
 * repeats of a row can be taken out in one way alone to leave a value for each heading, that is what it says.
 */
function oncePerHeading(values: GridCell[], headed: HeadedColumn[], header: Header): ColumnMatch[] | null {
  const repeats = header.lines.some(({ labels, values: others }) =>
    [...labels, ...others].some((cell, i, all) => i > 0 && cell.fold !== "" && cell.fold === all[i - 1].fold),
  );
  if (!repeats || values.length <= headed.length) return null;
  const same = (a: GridCell, b: GridCell) => a.cell.text.trim() === b.cell.text.trim();
  const distinct = values.filter((cell, i) => i === 0 || !same(cell, values[i - 1]));
  if (distinct.length !== headed.length) return null;
  return distinct.map((cell, i) => ({ ...headed[i], cell, by: "label" }));
}

interface ReadHeader {
  headed: HeadedColumn[];
  /** no two of them name one column */
  distinct: boolean;
  ragged: { column: Heading; headings: string[] }[] | null;
}

const noHeader: ReadHeader = { headed: [], distinct: true, ragged: null };

/** A header is read once for all the rows that have the same columns. */
const readHeaders = new WeakMap<Header, Map<Heading[], ReadHeader>>();

function readHeader(header: Header, allowed: Heading[], vocabulary: Vocabulary): ReadHeader {
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

const overlap = (cell: GridCell, h: HeadedColumn) => Math.min(cell.to, h.to) - Math.max(cell.from, h.from);

/**
 * Extra cells at either end that hold nothing are borders that the format drew, not values. Where both
 * ends are empty and only one can be a border, which one is a guess.
 */
function trim(values: GridCell[], count: number): { cells: GridCell[]; sure: boolean } {
  let from = 0;
  let to = values.length;
  while (to - from > count && values[from].blank) from++;
  while (to - from > count && values[to - 1].blank) to--;
  return { cells: values.slice(from, to), sure: values.length === to - from || !values.at(-1)!.blank };
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

function headerCells(header: Header): GridCell[] {
  const seen = new Set<GridCell>();
  for (const line of header.lines) for (const cell of [...line.labels, ...line.values]) seen.add(cell);
  return [...seen].filter((c) => c.cell.text.trim() !== "").sort((a, b) => a.cell.row - b.cell.row);
}

/** One cell over both columns, or its text said once for each of them, as formats without spans do. */
function sameText(cells: GridCell[], x: number): boolean {
  const lowest = (at: number) => cells.filter((c) => c.from <= at && at < c.to).at(-1)?.fold;
  return lowest(x) === lowest(x - 1);
}

const texts = (stack: GridCell[]) => stack.map((c) => c.cell.text.replace(/\s+/gu, ""));

/** The column a stack of heading cells names: the lowest that is a heading, told apart by the groups above it. */
function leafOf(stack: GridCell[], allowed: Heading[], vocabulary: Vocabulary): Heading | null {
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

/**
 * Whether the rows of a table have lost their spans: single cells only, and rows of several lengths.
 * Then a cell's column is its place in the row and says nothing of the cells above it.
 */
function isRagged(block: Table): boolean {
  const known = raggedBlocks.get(block);
  if (known !== undefined) return known;
  const lengths = new Map<number, number>();
  for (const cell of block.cells) lengths.set(cell.row, (lengths.get(cell.row) ?? 0) + 1);
  const several = new Set([...lengths.values()].filter((n) => n > 2)).size > 1;
  const ragged = several && block.cells.every((c) => c.column_span === 1 && c.row_span === 1);
  raggedBlocks.set(block, ragged);
  return ragged;
}

const raggedBlocks = new WeakMap<Table, boolean>();

/**
 * Each cell that holds something takes the one heading it stands under; two cells under one heading are
 * a conflict. A row with fewer cells than headings may have lost one on the left, so it is in doubt.
 */
function byOverlap(values: GridCell[], headed: HeadedColumn[]): ColumnMatch[] | null {
  const matches = new Map<string, ColumnMatch>();
  const by = values.length < headed.length ? "position" : "label";
  for (const cell of values) {
    const shared = headed.filter((h) => overlap(cell, h) > 0);
    if (cell.blank && shared.length !== 1) continue;
    if (shared.length === 0 && (cell.to <= headed[0].from || cell.from >= headed.at(-1)!.to)) continue;
    if (shared.length !== 1) return null;
    const { column, headings } = shared[0];
    const other = matches.get(column.key);
    if (other && !other.cell.blank && !cell.blank && other.cell.cell.text !== cell.cell.text) return null;
    if (!other || other.cell.blank) matches.set(column.key, { column, cell, headings, by });
  }
  return [...matches.values()];
}

/**
 * A row without a label of its own may have headings at its left as well as above (table 四 stood
 * up): both together name the column.
 */
function fromSide(
  line: Line,
  allowed: Heading[],
  header: Header | undefined,
  vocabulary: Vocabulary,
): ColumnMatch[] | null {
  const { groups, columns } = vocabulary;
  if (!line.labels.some((c) => groups.has(c.fold) || columns.has(c.fold))) return null;
  const above = header ? headerCells(header) : [];
  const leaves = above.filter((c) => columns.has(c.fold));
  const inTurn = isRagged(line.fragment.block) && leaves.length === line.values.length;
  const matches: ColumnMatch[] = [];
  for (const [i, cell] of line.values.entries()) {
    const over = inTurn ? [leaves[i]] : above.filter((c) => c.from < cell.to && cell.from < c.to);
    const stack = [...over, ...line.labels];
    const column = leafOf(stack, allowed, vocabulary);
    if (column) matches.push({ column, cell, headings: texts(stack), by: "label" });
    else if (!cell.blank) return null;
  }
  return matches.length > 0 ? matches : null;
}
