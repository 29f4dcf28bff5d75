import type { Piece, Rows } from "../grid.ts";
import type { Line } from "../source.ts";
import { isValue } from "../values.ts";
import { unitWidth } from "../width.ts";

/** What stands between two uprights of a line. */
interface Segment {
  /** uprights on its left and right, as indices into the frame's uprights */
  left: number;
  right: number;
  /** a rule: the cells above it end here */
  rule: boolean;
  text: string;
  from: number;
  to: number;
}

interface Stroke {
  /** display column */
  position: number;
  /** index in the line */
  at: number;
}

const isUpright = (char: string) =>
  /[|｜\u2502\u2503\u2506\u2507\u250a\u250b\u250c-\u254b\u2551-\u2570]/.test(char);
const isLevel = (char: string | undefined) =>
  char !== undefined && /[-=\u2500\u2501\u2504\u2505\u2508\u2509\u2550]/.test(char);

/** The uprights and rules of a drawn table, and the cells between them. */
export class Frame {
  readonly #lines: Line[];

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  /** The cells; no rows where the lines make no frame. */
  rows(): Rows {
    // Characters of the box take one column or two, by the font of whoever drew it: the way that fits better.
    const [narrow, wide] = ([1, 2] as const).map((ambiguous) => segmentLines(this.#lines, ambiguous));
    const lines =
      wide !== null && (narrow === null || wide.misfit < narrow.misfit) ? wide.lines : narrow?.lines;
    const rows = lines === undefined ? [] : cellsOf(bandsOf(lines));
    return overlap(rows) ? [] : rows;
  }
}

/** Lines cut at their uprights; null where the uprights make no columns. */
function segmentLines(lines: Line[], ambiguous: 1 | 2): { lines: Segment[][]; misfit: number } | null {
  const strokes = lines.map(({ text }) => strokesOf(text, ambiguous));
  const open = lines.some(({ text }, i) => isOpen(text, strokes[i]));
  if (open) {
    lines.forEach(({ text }, i) => {
      strokes[i] = [{ position: -1, at: -1 }, ...strokes[i], { position: Infinity, at: text.length }];
    });
  }
  const ruled = new Set(strokes.filter((_, i) => hasRule(lines[i].text, strokes[i])));
  const positions = new Set([...ruled].flat().map(({ position }) => position));
  const columns = [...positions].sort((a, b) => a - b);
  if (columns.length < 3) return null;

  let misfit = 0;
  let above: Stroke[] = [];
  const segments: Segment[][] = [];
  for (const [i, line] of lines.entries()) {
    const own = strokes[i];
    const off = own.filter(({ position }) => !positions.has(position)).length;
    misfit += off;
    // Where widths were reckoned otherwise than here, uprights are told by their order.
    const source = off > 0 && own.length === above.length ? above : own;
    const places = source.map(({ position }) => nearest(columns, position));
    if (places.some((place, k) => k > 0 && place <= places[k - 1])) return null;
    if (ruled.has(own)) above = own;
    segments.push(
      places.slice(1).map((right, k) => {
        const from = own[k].at + 1;
        const to = own[k + 1].at;
        const text = line.text.slice(from, to);
        return {
          left: places[k],
          right,
          rule: isRule(text),
          text: text.trim(),
          from: line.start + from,
          to: line.start + to,
        };
      }),
    );
  }
  return { lines: segments, misfit };
}

function strokesOf(text: string, ambiguous: 1 | 2): Stroke[] {
  const strokes: Stroke[] = [];
  let position = 0;
  for (let at = 0; at < text.length; at++) {
    // A plus is a crossing where it ends a rule, and a sign before a number.
    const crossing =
      text[at] === "+" &&
      ((isLevel(text[at - 1]) && isLevel(text[at - 2])) || (isLevel(text[at + 1]) && isLevel(text[at + 2])));
    if (crossing || isUpright(text[at])) strokes.push({ position, at });
    position += unitWidth(text.charCodeAt(at), ambiguous);
  }
  return strokes;
}

/** Whether there are cells outside the first and the last upright. */
function isOpen(text: string, strokes: Stroke[]): boolean {
  const first = strokes[0]?.at ?? text.length;
  const last = strokes.at(-1)?.at ?? -1;
  return text.slice(0, first).trim() !== "" || text.slice(last + 1).trim() !== "";
}

function isRule(text: string): boolean {
  return text.length >= 1 && [...text].every(isLevel) && (text.length >= 2 || text >= "\u2500");
}

function hasRule(text: string, strokes: Stroke[]): boolean {
  return strokes.some(({ at }, k) => k > 0 && isRule(text.slice(strokes[k - 1].at + 1, at)));
}

/** Index of the column nearest to a position; `columns` ascend. */
function nearest(columns: number[], position: number): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low > 0 && position - columns[low - 1] < columns[low] - position ? low - 1 : low;
}

/** Lines between two rules; `above` tells for each column whether a rule closes it against the band before. */
interface Band {
  lines: Segment[][];
  closed: Set<number>;
}

function bandsOf(lines: Segment[][]): Band[] {
  const bands: Band[] = [];
  let open: Band | null = null;
  let closed = new Set<number>();
  for (const line of lines) {
    const rules = line.filter(({ rule }) => rule);
    if (rules.length > 0) {
      if (open !== null) closed = new Set();
      open = null;
      for (const { left, right } of rules) for (let k = left; k < right; k++) closed.add(k);
      // Text beside a rule belongs to a cell that goes on below it.
      const beside = line.filter(({ rule, text }) => !rule && text !== "");
      if (beside.length > 0 && bands.length > 0) bands.at(-1)?.lines.push(line.filter(({ rule }) => !rule));
      continue;
    }
    if (open === null) bands.push((open = { lines: [], closed }));
    open.lines.push(line);
  }
  const separate = bands.length <= 2;
  return bands.flatMap((band, i) =>
    isManyRows(band) || (separate && (i > 0 || bands.length === 1)) ? splitBand(band) : [band],
  );
}

/** Two values one above the other are two rows, with or without a rule between them. */
function isManyRows({ lines }: Band): boolean {
  const filled = new Set<number>();
  for (const { left, text } of lines.flat()) {
    if (!isValue(text)) continue;
    if (filled.has(left)) return true;
    filled.add(left);
  }
  return false;
}

function splitBand({ lines, closed }: Band): Band[] {
  const all = new Set(lines.flatMap((line) => line.flatMap(({ left, right }) => range(left, right))));
  return lines.map((line, i) => ({ lines: [line], closed: i === 0 ? closed : all }));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function cellsOf(bands: Band[]): Rows {
  const rows: Rows = [];
  let above = new Map<string, Piece>();
  for (const [row, { lines, closed }] of bands.entries()) {
    const cells = new Map<string, Piece>();
    const pieces: Piece[] = [];
    for (const { left, right, text, from, to } of lines.flat()) {
      const key = `${left}-${right}`;
      let cell = cells.get(key);
      const upper = above.get(key);
      if (cell === undefined && upper !== undefined && !range(left, right).some((k) => closed.has(k))) {
        cell = upper;
        cell.row_span = (cell.row_span ?? 1) + 1;
        cells.set(key, cell);
      }
      if (cell === undefined) {
        cell = { text: "", from, to, column: left, column_span: right - left };
        cells.set(key, cell);
        pieces.push(cell);
      }
      if (text !== "") cell.text += (cell.text === "" ? "" : "\n") + text;
      cell.to = Math.max(cell.to, to);
    }
    rows[row] = pieces.sort((a, b) => a.column - b.column);
    above = cells;
  }
  return rows;
}

/** A frame whose lines are cut differently between the same rules is not understood. */
function overlap(rows: Rows): boolean {
  const taken = new Set<string>();
  return rows.some((pieces, row) =>
    pieces.some(({ column, column_span = 1, row_span = 1 }) =>
      range(row, row + row_span).some((r) =>
        range(column, column + column_span).some((c) => {
          const seen = taken.has(`${r}:${c}`);
          taken.add(`${r}:${c}`);
          return seen;
        }),
      ),
    ),
  );
}
