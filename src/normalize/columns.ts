import type { Heading } from "../forms/index.ts";
import type { HeadedColumn } from "./column-headings.ts";
import { headerCells, leafOf, noHeader, readHeader, texts } from "./column-headings.ts";
import { isRagged } from "./grid.ts";
import { fold } from "./labels.ts";
import type { GridCell } from "./grid.ts";
import type { Header, Line } from "./lines.ts";
import type { Vocabulary } from "./vocabulary.ts";

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
  const matches = layToColumns(line, allowed, header, vocabulary, rowIsLabelled);
  const isContradicted = !rowIsLabelled && Array.isArray(matches) && isUnderOther(matches, line, vocabulary);
  return isContradicted ? { cells: line.values } : matches;
}

/** An outcome beside a row that is not the one it was laid to, but for the sum of offices (总计): one of them is not its own. */
function isUnderOther(matches: ColumnMatch[], { labels }: Line, { columns }: Vocabulary): boolean {
  const named = labels.flatMap((c) => columns.get(c.fold) ?? []).filter((h) => fold(h.label) !== "总计");
  return named.length > 0 && matches.some(({ column, cell }) => !cell.blank && !named.includes(column));
}

function layToColumns(
  line: Line,
  allowed: Heading[],
  header: Header | undefined,
  vocabulary: Vocabulary,
  rowIsLabelled: boolean,
): ColumnMatch[] | ColumnFailure {
  const values = line.values;
  const besideLabels = rowIsLabelled
    ? inPairs(values, allowed, vocabulary)
    : fromSide(line, allowed, header, vocabulary);
  if (besideLabels) return besideLabels;
  const { headed, distinct, foreign, repeats, ragged } = header
    ? readHeader(header, allowed, vocabulary)
    : noHeader;
  // A header that lost its spans has more headings than stand over any row of it: fewer values are a row cut short.
  const isShort = () => values.length < (ragged()?.length ?? 0);
  if (distinct && headed.length > 0 && headed.length === values.length && !isShort())
    return values.map((cell, i) => ({
      column: headed[i].column,
      cell,
      headings: headed[i].headings,
      by: "label",
    }));
  const complete = distinct && headed.length === allowed.length;
  const onGrid =
    !isRagged(line.fragment.block) && header?.fragment.block.columns === line.fragment.block.columns;
  const overlapped =
    onGrid && distinct && headed.length > 0
      ? byOverlap(values, headed, complete ? foreign : null, repeats)
      : null;
  const filled = values.filter((v) => !v.blank);
  // Where a value stands beside all headings, and there is one for each, their order says more than their place.
  const inTurn = complete && filled.length === headed.length;
  const beside = filled.some((cell) => !headed.some((h) => overlap(cell, h) > 0));
  const taken = complete && repeats ? oncePerHeading(values, headed) : null;
  // What the headings above say, or the order of what is filled, leaves out a blank that is a cell once repeats are out.
  const leavesBlanks = overlapped ? differUnderOne(values, headed) : inTurn;
  if (taken && leavesBlanks && !beside) return taken.map((match) => ({ ...match, by: "position" }));
  if (complete && overlapped && !(inTurn && beside)) return overlapped;
  if (inTurn)
    return filled.map((cell, i) => ({
      column: headed[i].column,
      cell,
      headings: headed[i].headings,
      by: "label",
    }));
  if (taken) return taken;
  const { cells: trimmed, sure } = trim(values, allowed.length);
  const order = ragged();
  if (order && trimmed.length === order.length)
    return trimmed.map((cell, i) => ({
      column: order[i].column,
      cell,
      headings: order[i].headings,
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
function oncePerHeading(values: GridCell[], headed: HeadedColumn[]): ColumnMatch[] | null {
  if (values.length <= headed.length) return null;
  const runs: GridCell[][] = [];
  for (const cell of values) {
    const last = runs.at(-1);
    if (last && last[0].cell.text.trim() === cell.cell.text.trim()) last.push(cell);
    else runs.push([cell]);
  }
  // Two neighbours may hold the same number, too: what one run alone can give is no guess.
  const more = headed.length - runs.length;
  const longer = runs.filter((run) => run.length > 1);
  if (more < 0 || (more > 0 && (longer.length > 1 || longer[0].length <= more))) return null;
  const once = runs.flatMap((run) => (run.length > 1 ? run.slice(0, 1 + more) : run));
  return once.map((cell, i) => ({ ...headed[i], cell, by: "label" }));
}

/** Cells that differ under one heading, which is said once for each of them: the row has other spans than its header. */
const differUnderOne = (values: GridCell[], headed: HeadedColumn[]): boolean =>
  headed.some(
    (h) => new Set(values.filter((c) => overlap(c, h) > 0).map((c) => c.cell.text.trim())).size > 1,
  );

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

/**
 * Each cell that holds something takes the one heading it stands under; two cells under one heading are
 * a conflict, unless the header repeats itself as they do. A row with fewer cells than headings may have lost one on the left, so it is in doubt. Where all its
 * columns are headed, what stands under a heading of another column is no value of the row.
 */
function byOverlap(
  values: GridCell[],
  headed: HeadedColumn[],
  foreign: ReadonlySet<number> | null,
  repeats: boolean,
): ColumnMatch[] | null {
  const matches = new Map<string, ColumnMatch>();
  const by = values.length < headed.length ? "position" : "label";
  for (const cell of values) {
    const shared = headed.filter((h) => overlap(cell, h) > 0);
    if (cell.blank && shared.length !== 1) continue;
    if (shared.length === 0 && (cell.to <= headed[0].from || cell.from >= headed.at(-1)!.to)) continue;
    if (shared.length === 0 && foreign?.has(cell.from)) continue;
    if (shared.length !== 1) return null;
    const { column, headings } = shared[0];
    const other = matches.get(column.key);
    const isSame = repeats && other?.cell.cell.text === cell.cell.text;
    if (other && !other.cell.blank && !cell.blank && !isSame) return null;
    if (!other || other.cell.blank) matches.set(column.key, { column, cell, headings, by });
  }
  return [...matches.values()];
}

/** A list says the heading of each number beside it: 自然人 | 3 | 商业企业 | 2. */
function inPairs(values: GridCell[], allowed: Heading[], { columns }: Vocabulary): ColumnMatch[] | null {
  if (values.length < 2 || values.length % 2 > 0) return null;
  const matches: ColumnMatch[] = [];
  for (let i = 0; i < values.length; i += 2) {
    const named = (columns.get(values[i].fold) ?? []).filter((h) => allowed.includes(h));
    if (named.length !== 1 || !values[i + 1].valueLike) return null;
    matches.push({ column: named[0], cell: values[i + 1], headings: texts([values[i]]), by: "label" });
  }
  return matches;
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
  const outcomeAside = line.labels.some((c) => columns.has(c.fold));
  const matches: ColumnMatch[] = [];
  for (const [i, cell] of line.values.entries()) {
    const over = inTurn ? [leaves[i]] : above.filter((c) => c.from < cell.to && cell.from < c.to);
    // An outcome at the side and one above are two: the row is one of several, such as the sum of offices.
    if (outcomeAside && over.some((c) => columns.has(c.fold))) return null;
    const stack = [...over, ...line.labels];
    const column = leafOf(stack, allowed, vocabulary);
    if (column) matches.push({ column, cell, headings: texts(stack), by: "label" });
    else if (!cell.blank) return null;
  }
  return matches.length > 0 ? matches : null;
}
