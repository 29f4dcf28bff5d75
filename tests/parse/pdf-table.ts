import { PdfPage, widthOf } from "./pdf-writer.ts";
import type { Face } from "./pdf-writer.ts";

/** One cell of a table to draw; rows and columns are 0-based, spans 1 where not given. */
export interface DrawnCell {
  row: number;
  column: number;
  row_span?: number;
  column_span?: number;
  text: string;
}

export interface DrawnTable {
  /** points, one a column */
  widths: number[];
  /** points, one a row; a row grows to what its texts need */
  heights: number[];
  cells: DrawnCell[];
}

export interface TableStyle {
  /** how the borders are drawn: stroked lines, thin filled rectangles, only the horizontal ones, or not at all */
  rules?: "stroke" | "fill" | "horizontal" | "none";
  size?: number;
  face?: Face;
  /** left where not given */
  align?: "left" | "center";
  padding?: number;
  /** points of the rules */
  line?: number;
}

export interface Flow extends TableStyle {
  /** left edge of the table */
  x?: number;
  /** where the table starts on the first page; the top margin where not given */
  top?: number;
  margins?: { top: number; bottom: number };
  /** rows at the top of the table that are printed again on each page */
  header?: number;
  /** a row may be cut in two by the end of the page, between two lines of text */
  cut?: boolean;
  /** no rule is drawn where the page ends or begins within the table */
  open?: boolean;
}

/** A stretch of the table on one page, in points from the table's top. */
interface Part {
  from: number;
  to: number;
  /** y on the page of the stretch's start */
  y: number;
  page: PdfPage;
}

/**
 * Draws a table from the first page on and adds pages as needed with `next`.
 * Returns the page it ends on and the y of its lower edge.
 */
export function drawTable(
  first: PdfPage,
  table: DrawnTable,
  flow: Flow = {},
  next: () => PdfPage = () => new PdfPage({ width: first.width, height: first.height }),
): { page: PdfPage; bottom: number; pages: PdfPage[] } {
  const { size = 10.5, padding = 4, header = 0 } = flow;
  const leading = size * 1.3;
  const texts = table.cells.map((cell) =>
    wrap(cell.text, extent(table.widths, cell.column, cell.column_span) - 2 * padding, flow),
  );
  const heights = grow(table, texts, leading, padding);
  const edges = sums(heights);
  const parts = paginate(first, next, edges, header, leading, padding, flow);
  const headEnd = edges[header]!;
  for (const part of parts) {
    const again = header > 0 && part.from > 0;
    if (again) drawPart({ ...part, from: 0, to: headEnd, y: part.y + headEnd }, table, edges, flow);
    drawPart(part, table, edges, flow);
  }
  table.cells.forEach((cell, index) => {
    const top = edges[cell.row]!;
    const bottom = edges[cell.row + (cell.row_span ?? 1)]!;
    const left = (flow.x ?? 60) + extent(table.widths, 0, cell.column);
    const width = extent(table.widths, cell.column, cell.column_span);
    const lines = texts[index]!;
    const whole = parts.some((part) => part.from <= top && bottom <= part.to);
    let at = whole ? top + (bottom - top - lines.length * leading) / 2 : top + padding;
    for (const line of lines) {
      const cut = parts.find((part) => part.to > at + slack && part.to < at + leading - slack);
      if (cut) at = cut.to + padding;
      const part = parts.find((each) => each.from <= at + slack && at + slack < each.to) ?? parts.at(-1)!;
      const indent = flow.align === "center" ? (width - widthOf(line, flow)) / 2 : padding;
      const y = (start: Part, base: number) => start.y - (at - base) - leading / 2 - size * 0.36;
      part.page.text(left + indent, y(part, part.from), line, { size, face: flow.face });
      if (cell.row < header) {
        for (const other of parts.slice(1)) {
          other.page.text(left + indent, y({ ...other, y: other.y + headEnd }, 0), line, {
            size,
            face: flow.face,
          });
        }
      }
      at += leading;
    }
  });
  const last = parts.at(-1)!;
  return {
    page: last.page,
    bottom: last.y - (last.to - last.from),
    pages: [...new Set(parts.map((part) => part.page))],
  };
}

