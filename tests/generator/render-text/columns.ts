import type { Grid, GridCell } from "../grid.ts";

const isWide = (letter: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—]/.test(letter);

/** How the columns of a text are counted: a letter is one (as pdftotext counts), or a Chinese letter two. */
export type Counting = "letters" | "widths";

const measure = (text: string, counting: Counting): number =>
  counting === "letters"
    ? [...text].length
    : [...text].reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0);

function wrap(text: string, width: number, counting: Counting): string[] {
  const lines: string[] = [];
  for (const part of text.trim().split(/\n+/)) {
    let line = "";
    for (const letter of part) {
      if (line !== "" && measure(line + letter, counting) > width) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
    lines.push(line);
  }
  return lines;
}

class Canvas {
  readonly #lines: string[][] = [];

  write(line: number, column: number, text: string, counting: Counting): void {
    const letters = (this.#lines[line] ??= []);
    while (letters.length < column) letters.push(" ");
    let at = column;
    for (const letter of text) {
      letters[at++] = letter;
      if (counting === "widths" && isWide(letter)) letters[at++] = "";
    }
  }

  lines(height: number): string[] {
    return Array.from({ length: height }, (_, i) =>
      [...(this.#lines[i] ?? [])]
        .map((l) => l ?? " ")
        .join("")
        .trimEnd(),
    );
  }
}

/** Long labels wrap at these widths, in letters; numbers never wrap. */
const labelWidths = [14, 10, 24];

function columnWidths(grid: Grid, counting: Counting): number[] {
  const factor = counting === "widths" ? 2 : 1;
  return Array.from({ length: grid.columns }, (_, column) => {
    const own = grid.cells.filter((cell) => cell.column === column && cell.column_span === 1);
    const values = own.filter((cell) => cell.role === "value" || cell.role === "empty");
    const numbers = Math.max(4, ...values.map((cell) => measure(cell.text.trim(), counting)));
    if (values.length > 0) return numbers + 2;
    const labels = Math.max(4, ...own.map((cell) => measure(cell.text, counting)));
    return Math.min(labels, (labelWidths[Math.min(column, 2)] ?? 24) * factor) + 2;
  });
}

/** The table as `pdftotext -layout` and fixed-width exports print it: columns held by spaces, long labels wrapped. */
export function alignedColumns(grid: Grid, counting: Counting, spacing: number, centred: boolean): string[] {
  const widths = columnWidths(grid, counting);
  const left = widths.map((_, i) => widths.slice(0, i).reduce((a, b) => a + b, 0));
  const room = (cell: GridCell): number =>
    widths.slice(cell.column, cell.column + cell.column_span).reduce((a, b) => a + b, 0) - 2;
  const wrapped = new Map(
    grid.cells.map((cell) => [cell, wrap(cell.text, Math.max(2, room(cell)), counting)]),
  );
  const heights = Array.from({ length: grid.rows }, (_, row) =>
    Math.max(
      1,
      ...grid.cells
        .filter((cell) => cell.row === row && cell.row_span === 1)
        .map((cell) => wrapped.get(cell)!.length),
    ),
  );
  const spanOf = (cell: GridCell): number =>
    heights.slice(cell.row, cell.row + cell.row_span).reduce((a, b) => a + b, 0) +
    (cell.row_span - 1) * spacing;
  for (const cell of grid.cells) {
    const missing = wrapped.get(cell)!.length - spanOf(cell);
    if (missing > 0) heights[cell.row + cell.row_span - 1]! += missing;
  }
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((a, b) => a + b + spacing, 0));
  const canvas = new Canvas();
  for (const cell of grid.cells) {
    const lines = wrapped.get(cell)!;
    const first = tops[cell.row]! + Math.floor((spanOf(cell) - lines.length) / 2);
    lines.forEach((line, i) => {
      const free = room(cell) - measure(line, counting);
      const middle = centred || cell.role !== "label" ? Math.max(0, Math.floor(free / 2)) : 0;
      canvas.write(first + i, left[cell.column]! + middle, line, counting);
    });
  }
  const height = tops.at(-1)! + heights.at(-1)!;
  return canvas.lines(height);
}
