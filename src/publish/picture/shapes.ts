import type { Cell, Table } from "../../model/document.ts";
import type { DrawnTable } from "./tables.ts";

/** A cell as a rectangle on the picture, in pixels from the top left. */
export interface Shape {
  cell: Cell;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
  /** where a page begins and what it is called */
  captions: { y: number; text: string }[];
}

/** Pixels a PDF point, and around the drawing. */
const scale = 1.6;
const margin = 16;
const captionHeight = 22;

const fontSize = 13;
const lineHeight = 17;
const narrowest = 44;
const widest = 200;

/** As much of a cell's text as anybody would look at in a picture. */
export const drawnText = (cell: Cell) => cell.text.slice(0, 1_000);

/** The width of text in pixels as browsers set it, near enough: a Chinese character is a square. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += character < "\u2e80" ? size * 0.58 : size;
  return width;
}

/** Cells where they stand on the pages of a PDF, the pages one below the other. */
function onPages(cells: Cell[]): Drawing {
  const pages = new Map<number, { cell: Cell; box: [number, number, number, number] }[]>();
  for (const cell of cells) {
    if (cell.place.in !== "pdf") continue;
    const { page, box } = cell.place;
    pages.set(page, [...(pages.get(page) ?? []), { cell, box }]);
  }
  const boxes = [...pages.values()].flat().map(({ box }) => box);
  const left = Math.min(...boxes.map(([l]) => l));
  const right = Math.max(...boxes.map(([, , r]) => r));
  const shapes: Shape[] = [];
  const captions: Drawing["captions"] = [];
  let y = margin;
  for (const [page, placed] of [...pages].sort(([a], [b]) => a - b)) {
    captions.push({ y: y + captionHeight - 8, text: `第 ${page} 页 · page ${page}` });
    y += captionHeight;
    const top = Math.max(...placed.map(({ box }) => box[3]));
    const bottom = Math.min(...placed.map(({ box }) => box[1]));
    for (const { cell, box } of placed) {
      shapes.push({
        cell,
        x: margin + (box[0] - left) * scale,
        y: y + (top - box[3]) * scale,
        width: (box[2] - box[0]) * scale,
        height: (box[3] - box[1]) * scale,
      });
    }
    y += (top - bottom) * scale + margin;
  }
  return { width: (right - left) * scale + 2 * margin, height: y, shapes, captions };
}

/** Room for the cells of one span first, then for wider ones what their lines lack together. */
function tracks(count: number, needs: { at: number; span: number; size: number }[], least: number): number[] {
  const sizes = new Array<number>(count).fill(least);
  for (const { at, span, size } of [...needs].sort((a, b) => a.span - b.span)) {
    const covered = sizes.slice(at, at + span);
    const lacking = size - covered.reduce((a, b) => a + b, 0);
    if (lacking <= 0) continue;
    for (let i = at; i < at + covered.length; i++) sizes[i]! += lacking / covered.length;
  }
  return sizes;
}

const sumTo = (sizes: number[], end: number) => sizes.slice(0, end).reduce((a, b) => a + b, 0);

/** Cells on the grid of a format that has no page. */
function onGrid(table: Table, cells: Cell[]): Drawing {
  const widths = tracks(
    table.columns,
    cells.map((cell) => ({
      at: cell.column,
      span: cell.column_span,
      size: Math.min(widest, textWidth(drawnText(cell), fontSize) + 30),
    })),
    narrowest,
  );
  const heights = tracks(
    table.rows,
    cells.map((cell) => {
      const width = sumTo(widths.slice(cell.column), cell.column_span) - 26;
      const lines = Math.ceil(textWidth(drawnText(cell), fontSize) / width) || 1;
      return { at: cell.row, span: cell.row_span, size: lines * lineHeight + 8 };
    }),
    lineHeight + 8,
  );
  const shapes = cells.map((cell) => ({
    cell,
    x: margin + sumTo(widths, cell.column),
    y: margin + sumTo(heights, cell.row),
    width: sumTo(widths.slice(cell.column), cell.column_span),
    height: sumTo(heights.slice(cell.row), cell.row_span),
  }));
  return {
    width: sumTo(widths, table.columns) + 2 * margin,
    height: sumTo(heights, table.rows) + 2 * margin,
    shapes,
    captions: [],
  };
}

/** Where the cells are drawn: over the page where the format has pages, else on the grid of the table. */
export function drawingOf({ block, placed }: DrawnTable, cells: Cell[]): Drawing {
  return placed && block.place.in === "pdf" ? onPages(cells) : onGrid(block, cells);
}
