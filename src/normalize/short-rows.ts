import type { Heading } from "../forms/index.ts";
import { isRagged } from "./grid.ts";
import type { Line } from "./lines.ts";
import type { RowMatch } from "./rows.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Rows that show what is usual among them. */
const fewest = 3;

/**
 * Rows of a table without spans that have fewer cells than most rows like them: of the same block, with the same
 * columns on the form and with values that begin in the same place. A cell is lost there, and which one none can say.
 */
export function shortRows(matches: RowMatch[], { cellsOf }: Vocabulary): ReadonlySet<Line> {
  const alike = new Map<Heading[], Map<string, Line[]>>();
  for (const { line, row } of matches) {
    const { block, index } = line.fragment;
    if (line.values.length === 0 || !isRagged(block)) continue;
    const { columns } = cellsOf.get(row.key)!;
    const byPlace = alike.get(columns) ?? new Map<string, Line[]>();
    const place = `${index}:${line.values[0].from}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), line]);
    alike.set(columns, byPlace);
  }
  const lists = [...alike.values()].flatMap((byPlace) => [...byPlace.values()]);
  return new Set(lists.filter((lines) => lines.length >= fewest).flatMap(shortAmong));
}

function shortAmong(lines: Line[]): Line[] {
  const counts = lines.map(({ values }) => values.length);
  const usual = Math.max(...counts);
  const most = counts.filter((count) => count === usual).length > lines.length / 2;
  return most ? lines.filter(({ values }) => values.length < usual) : [];
}
