/** A cell in its row: what the file says of it, and its column once it is laid out. */
export interface Slot {
  column: number;
  span: number;
  /** in twips (1,440 to the inch); null where the file does not say */
  width: number | null;
}

export interface GridRow<S extends Slot = Slot> {
  /** grid columns left free at the start of the row, and their width */
  before: number;
  beforeWidth: number | null;
  /** grid columns left free at its end */
  after: number;
  cells: S[];
}

/** Word itself has at most 63 columns; more than this many are an attack. */
export const widest = 1000;

/** Narrower than half a character: nobody means a column by it, it is what is left of moving a border by hand. */
const sliver = 100;

/**
 * Puts the cells of all rows on one grid: sets `column` and `span`, and returns the number of columns.
 * Spans decide, as they should; where they give rows of different lengths but the widths agree, the file's
 * spans are wrong and the widths decide, as they do in what Word shows.
 */
export function layOut(rows: readonly GridRow[], widths: readonly (number | null)[]): number {
  const lengths = rows.map((row) => bySpan(row));
  const columns = largest(lengths);
  if (lengths.some((length) => length !== columns)) {
    const lines = linesByWidth(rows);
    if (lines !== null) return byWidth(rows, lines);
  }
  return dropSlivers(rows, columns, widths);
}

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** Returns how many columns the row takes. */
function bySpan(row: GridRow): number {
  let column = row.before;
  for (const cell of row.cells) {
    cell.column = column;
    column += cell.span;
  }
  return column + row.after;
}

/** Where each cell of a row begins and ends, in twips; null where a width is not known. */
function edges(row: GridRow): number[] | null {
  if (row.before > 0 && row.beforeWidth === null) return null;
  const found = [row.before > 0 ? row.beforeWidth! : 0];
  for (const cell of row.cells) {
    if (cell.width === null) return null;
    found.push(found[found.length - 1] + cell.width);
  }
  return found;
}

/** The grid lines that the widths draw; null unless all rows end at one line and no cell is lost between two. */
function linesByWidth(rows: readonly GridRow[]): number[] | null {
  const drawn: number[][] = [];
  for (const row of rows) {
    const found = edges(row);
    if (found === null || row.after > 0) return null;
    drawn.push(found);
  }
  const ends = drawn.map((row) => row[row.length - 1]);
  if (largest(ends) + largest(ends.map((end) => -end)) > sliver) return null;
  const lines: number[] = [];
  for (const edge of drawn.flat().sort((a, b) => a - b))
    if (lines.length === 0 || edge - lines[lines.length - 1] > sliver) lines.push(edge);
  if (lines.length > widest) return null;
  const isWhole = drawn.every((row) =>
    row.every((edge, i) => i === 0 || line(lines, edge) > line(lines, row[i - 1])),
  );
  return isWhole ? lines : null;
}

/** The last line that stands at an edge or before it. */
function line(lines: readonly number[], edge: number): number {
  return lines.findLastIndex((at) => at <= edge);
}

function byWidth(rows: readonly GridRow[], lines: readonly number[]): number {
  for (const row of rows) {
    const found = edges(row)!;
    row.cells.forEach((cell, i) => {
      cell.column = line(lines, found[i]);
      cell.span = line(lines, found[i + 1]) - cell.column;
    });
  }
  return lines.length - 1;
}

/** Two grid lines that nearly touch are one, unless a cell stands between them. */
function dropSlivers(rows: readonly GridRow[], columns: number, widths: readonly (number | null)[]): number {
  const total = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  if (widths.length < columns || widths.includes(null) || total < 10 * sliver) return columns;
  const occupied = new Set(rows.flatMap((row) => row.cells.filter((c) => c.span === 1).map((c) => c.column)));
  const moved = [0];
  for (let column = 0; column < columns; column++) {
    const isSliver = widths[column]! < sliver && !occupied.has(column);
    moved.push(moved[column] + (isSliver ? 0 : 1));
  }
  const placed = (cell: Slot) => ({ column: moved[cell.column], end: moved[cell.column + cell.span] });
  if (rows.some((row) => row.cells.some((cell) => placed(cell).column === placed(cell).end))) return columns;
  for (const cell of rows.flatMap((row) => row.cells)) {
    const { column, end } = placed(cell);
    cell.column = column;
    cell.span = end - column;
  }
  return moved[columns];
}
