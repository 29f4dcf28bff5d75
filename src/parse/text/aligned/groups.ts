import { middle } from "./columns.ts";
import type { Column } from "./columns.ts";

export interface Span {
  left: number;
  right: number;
}

/** What it costs to leave a column without a group, beside the distance of a group from its middle. */
const uncovered = { between: 1.5, beside: 0.4 };

/**
 * The columns that the headings of a line span, each set in the middle of its own: in their order, side by side
 * where that fits, and as many columns as fit. `taken` are columns with a heading of their own on the line;
 * `strain` is what speaks against a span, in columns of the page.
 */
export function groupSpans(
  words: Column[],
  columns: Column[],
  taken: Column[],
  strain: (span: Span) => number,
): Span[] {
  const free = columns.map((column) => !taken.includes(column));
  // At c: the best way to lay the words so far to the columns before c.
  let best: { cost: number; spans: Span[] }[] = Array.from({ length: columns.length + 1 }, (_, c) => ({
    cost: c * uncovered.beside,
    spans: [],
  }));
  for (const [k, word] of words.entries()) {
    const next: typeof best = best.map(() => ({ cost: Infinity, spans: [] }));
    columns.forEach((_, left) => {
      const before = best[left];
      for (let right = left; right < columns.length && free[right] && before.cost < Infinity; right++) {
        const off = Math.abs((columns[left].x0 + columns[right].x1) / 2 - middle(word));
        const cost = before.cost + off + strain({ left, right });
        if (cost < next[right + 1].cost)
          next[right + 1] = { cost, spans: [...before.spans, { left, right }] };
      }
    });
    const between = k === words.length - 1 ? uncovered.beside : uncovered.between;
    for (let c = 1; c < next.length; c++) {
      const skipped = next[c - 1].cost + between;
      if (skipped < next[c].cost) next[c] = { cost: skipped, spans: next[c - 1].spans };
    }
    best = next;
  }
  const { spans } = best[columns.length];
  return spans.length === words.length ? spans : words.map((word) => nearest(word, columns));
}

function nearest(word: Column, columns: Column[]): Span {
  const off = (column: Column) => Math.abs(middle(column) - middle(word));
  const at = columns.reduce((best, column, c) => (off(column) < off(columns[best]) ? c : best), 0);
  return { left: at, right: at };
}