/** Points by which sums of heights may be off. */
const slack = 0.01;

function extent(widths: number[], from: number, span = 1): number {
  return widths.slice(from, from + span).reduce((sum, width) => sum + width, 0);
}

function sums(values: number[]): number[] {
  const edges = [0];
  for (const value of values) edges.push(edges.at(-1)! + value);
  return edges;
}

/** Breaks a text at its line feeds and wherever the next character would not fit. */
function wrap(text: string, width: number, style: TableStyle): string[] {
  if (text === "") return [];
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const character of paragraph) {
      if (widthOf(lines.at(-1)! + character, style) > width && lines.at(-1) !== "") lines.push("");
      lines[lines.length - 1] += character;
    }
    return lines;
  });
}

function grow(table: DrawnTable, texts: string[][], leading: number, padding: number): number[] {
  const heights = [...table.heights];
  table.cells.forEach((cell, index) => {
    const need = texts[index]!.length * leading + 2 * padding;
    const last = cell.row + (cell.row_span ?? 1) - 1;
    heights[last] = Math.max(heights[last]!, need - extent(heights, cell.row, last - cell.row));
  });
  return heights;
}

function paginate(
  first: PdfPage,
  next: () => PdfPage,
  edges: number[],
  header: number,
  leading: number,
  padding: number,
  flow: Flow,
): Part[] {
  const margins = flow.margins ?? { top: 60, bottom: 60 };
  const end = edges.at(-1)!;
  const parts: Part[] = [];
  let page = first;
  let y = flow.top ?? first.height - margins.top;
  for (let from = 0; from < end;) {
    const limit = from + y - margins.bottom;
    let to = edges.filter((edge) => edge <= limit).at(-1)!;
    const row = edges.findIndex((edge, index) => edge <= limit && edges[index + 1]! > limit);
    if (flow.cut && row >= header && to < end) {
      const room = Math.floor((limit - Math.max(to, from) - padding) / leading);
      if (room > 0) to = Math.max(to, from) + padding + room * leading;
    }
    if (to <= from) to = edges.find((edge) => edge > from)!;
    parts.push({ from, to, y, page });
    from = to;
    if (from < end) {
      page = next();
      y = page.height - margins.top - edges[header]!;
    }
  }
  return parts;
}

function drawPart(part: Part, table: DrawnTable, edges: number[], flow: Flow): void {
  const { rules = "stroke", line = 0.5, x = 60 } = flow;
  if (rules === "none") return;
  const drawn = new Set<string>();
  const rule = (x1: number, y1: number, x2: number, y2: number) => {
    const key = [x1, y1, x2, y2].map((value) => value.toFixed(2)).join();
    if (drawn.has(key)) return;
    drawn.add(key);
    if (rules === "fill") part.page.fill(x1 - line / 2, y2 - line / 2, x2 - x1 + line, y1 - y2 + line);
    else part.page.line(x1, y1, x2, y2, { width: line });
  };
  for (const cell of table.cells) {
    const top = Math.max(edges[cell.row]!, part.from);
    const bottom = Math.min(edges[cell.row + (cell.row_span ?? 1)]!, part.to);
    if (top >= bottom) continue;
    const left = x + extent(table.widths, 0, cell.column);
    const right = left + extent(table.widths, cell.column, cell.column_span);
    const y = (at: number) => part.y - (at - part.from);
    const openTop = flow.open && top > edges[cell.row]! && top > 0;
    const openBottom = flow.open && bottom < edges[cell.row + (cell.row_span ?? 1)]!;
    if (!openTop) rule(left, y(top), right, y(top));
    if (!openBottom) rule(left, y(bottom), right, y(bottom));
    if (rules === "horizontal") continue;
    rule(left, y(top), left, y(bottom));
    rule(right, y(top), right, y(bottom));
  }
}
