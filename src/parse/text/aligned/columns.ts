/** Where a word stands on its line, `[x0, x1)`; and a column of values: where its words stand in most rows. */
export interface Column {
  x0: number;
  x1: number;
}

/** Which column each value of a row stands in, and whether another reading is nearly as good. */
export interface Fit {
  columns: number[];
  doubtful: boolean;
}

/** Rows of more values are no printed table, and would take too long to compare. */
export const mostColumns = 60;

/** Ways to lay the columns of a page that are compared. */
const mostTried = 5000;

/**
 * The columns that the values of rows stand in. The fullest row gives them; a value of another row that stands
 * far from each of them opens one more. Then each is moved to where most of its values stand.
 */
export function columnsOf(rows: Column[][]): Column[] {
  let columns: Column[] = rows.reduce((full, row) => (row.length > full.length ? row : full), []);
  for (let round = 0; round < 3; round++) {
    for (const row of rows) columns = withStrays(columns, row);
    columns = moved(columns, rows);
  }
  return columns;
}

/** Columns moved to where most of the values laid to them stand. */
export function moved(columns: Column[], rows: Column[][]): Column[] {
  const own: Column[][] = columns.map(() => []);
  for (const row of rows) fit(columns, row).columns.forEach((column, i) => own[column]?.push(row[i]));
  return columns.map((column, c) =>
    own[c].length === 0
      ? column
      : { x0: median(own[c].map(({ x0 }) => x0)), x1: median(own[c].map(({ x1 }) => x1)) },
  );
}

/** The columns with one more for each word that is as far from all of them as they are from one another. */
function withStrays(columns: Column[], row: Column[]): Column[] {
  if (columns.length === 0 || columns.length >= mostColumns) return columns;
  const { columns: taken } = fit(columns, row);
  const strays = row.filter((word, i) => {
    const column = columns[taken[i]];
    return column === undefined || distance(word, column) >= room(columns, taken[i]);
  });
  return strays.length === 0 ? columns : [...columns, ...strays].sort((a, b) => a.x0 + a.x1 - b.x0 - b.x1);
}

/** How far a value may stand from its column and still be nearer to it than to where another one could be. */
function room(columns: Column[], at: number): number {
  const steps = columns.slice(1).map((column, i) => middle(column) - middle(columns[i]));
  const step =
    steps.length === 0 ? 8 : Math.min(steps[at] ?? Infinity, steps[at - 1] ?? Infinity, median(steps));
  return Math.max(2.5, step * 0.55);
}

/**
 * Lays the words of a row to columns in their order, so that they are moved as little as possible. A word
 * beyond the number of columns gets none (-1).
 */
export function fit(columns: Column[], row: Column[]): Fit {
  const n = columns.length;
  const words = row.slice(0, n);
  // cost[i][j]: the least way to lay the first i words to the first j columns
  const cost: number[][] = [new Array<number>(n + 1).fill(0)];
  words.forEach((word, i) => {
    const line = new Array<number>(n + 1).fill(Infinity);
    for (let j = i + 1; j <= n; j++) {
      line[j] = Math.min(line[j - 1], cost[i][j - 1] + distance(word, columns[j - 1]));
    }
    cost.push(line);
  });
  const taken = new Array<number>(row.length).fill(-1);
  for (let i = words.length, j = n; i > 0; j--) {
    if (cost[i][j] === cost[i][j - 1]) continue;
    taken[--i] = j - 1;
  }
  return { columns: taken, doubtful: isDoubtful(columns, words, taken) };
}

/** A value with a free column beside it that is hardly farther away than its own. */
function isDoubtful(columns: Column[], words: Column[], taken: number[]): boolean {
  if (words.length === columns.length) return false;
  return words.some((word, i) => {
    const own = distance(word, columns[taken[i]]);
    return [taken[i] - 1, taken[i] + 1].some((other) => {
      const column = columns[other];
      return column !== undefined && !taken.includes(other) && distance(word, column) - own < 1.5;
    });
  });
}

/** Values are set flush left, flush right or in the middle of their column; below a heading, anywhere. */
export function distance(word: Column, column: Column): number {
  const off = Math.min(
    Math.abs(word.x0 - column.x0),
    Math.abs(word.x1 - column.x1),
    Math.abs(middle(word) - middle(column)),
  );
  return word.x0 < column.x1 && word.x1 > column.x0 ? Math.min(off, 1) : off;
}

export function middle({ x0, x1 }: Column): number {
  return (x0 + x1) / 2;
}

/** The middle one of the values, which are put in order; 0 where there are none. */
export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/**
 * Columns of one page laid to those of another that has more, in order. Pages are printed with different margins,
 * so it is their steps that are compared, and `shift`, how far the labels beside them are moved, null where that
 * cannot be told. Doubtful where two ways are as good, or where the labels say other than the place itself.
 */
export function fitPages(columns: Column[], page: Column[], shift: number | null): Fit {
  if (page.length === columns.length) return { columns: page.map((_, i) => i), doubtful: false };
  const still = laid(columns, page, 0);
  const moved = laid(columns, page, shift ?? 0);
  const agree = still.columns.every((column, i) => column === moved.columns[i]);
  const best = still.cost <= page.length ? still : moved;
  return { columns: best.columns, doubtful: shift === null || !agree || best.doubtful };
}

function laid(columns: Column[], page: Column[], shift: number): Fit & { cost: number } {
  let best = { columns: page.map((_, i) => i), cost: Infinity };
  let second = Infinity;
  let tried = 0;
  const lay = (taken: number[]): void => {
    if (taken.length === page.length) {
      tried++;
      const shifts = taken.map((column, i) => middle(page[i]) - middle(columns[column]));
      const common = median([...shifts]);
      const steps = shifts.reduce((sum, own) => sum + Math.abs(own - common), 0);
      const cost = steps + Math.abs(common - shift);
      if (cost < best.cost) [second, best] = [best.cost, { columns: taken, cost }];
      else second = Math.min(second, cost);
      return;
    }
    const from = (taken.at(-1) ?? -1) + 1;
    const last = columns.length - (page.length - taken.length);
    for (let column = from; column <= last && tried < mostTried; column++) lay([...taken, column]);
  };
  lay([]);
  return { ...best, doubtful: second - best.cost < 2 };
}
