import { distance } from "fastest-levenshtein";
import type { Indicator } from "../forms/index.ts";
import { indicators } from "../forms/index.ts";

const most = 5;

/** The words of the form that head an indicator. */
function wordsOf({ cell, table }: Indicator): string {
  const headings = [
    table.rows.find((row) => row.key === cell.row),
    table.columns.find((column) => column.key === cell.column),
  ];
  return headings.map((heading) => heading?.label ?? "").join(" ");
}

/** What somebody may have meant: ids that hold the word or whose headings do, else those written most like it. */
export function nearest(word: string, known: string[]): string[] {
  const holding = known.filter((id) => {
    const indicator = indicators.get(id);
    return id.includes(word) || (indicator !== undefined && wordsOf(indicator).includes(word));
  });
  if (holding.length > 0) return holding.slice(0, most);
  const far = known.map((id) => ({ id, far: distance(word, id) })).sort((a, b) => a.far - b.far);
  return far
    .filter(({ id, far }) => far <= id.length / 3)
    .slice(0, 3)
    .map(({ id }) => id);
}
