import type { Block, Paragraph, Table } from "../../model/document.ts";
import { cellText } from "./grid.ts";
import type { Grid } from "./grid.ts";
import { linesBox } from "./lines.ts";
import { goesOn, joinedText, usualPitch } from "./paragraphs.ts";
import type { SetLine } from "./paragraphs.ts";
import type { Column } from "./reading.ts";
import { userSpaceBox } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { stitch } from "./stitch.ts";
import type { Box } from "./geometry.ts";

/** A page in reading order. */
export interface ReadPage {
  sheet: Sheet;
  columns: Column[];
}

/** A line and the page it is on. */
interface PagedLine extends SetLine {
  sheet: Sheet;
}

type Piece = { grid: Grid } | { lines: PagedLine[] } | { image: Box; sheet: Sheet };

/** The blocks of the document: paragraphs and tables go on over the pages. */
export function blocksOf(pages: readonly ReadPage[]): Block[] {
  const edges = textEdges(pages);
  const set = pages.flatMap((page) => setLines(page, edges));
  const pitch = usualPitch(set);
  const foot = Math.min(...pages.map(footOf));
  const pieces: Piece[] = [];
  let next = 0;
  for (const { sheet, columns } of pages) {
    for (const item of columns.flatMap((column) => column.items)) {
      const last = pieces.findLast((piece) => !("image" in piece));
      if ("line" in item) {
        const line = set[next++];
        const before = last && "lines" in last ? last.lines[last.lines.length - 1] : null;
        if (before && last && "lines" in last && goesOn(before, line, pitch)) last.lines.push(line);
        else pieces.push({ lines: [line] });
      } else if ("grid" in item) {
        const whole = last && "grid" in last ? continued(last.grid, item.grid, foot) : null;
        if (whole) pieces[pieces.lastIndexOf(last!)] = { grid: whole };
        else pieces.push({ grid: item.grid });
      } else {
        pieces.push({ image: item.box, sheet });
      }
    }
  }
  return pieces.map(blockOf);
}

/** The table of the page before and this one as one table, if they are one. */
function continued(above: Grid, below: Grid, foot: number): Grid | null {
  const { sheet, box } = above.last;
  if (below.first.sheet.page !== sheet.page + 1) return null;
  return stitch(above, below, box.bottom - sheet.box.bottom - foot);
}

/** How far above the lower edge of the page its text ends. */
function footOf({ sheet, columns }: ReadPage): number {
  const bottoms = columns.flatMap(({ items }) => items.map(({ box }) => box.bottom - sheet.box.bottom));
  return Math.max(0, Math.min(...bottoms));
}

/** Left and right edges of the text on pages of one column, from the edge of the page. */
function textEdges(pages: readonly ReadPage[]): { left: number; right: number } {
  const columns = pages.flatMap(({ sheet, columns }) =>
    columns.length === 1 ? [{ sheet, ...columns[0] }] : [],
  );
  return {
    left: Math.min(...columns.map(({ sheet, left }) => left - sheet.box.left)),
    right: Math.max(...columns.map(({ sheet, right }) => right - sheet.box.left)),
  };
}

/** The lines of a page, each with the edges of its column. */
function setLines({ sheet, columns }: ReadPage, edges: { left: number; right: number }): PagedLine[] {
  return columns.flatMap((column) => {
    const [left, right] =
      columns.length === 1
        ? [sheet.box.left + edges.left, sheet.box.left + edges.right]
        : [column.left, column.right];
    let first = true;
    return column.items.flatMap((item): PagedLine[] => {
      const begins = first;
      first = false;
      return "line" in item ? [{ line: item.line, left, right, first: begins, sheet }] : [];
    });
  });
}

function blockOf(piece: Piece): Block {
  if ("grid" in piece) return tableOf(piece.grid);
  if ("lines" in piece) return paragraphOf(piece.lines);
  const { image, sheet } = piece;
  return {
    type: "image",
    alt: null,
    width: Math.round(image.right - image.left),
    height: Math.round(image.top - image.bottom),
    place: { in: "pdf", page: sheet.page, box: userSpaceBox(sheet, image) },
  };
}

function paragraphOf(lines: PagedLine[]): Paragraph {
  const [{ sheet }] = lines;
  const here = lines.filter((line) => line.sheet === sheet).map(({ line }) => line);
  return {
    type: "paragraph",
    text: joinedText(lines),
    place: { in: "pdf", page: sheet.page, box: userSpaceBox(sheet, linesBox(here)) },
  };
}

function tableOf(grid: Grid): Table {
  const cells = grid.cells.map((cell) => {
    const [{ sheet, passage }] = cell.parts;
    return {
      row: cell.row,
      column: cell.column,
      row_span: cell.rowSpan,
      column_span: cell.columnSpan,
      text: cellText(cell),
      place: { in: "pdf", page: sheet.page, box: userSpaceBox(sheet, passage.box) } as const,
    };
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  const { sheet, box } = grid.first;
  return {
    type: "table",
    rows: grid.rows,
    columns: grid.xs.length - 1,
    cells,
    ...(grid.ruled ? {} : { aligned: true as const }),
    place: { in: "pdf", page: sheet.page, box: userSpaceBox(sheet, box) },
  };
}
