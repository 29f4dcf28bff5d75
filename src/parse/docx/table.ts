import type { Cell, Table } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";
import { readBlocks } from "./blocks.ts";
import type { Piece } from "./blocks.ts";
import { isShown } from "./drawing.ts";
import { layOut, widest } from "./grid.ts";
import type { GridRow, Slot } from "./grid.ts";
import { attribute, count, isOn } from "./names.ts";
import type { Attributes } from "./names.ts";
import type { Story } from "./story.ts";
import * as trouble from "./trouble.ts";
import type { Element } from "./tree.ts";
import { isShaded, mayShade } from "./unseen.ts";

/** A cell on its way to the grid, with the blocks in it. */
interface Draft extends Slot {
  pieces: Piece[];
  place: Place;
  down: Merge;
  across: Merge;
}

type Merge = "restart" | "continue" | null;

/**
 * A table as blocks: itself, then what is more than text in its cells (images, tables). A table that only
 * lays out a page is not one: its cells' blocks stand in its place.
 */
export function readTable(table: Element, story: Story): Piece[] {
  const ordinal = { in: "docx", part: story.part, table: table.ordinal } as const;
  const plain = !mayShade(table, story.styles);
  const rows = partsOf(table, "w:tr").map((row, r) => readRow(row, { ...ordinal, row: r + 1 }, story, plain));
  const shown = rows.filter((row) => row !== null && row.cells.length > 0) as GridRow<Draft>[];
  if (shown.length === 0) return [];
  if (isLayout(shown)) return shown.flatMap((row) => row.cells.flatMap((cell) => cell.pieces));

  const columns = layOut(shown, gridWidths(table));
  const fitting = Math.floor(story.positions / columns);
  if (fitting < shown.length) story.say(trouble.tooManyCells(story.limits.cells, ordinal));
  const kept = shown.slice(0, fitting);
  if (kept.length === 0) return [];
  story.positions -= kept.length * columns;
  const cells = mergeDown(kept, story);
  const block: Table = { type: "table", rows: kept.length, columns, cells, place: ordinal };
  const inside = kept.flatMap((row) => row.cells.flatMap(besidesText));
  return [{ block, paragraph: null }, ...inside];
}

/** Rows of a table or cells of a row, also those in content controls. */
function partsOf(parent: Element, name: string): Element[] {
  return parent.children.flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === "w:p" || child.name === "w:tbl" || child.name === "w:del") return [];
    if (child.name === "mc:AlternateContent") return partsOf(child.children.find(isShown) ?? child, name);
    return partsOf(child, name);
  });
}

/** Null for a row that is deleted or hidden. */
function readRow(
  row: Element,
  place: Place & { in: "docx" },
  story: Story,
  plain: boolean,
): GridRow<Draft> | null {
  const { del, hidden, gridBefore, gridAfter, wBefore } = row.properties;
  if (del !== undefined || isOn(hidden) === true) return null;
  const cells: Draft[] = [];
  partsOf(row, "w:tc").forEach((element, c) => {
    const draft = readCell(element, { ...place, cell: c + 1 }, story, plain);
    const left = cells.at(-1);
    if (draft === null) return;
    if (draft.across !== "continue" || left === undefined || left.across === null) cells.push(draft);
    else {
      left.span = Math.min(left.span + draft.span, widest);
      left.width = left.width === null || draft.width === null ? null : left.width + draft.width;
      if (draft.pieces.length > 0) story.say(trouble.hiddenText(draft.place));
    }
  });
  const positions = (of: Attributes | undefined) => Math.min(Math.max(count(of, "val") ?? 0, 0), widest);
  return {
    before: positions(gridBefore),
    beforeWidth: width(wBefore),
    after: positions(gridAfter),
    cells,
  };
}

/** Null for a cell that a tracked change deletes; the cells to its right then move to the left. */
function readCell(cell: Element, place: Place, story: Story, plain: boolean): Draft | null {
  const { gridSpan, tcW, vMerge, hMerge, cellMerge, cellDel, shd } = cell.properties;
  if (cellDel !== undefined) return null;
  const span = Math.max(count(gridSpan, "val") ?? 1, 1);
  if (span > widest) story.say(trouble.spanTooWide(widest, place));
  const tracked = attribute(cellMerge, "vMerge");
  const around = story.onPaper;
  story.onPaper = plain && !isShaded(shd);
  const pieces = readBlocks(cell, story);
  story.onPaper = around;
  return {
    column: 0,
    span: Math.min(span, widest),
    width: width(tcW),
    down: tracked === null ? merge(vMerge) : tracked === "cont" ? "continue" : "restart",
    across: merge(hMerge),
    pieces,
    place,
  };
}

/** 17.4.84: an element without a value continues the merge. */
function merge(property: Attributes | undefined): Merge {
  if (property === undefined) return null;
  return attribute(property, "val") === "restart" ? "restart" : "continue";
}

function width(property: Attributes | undefined): number | null {
  const type = attribute(property, "type");
  const value = count(property, "w");
  return (type === null || type === "dxa") && value !== null && value > 0 ? value : null;
}

function gridWidths(table: Element): (number | null)[] {
  const grid = table.children.find((child) => child.name === "w:tblGrid");
  return (grid?.children ?? [])
    .filter((child) => child.name === "w:gridCol")
    .map((column) => count(column.attributes, "w"));
}

/** One cell alone, or blocks one below the other of which some are tables: no grid is lost by reading on. */
function isLayout(rows: readonly GridRow<Draft>[]): boolean {
  const filled = rows.map((row) => row.cells.filter((cell) => cell.pieces.length > 0));
  if (rows.length === 1 && rows[0].cells.length === 1) return true;
  return (
    filled.every((cells) => cells.length <= 1) &&
    filled.flat().some((cell) => cell.pieces.some(({ block }) => block.type === "table"))
  );
}

/** A cell that continues the one above, at the same columns, belongs to it; one that continues nothing begins. */
function mergeDown(rows: readonly GridRow<Draft>[], story: Story): Cell[] {
  const cells: Cell[] = [];
  let above = new Map<number, Cell>();
  rows.forEach((row, r) => {
    const open = new Map<number, Cell>();
    for (const draft of row.cells) {
      const upper = draft.down === "continue" ? above.get(draft.column) : undefined;
      if (upper !== undefined && upper.column_span === draft.span) {
        upper.row_span++;
        open.set(draft.column, upper);
        if (draft.pieces.length > 0) story.say(trouble.hiddenText(draft.place));
        draft.pieces = [];
        continue;
      }
      const cell: Cell = {
        row: r,
        column: draft.column,
        row_span: 1,
        column_span: draft.span,
        text: textOf(draft),
        place: draft.place,
      };
      cells.push(cell);
      if (draft.down !== null) open.set(draft.column, cell);
    }
    above = open;
  });
  return cells;
}

function textOf({ pieces }: Draft): string {
  return pieces
    .flatMap(({ block }) => (block.type === "paragraph" || block.type === "heading" ? [block.text] : []))
    .join("\n");
}

function besidesText({ pieces, place }: Draft): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.block.type === "image") return [{ ...piece, block: { ...piece.block, place } }];
    return piece.block.type === "table" ? [piece] : [];
  });
}
