import { latticeOf } from "./cells.ts";
import type { Lattice } from "./cells.ts";
import { edgeBox, edgeGroups, snap } from "./edges.ts";
import { intersection, median, union } from "./geometry.ts";
import type { Box } from "./geometry.ts";
import type { Rule } from "./rules.ts";
import { middleOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { wordsOf } from "./words.ts";
import type { Word } from "./words.ts";

/** A page with its words and what its lines make; which words are furniture all pages tell. */
export interface Draft {
  sheet: Sheet;
  words: Word[];
  /** tables whose cells are ruled, the innermost first: a table within a frame or a cell keeps its own text */
  ruled: Ruled[];
  /** rules and edges of shaded areas that make rows without columns, or only some of a table's cells */
  partial: Rule[][];
  /** horizontal rules that cross no other */
  bars: Rule[];
}

export interface Ruled {
  edges: Rule[];
  lattice: Lattice;
  box: Box;
}

export function draftOf(sheet: Sheet, mostCells: number): Draft {
  const words = wordsOf(sheet.glyphs);
  const points = words.flatMap(({ glyphs }) => glyphs.map(middleOf));
  const draft: Draft = { sheet, words, ruled: [], partial: [], bars: [] };
  for (const edges of withoutSides(edgeGroups(sheet.rules), words)) {
    const lattice = latticeOf(edges, points, mostCells);
    if (lattice && lattice.xs.length > 2) {
      draft.ruled.push({ edges, lattice, box: union(lattice.slots.map(({ box }) => box)) });
    } else if (lattice && edges.some(({ horizontal }) => !horizontal)) {
      draft.partial.push(edges);
    } else {
      draft.bars.push(...edges.filter(({ horizontal }) => horizontal));
    }
  }
  draft.ruled.sort((a, b) => area(a.box) - area(b.box));
  for (const edges of stacked(edgeGroups(shadeEdges(draft)), words)) {
    const lattice = isCovered(boxOf(edges), sheet.shades) ? latticeOf(edges, points, mostCells) : null;
    if (lattice) draft.ruled.push({ edges, lattice, box: boxOf(edges) });
    else draft.partial.push(edges);
  }
  return draft;
}

/** Tables without rules at their left and right fall apart where a row is one cell; they are put together again. */
function withoutSides(groups: Rule[][], words: readonly Word[]): Rule[][] {
  const open = groups.filter((edges) => {
    const { left, right } = boxOf(edges);
    const vertical = edges.filter(({ horizontal }) => !horizontal);
    return vertical.length > 0 && vertical.every(({ at }) => at > left + snap && at < right - snap);
  });
  return [...groups.filter((edges) => !open.includes(edges)), ...stacked(open, words)];
}

/** Joins groups of one width that stand under each other, with no more than a row of the table between. */
function stacked(groups: Rule[][], words: readonly Word[]): Rule[][] {
  const stacks: { edges: Rule[]; box: Box; row: number }[] = [];
  const boxed = groups.map((edges) => ({ edges, box: boxOf(edges), row: rowHeight(edges) }));
  for (const next of boxed.sort((a, b) => b.box.top - a.box.top)) {
    const above = stacks.find(({ box, row }) => {
      const isOneWidth =
        Math.abs(box.left - next.box.left) <= snap && Math.abs(box.right - next.box.right) <= snap;
      const gap = box.bottom - next.box.top;
      if (!isOneWidth || gap > 1.8 * Math.max(row, next.row)) return false;
      const between = words.filter(({ baseline }) => baseline < box.bottom && baseline > next.box.top);
      const inside = words.filter(({ baseline }) => baseline < next.box.top && baseline > next.box.bottom);
      // A heading between two tables is set larger than they are.
      return sizeOf(between) <= 1.1 * sizeOf(inside);
    });
    if (above) {
      above.edges.push(...next.edges);
      above.box = union([above.box, next.box]);
    } else stacks.push({ ...next, edges: [...next.edges] });
  }
  return stacks.map(({ edges }) => edges);
}

function sizeOf(words: readonly Word[]): number {
  return median(words.map(({ size }) => size));
}

function rowHeight(edges: readonly Rule[]): number {
  const { top, bottom } = boxOf(edges);
  const lines = new Set(edges.filter(({ horizontal }) => horizontal).map(({ at }) => Math.round(at / snap)));
  return (top - bottom) / Math.max(1, lines.size - 1);
}

/** The edges of shaded areas outside the ruled tables; the ground of a whole page is no cell. */
function shadeEdges({ sheet, ruled }: Draft): Rule[] {
  const page = area(sheet.box);
  return sheet.shades
    .filter((shade) => area(shade) < page / 3 && !ruled.some(({ box }) => meet(box, shade)))
    .flatMap(({ left, bottom, right, top }) => [
      { horizontal: true, at: bottom, from: left, to: right },
      { horizontal: true, at: top, from: left, to: right },
      { horizontal: false, at: left, from: bottom, to: top },
      { horizontal: false, at: right, from: bottom, to: top },
    ]);
}

/** Whether shaded areas fill the box, so that each cell is one of them. */
function isCovered(box: Box, shades: readonly Box[]): boolean {
  const covered = shades.reduce(
    (sum, shade) => sum + (meet(box, shade) ? area(intersection(box, shade)) : 0),
    0,
  );
  return covered > 0.85 * area(box);
}

function boxOf(edges: readonly Rule[]): Box {
  return union(edges.map(edgeBox));
}

function meet(a: Box, b: Box): boolean {
  const { left, bottom, right, top } = intersection(a, b);
  return right > left && top > bottom;
}

function area({ left, bottom, right, top }: Box): number {
  return (right - left) * (top - bottom);
}
