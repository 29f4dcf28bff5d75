import type { Heading } from "../forms/index.ts";
import { GridCell, isRagged, isWithoutSpans } from "./grid.ts";
import { areAlike, fold } from "./labels.ts";
import type { Header } from "./lines.ts";
import { isPeriod, ofOtherPeriods, withoutPrefix } from "./periods.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { groupOf, wordings } from "./vocabulary.ts";

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
  /** grid columns under headings that the row does not have on the form */
  foreign: ReadonlySet<number>;
  /** it says a wide cell once for each of its columns, as formats without spans do */
  repeats: boolean;
  ragged(): { column: Heading; headings: string[] }[] | null;
}

export const noHeader: ReadHeader = {
  headed: [],
  distinct: true,
  foreign: new Set(),
  repeats: false,
  ragged: () => null,
};

/** A header is read once for all the rows that have the same columns. */
const readHeaders = new WeakMap<Header, { cells: GridCell[]; byColumns: Map<Heading[], ReadHeader> }>();

export function readHeader(header: Header, allowed: Heading[], vocabulary: Vocabulary): ReadHeader {
  let known = readHeaders.get(header);
  if (!known)
    readHeaders.set(header, (known = { cells: reachingOn(header, vocabulary), byColumns: new Map() }));
  let read = known.byColumns.get(allowed);
  if (!read) {
    const { headed, foreign } = headedColumns(known.cells, allowed, vocabulary);
    const distinct = new Set(headed.map((h) => h.column.key)).size === headed.length;
    const repeats = repeatsItself(header);
    let order: ReturnType<ReadHeader["ragged"]> | undefined;
    const ragged = () => (order === undefined ? (order = raggedOrder(header, allowed, vocabulary)) : order);
    read = { headed, distinct, foreign, repeats, ragged };
    known.byColumns.set(allowed, read);
  }
  return read;
}

function repeatsItself({ lines }: Header): boolean {
  return lines.some(({ labels, values }) =>
    [...labels, ...values].some((cell, i, all) => i > 0 && cell.fold !== "" && cell.fold === all[i - 1].fold),
  );
}

/** The leaf headings of a header, in the order of the grid, each with the grid columns it covers. */
function headedColumns(
  cells: GridCell[],
  allowed: Heading[],
  vocabulary: Vocabulary,
): Pick<ReadHeader, "headed" | "foreign"> {
  const width = cells.reduce((most, c) => Math.max(most, c.to), 0);
  const stacks = Array.from({ length: width }, (_, x) => cells.filter((c) => c.from <= x && x < c.to));
  const others = ofOtherPeriods(cells);
  const isOther = (stack: GridCell[]) => stack.some((c) => others.has(c));
  const named = stacks.map((stack) => (isOther(stack) ? null : leafNamed(stack, allowed, vocabulary)));
  // A wording that is only much like a heading is none where the heading itself stands elsewhere.
  const left = allowed.filter((h) => !named.includes(h));
  const columns = stacks.map(
    (stack, x) =>
      named[x] ?? (left.length > 0 && !isOther(stack) ? leafAlike(stack, left, vocabulary) : null),
  );
  const again = columns.some(
    (column, x) =>
      column && columns.indexOf(column) < x && !(column === columns[x - 1] && sameText(cells, x)),
  );
  const kept = again ? withoutSubtotals(columns, stacks, vocabulary) : columns;
  const headed: HeadedColumn[] = [];
  const foreign = new Set<number>();
  stacks.forEach((stack, x) => {
    const column = kept[x];
    const last = headed.at(-1);
    if (!column) {
      if (stack.length > 0) foreign.add(x);
    } else if (last && last.column.key === column.key && last.to === x && sameText(cells, x)) last.to = x + 1;
    else headed.push({ column, from: x, to: x + 1, headings: texts(stack) });
  });
  return { headed, foreign };
}

