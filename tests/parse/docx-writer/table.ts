import { paragraph } from "./blocks.ts";
import { by } from "./inline.ts";
import { markup, raw } from "./xml.ts";
import type { Xml } from "./xml.ts";

export interface CellOptions {
  span?: number;
  /** w:vMerge */
  down?: "restart" | "continue";
  /** w:hMerge, the older way to merge to the right */
  across?: "restart" | "continue";
  /** in twips (1,440 to the inch) */
  width?: number;
  change?: "inserted" | "deleted";
}

/** A cell; a string becomes its paragraph (a line each), block markup stands as it is. */
export function cell(content: string | readonly Xml[] = "", options: CellOptions = {}): Xml {
  const { span, down, across, width, change } = options;
  const properties = [
    width && `<w:tcW w:w="${width}" w:type="dxa"/>`,
    span && span > 1 && `<w:gridSpan w:val="${span}"/>`,
    across && `<w:hMerge w:val="${across}"/>`,
    down && (down === "continue" ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>'),
    change && `<w:${change === "inserted" ? "cellIns" : "cellDel"} ${by}/>`,
  ].filter(Boolean);
  const head = properties.length > 0 ? `<w:tcPr>${properties.join("")}</w:tcPr>` : "";
  const blocks = typeof content === "string" ? content.split("\n").map((line) => paragraph(line)) : content;
  return raw(`<w:tc>${head}${markup(blocks)}</w:tc>`);
}

export interface RowOptions {
  before?: number;
  after?: number;
  change?: "inserted" | "deleted";
}

export function row(cells: readonly Xml[], options: RowOptions = {}): Xml {
  const { before, after, change } = options;
  const properties = [
    before && `<w:gridBefore w:val="${before}"/>`,
    after && `<w:gridAfter w:val="${after}"/>`,
    change && `<w:${change === "inserted" ? "ins" : "del"} ${by}/>`,
  ].filter(Boolean);
  const head = properties.length > 0 ? `<w:trPr>${properties.join("")}</w:trPr>` : "";
  return raw(`<w:tr>${head}${markup(cells)}</w:tr>`);
}

/** A table of rows; `grid` is the width of each grid column in twips. */
export function table(rows: readonly Xml[], options: { grid?: readonly number[] } = {}): Xml {
  const columns = (options.grid ?? []).map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return raw(`<w:tbl><w:tblPr/><w:tblGrid>${columns}</w:tblGrid>${markup(rows)}</w:tbl>`);
}

/** A cell laid out on a grid, as in the model: 0-based, with spans. */
export interface GridCell {
  row: number;
  column: number;
  row_span?: number;
  column_span?: number;
  text: string;
}

/**
 * Any grid of cells as a Word table. Positions that no cell covers become gridBefore and gridAfter at the
 * ends of a row, and empty cells inside it. `across` chooses how merges to the right are written.
 */
export function gridTable(cells: readonly GridCell[], across: "gridSpan" | "hMerge" = "gridSpan"): Xml {
  const columns = Math.max(...cells.map((c) => c.column + (c.column_span ?? 1)));
  const height = Math.max(...cells.map((c) => c.row + (c.row_span ?? 1)));
  const rows = Array.from({ length: height }, (_, line) => gridRow(cells, line, columns, across));
  return table(rows, { grid: Array.from({ length: columns }, () => Math.floor(9000 / columns)) });
}

function gridRow(cells: readonly GridCell[], line: number, columns: number, across: string): Xml {
  const here = cells
    .filter((c) => c.row <= line && line < c.row + (c.row_span ?? 1))
    .sort((a, b) => a.column - b.column);
  const written: Xml[] = [];
  let column = here[0]?.column ?? 0;
  for (const c of here) {
    for (; column < c.column; column++) written.push(cell());
    const span = c.column_span ?? 1;
    const down = (c.row_span ?? 1) === 1 ? {} : ({ down: c.row === line ? "restart" : "continue" } as const);
    const text = c.row === line ? c.text : "";
    if (across === "gridSpan" || span === 1) written.push(cell(text, { span, ...down }));
    else {
      written.push(cell(text, { across: "restart", ...down }));
      for (let i = 1; i < span; i++) written.push(cell("", { across: "continue", ...down }));
    }
    column += span;
  }
  return row(written, { before: here[0]?.column ?? 0, after: here.length > 0 ? columns - column : columns });
}
