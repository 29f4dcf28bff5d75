import type { Grid, GridCell } from "./grid.ts";
import type { TrueFact } from "./record.ts";

const starts = (cells: readonly GridCell[]): string => cells.map((cell) => cell.column).join();

/** The headings over a row of values: those of the nearest row above that has any. */
function headingsOver(grid: Grid, row: number, from: number): GridCell[] {
  for (let above = row - 1; above >= 0; above--) {
    const own = grid.cells.filter(
      (cell) => cell.row === above && cell.role === "heading" && cell.column >= from,
    );
    if (own.length > 0) return own;
  }
  return [];
}

/** Fields of one row, where a wide cell prints its text in each: more than one way to take the repeats out again. */
function repeatsAreOpen(values: readonly GridCell[]): boolean {
  const fields = values.flatMap((cell) => Array.from({ length: cell.column_span }, () => cell.text));
  const readings = new Set<string>();
  const go = (at: number, taken: string[]): void => {
    if (taken.length === values.length) {
      if (at === fields.length) readings.add(taken.join("|"));
      return;
    }
    for (let to = at + 1; to <= fields.length && fields[to - 1] === fields[at]; to++)
      go(to, [...taken, fields[at]!]);
  };
  go(0, []);
  return readings.size > 1;
}

/**
 * In table 2 headings and values may divide the width differently, and then their order says which is whose.
 * Where a layout tells columns by position alone, a blank among such values leaves the order open, and so do
 * values that are repeated in each column of a wide cell.
 */
export function markShifted(grid: Grid, facts: Map<string, TrueFact>, repeated: boolean): void {
  for (let row = 0; row < grid.rows; row++) {
    const values = grid.cells.filter((cell) => cell.row === row && cell.role === "value");
    if (values.length < 2) continue;
    const headings = headingsOver(grid, row, values[0]!.column);
    if (headings.length !== values.length || starts(headings) === starts(values)) continue;
    const open = repeated ? repeatsAreOpen(values) : values.some((cell) => cell.text.trim() === "");
    if (!open) continue;
    for (const { cell } of values) Object.assign(facts.get(cell?.indicator ?? "") ?? {}, { judged: false });
  }
}