/** Of two columns that are headed alike, one under a group that is not its own is no column of the form: a subtotal. */
function withoutSubtotals(
  columns: (Heading | null)[],
  stacks: GridCell[][],
  { groups, columnGroups }: Vocabulary,
): (Heading | null)[] {
  const fits = columns.map((column, x) =>
    stacks[x].every((c) => {
      const group = groups.get(c.fold);
      return group === undefined || !columnGroups.has(group) || column?.under?.includes(group);
    }),
  );
  return columns.map((column, x) =>
    fits[x] || !columns.some((other, y) => other === column && fits[y]) ? column : null,
  );
}

/**
 * The cells of a header, where formats without spans say a merged cell once and leave the rest of it empty: a
 * caption of columns reaches on to the right, until the next cell that says something.
 */
function reachingOn(header: Header, { groups, columnGroups }: Vocabulary): GridCell[] {
  const cells = headerCells(header);
  const { block } = header.fragment;
  if (isRagged(block) || !isWithoutSpans(block)) return cells;
  return cells.map((cell) => {
    if (!columnGroups.has(groups.get(cell.fold) ?? "")) return cell;
    const next = cells.filter((c) => c.cell.row === cell.cell.row && c.from > cell.from).map((c) => c.from);
    const column_span = Math.min(block.columns, ...next) - cell.from;
    return new GridCell({ ...cell.cell, column_span });
  });
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
  return leafNamed(stack, allowed, vocabulary) ?? leafAlike(stack, allowed, vocabulary);
}

function wordsOf(stack: GridCell[]): string[] {
  const joined = fold(stack.map((c) => c.cell.text).join(""));
  const words = stack.map((c) => c.fold).reverse();
  const bare = words.map(withoutPrefix).filter((word, i) => word !== words[i]);
  return [...words, ...stackedPairs(stack), joined, ...bare];
}

function leafNamed(stack: GridCell[], allowed: Heading[], vocabulary: Vocabulary): Heading | null {
  for (const word of wordsOf(stack)) {
    const named = columnsNamed(word, allowed, vocabulary);
    const column = named.length > 1 ? underGroups(named, stack, vocabulary) : named[0];
    if (column) return column;
  }
  // Of a table of one column, the period of the report is heading enough.
  return allowed.length === 1 && stack.slice(-1).some(isPeriod) ? allowed[0] : null;
}

function leafAlike(stack: GridCell[], allowed: Heading[], vocabulary: Vocabulary): Heading | null {
  for (const word of wordsOf(stack).filter((w) => w.length >= 3)) {
    const near = allowed.filter((h) => wordings(h).some((w) => areAlike(w, word, 0.75)));
    const column = near.length > 1 ? underGroups(near, stack, vocabulary) : near[0];
    if (column) return column;
  }
  return null;
}

/** A heading cut in two by a line (商业 over 企业). */
function stackedPairs(stack: GridCell[]): string[] {
  return stack.slice(1).map((c, i) => stack[i].fold + c.fold);
}

function underGroups(named: Heading[], stack: GridCell[], vocabulary: Vocabulary): Heading | null {
  const above = new Set(stack.map((c) => groupOf(c.cell.text, vocabulary)));
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
  const keys = rows.flat().map((c) => vocabulary.groups.get(c.fold));
  for (const sequence of [inOrderOfGroups(keys, allowed), allowed])
    if (
      sequence.length > 0 &&
      leaves.length === sequence.length &&
      leaves.every((c, i) => wordings(sequence[i]).includes(c.fold)) &&
      (isRagged(header.fragment.block) || leaves.every((c, i) => i === 0 || leaves[i - 1].from < c.from))
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

/** The columns whose groups are named, in the order of these, the outer before the inner; within a group in that of the form. */
export function inOrderOfGroups(named: (string | undefined)[], allowed: Heading[]): Heading[] {
  const placeOf = ({ under = [] }: Heading) => under.map((g) => named.indexOf(g)).filter((at) => at >= 0);
  const compare = (a: number[], b: number[]) => a.map((at, i) => at - (b[i] ?? at)).find((d) => d !== 0) ?? 0;
  return allowed
    .filter((h) => h.under && named.includes(h.under.at(-1)))
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
}

function columnsNamed(word: string, allowed: Heading[], { columns }: Vocabulary): Heading[] {
  return (columns.get(word) ?? []).filter((h) => allowed.includes(h));
}
