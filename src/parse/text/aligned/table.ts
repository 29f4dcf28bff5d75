import type { Message, Table } from "../../../model/document.ts";
import type { Piece, Rows } from "../grid.ts";
import { tableOf } from "../grid.ts";
import type { Source } from "../source.ts";
import { opensItem } from "../values.ts";
import { fitPages, median } from "./columns.ts";
import type { Heading } from "./header.ts";
import { pageOf, valueEdge } from "./page.ts";
import type { Page, PageRow } from "./page.ts";
import type { Section } from "./sections.ts";
import type { Word } from "./words.ts";

/** How the columns of a page lie in the grid of the whole table. */
interface Layout {
  /** grid column of each column of values of the page */
  columns: number[];
  /** grid columns for labels, of which the page uses the last */
  labels: number;
  width: number;
}

/** A printed table as a grid. */
export interface Printed {
  table: Table;
  messages: Message[];
  /** its headings, if it has any, were laid to its columns */
  headed: boolean;
}

/**
 * A printed table → grid; null where its lines hold no values. A row that could be laid to the columns in
 * another way, and one that was put together from two lines, is said in a message.
 */
export function tableOfSection(section: Section, source: Source): Printed | null {
  const edge = section.reduce((least, { body }) => Math.min(least, valueEdge(body)), Infinity);
  const pages = section.flatMap((part) => pageOf(part, edge, section.length === 1) ?? []);
  if (pages.length === 0) return null;
  const widest = pages.reduce((a, b) => (b.columns.length > a.columns.length ? b : a));
  const labels = pages.reduce((most, { labelColumns }) => Math.max(most, labelColumns), 0);
  const width = labels + widest.columns.length;
  let rows: Rows = [];
  const messages: Message[] = [];
  for (const page of pages) {
    const { columns, doubtful } = fitPages(widest.columns, page.columns, shiftOf(widest, page));
    const layout = { columns: columns.map((column) => labels + column), labels, width };
    if (page === pages[0]) rows = headerRows(page, layout, source);
    for (const [i, row] of page.rows.entries()) {
      if (i === 0 && page !== pages[0] && goesOn(row, rows)) continue;
      rows.push(rowOf(row, labels - page.labelColumns, layout));
      if (row.values.length === 0) continue;
      if (row.joined) messages.push(rowJoined(source, row.values));
      if (row.doubtful || doubtful) messages.push(columnDoubtful(source, row.values));
    }
  }
  const headed = pages.every(({ header }) => header.captions.length === 0 || header.leaves.length > 0);
  return { table: tableOf(rows, source), messages, headed };
}

/** How far the labels of a page stand to the right of those of another; null where they stand anyhow. */
function shiftOf(from: Page, page: Page): number | null {
  // Labels are set flush left, or in the middle of their column.
  const edges: ((word: Word) => number)[] = [({ x0 }) => x0, ({ x0, x1 }) => (x0 + x1) / 2];
  const shifts = edges.flatMap((edge) => {
    const [before, after] = [from, page].map(({ labels }) => labels.map(edge));
    const [a, b] = [median([...before]), median([...after])];
    const near = (values: number[], at: number) =>
      values.filter((x) => Math.abs(x - at) <= 1).length / values.length;
    return [{ shift: b - a, sure: Math.min(near(before, a), near(after, b)) }];
  });
  const [best] = shifts.sort((a, b) => b.sure - a.sure);
  return best.sure >= 0.6 ? best.shift : null;
}

/** A label that a page break cut goes on at the top of the next page. */
function goesOn({ labels, values }: PageRow, rows: Rows): boolean {
  const last = rows.at(-1);
  const cut = last?.findLast(({ text, column_span }) => text !== "" && column_span !== undefined);
  if (values.length > 0 || labels.length !== 1 || cut === undefined || opensItem(labels[0].words[0].text))
    return false;
  const { text, to } = cellOf(labels[0].words);
  cut.text += `\n${text}`;
  cut.to = to;
  return true;
}

function headerRows(page: Page, { columns, labels, width }: Layout, source: Source): Rows {
  const { captions, groups, leaves, corner } = page.header;
  const heading = ({ words, left, right }: Heading): Piece => ({
    ...cellOf(words),
    column: columns[left],
    column_span: columns[right] - columns[left] + 1,
  });
  const byColumn = (a: Piece, b: Piece) => a.column - b.column;
  const above: Rows = captions.map((words) => {
    const [from, to] = [words[0].from, words[words.length - 1].to];
    return [{ text: source.text.slice(from, to), from, to, column: 0, column_span: width }];
  });
  const rows = [...above, ...groups.map((line) => withoutOverlap(line.map(heading).sort(byColumn)))];
  const lowest = leaves.map(heading).sort(byColumn);
  if (corner.length > 0) lowest.unshift({ ...cellOf(corner), column: 0, column_span: labels });
  return lowest.length > 0 ? [...rows, lowest] : rows;
}

/** Headings that are wider than their columns leave to the next one what is its own. */
function withoutOverlap(cells: Piece[]): Piece[] {
  let free = 0;
  return cells.flatMap((cell) => {
    const column = Math.max(cell.column, free);
    const column_span = cell.column + (cell.column_span ?? 1) - column;
    if (column_span < 1) return [];
    free = column + column_span;
    return [{ ...cell, column, column_span }];
  });
}

/** The cells of a row: its labels, then a cell for each column of values, blank where nothing is printed. */
function rowOf({ labels, values, taken, group }: PageRow, shift: number, layout: Layout): Piece[] {
  // The label next to the values reaches up to them: nothing is printed between.
  const cells: Piece[] = labels.map(({ words, left, right, rows }, i) => ({
    ...cellOf(words),
    row_span: rows,
    column: left + shift,
    column_span: (i === labels.length - 1 && !group ? layout.labels - shift - 1 : right) - left + 1,
  }));
  if (group) return cells;
  let blankAt = labels.at(-1)?.words.at(-1)?.to ?? values[0].from;
  for (let column = layout.labels; column < layout.width; column++) {
    const words = values.filter((_, i) => layout.columns[taken[i]] === column);
    if (words.length > 0) blankAt = words[words.length - 1].to;
    cells.push({ ...(words.length > 0 ? cellOf(words) : { text: "", from: blankAt, to: blankAt }), column });
  }
  return cells;
}

function cellOf(words: Word[]): Piece {
  return {
    text: words.map(({ text }) => text).join("\n"),
    from: words.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: words.reduce((most, { to }) => Math.max(most, to), 0),
    column: 0,
  };
}

function columnDoubtful(source: Source, values: Word[]): Message {
  return {
    code: "text.column_doubtful",
    severity: "warning",
    message: {
      en: "Some values of this row stand between two columns; they were laid to the nearer one.",
      zh: "此行有数值位于两列之间，已归入较近的一列。",
    },
    place: source.place(values[0].from, values[values.length - 1].to),
  };
}

function rowJoined(source: Source, values: Word[]): Message {
  return {
    code: "text.row_joined",
    severity: "warning",
    message: {
      en: "The values of this row were printed on two lines.",
      zh: "此行的数值分印在两行上。",
    },
    place: source.place(values[0].from, values[values.length - 1].to),
  };
}
