import type { FormTable, Group, Heading } from "../../forms/form.ts";
import type { Language } from "../terminal.ts";

/** One line of a grid as a page prints it; a line without indicators is a heading over those below. */
export interface Line {
  label: string;
  depth: number;
  /** one a column; null where the form has no cell */
  indicators: (string | null)[];
}

/** Lines that share their columns, as the blocks of a form do under a header of their own. */
export interface Block {
  columns: string[];
  lines: Line[];
}

const nameOf = (heading: Heading | Group, language: Language) => heading[language === "zh" ? "label" : "en"];

/** The name of a heading below its group; English names repeat the group before a colon. */
function nameBelow(heading: Heading, group: Group | undefined, language: Language): string {
  const name = nameOf(heading, language);
  const prefix = `${group?.en}: `;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

const groupOf = (table: FormTable, key: string | undefined) => table.groups.find((g) => g.key === key);

/** The lines for a list of headings; each group is a line over its members. */
function linesOf(
  table: FormTable,
  headings: Heading[],
  language: Language,
  indicators: (heading: Heading) => (string | null)[],
): Line[] {
  const lines: Line[] = [];
  let open: string[] = [];
  for (const heading of headings) {
    const under = heading.under ?? [];
    const shared = under.findIndex((key, index) => open[index] !== key);
    for (let depth = shared < 0 ? under.length : shared; depth < under.length; depth++) {
      const group = groupOf(table, under[depth]);
      if (group) lines.push({ label: nameOf(group, language), depth, indicators: [] });
    }
    open = [...under, heading.key];
    const label = nameBelow(heading, groupOf(table, under.at(-1)), language);
    lines.push({ label, depth: under.length, indicators: indicators(heading) });
  }
  return lines;
}

/** Columns in groups that all have the same members: the form of reviews and lawsuits. */
function repeatedColumns(table: FormTable): Heading[][] | null {
  const groups = new Map<string, Heading[]>();
  for (const column of table.columns) {
    const path = (column.under ?? []).join();
    groups.set(path, [...(groups.get(path) ?? []), column]);
  }
  const members = [...groups.values()];
  const labels = members.map((group) => group.map((column) => column.label).join());
  return members.length > 1 && new Set(labels).size === 1 ? members : null;
}

/** Lines with the same columns filled, one below the other, without the columns that none of them has. */
function blocksOf(columns: string[], lines: Line[]): Block[] {
  const blocks: { filled: string; lines: Line[] }[] = [];
  let heads: Line[] = [];
  for (const line of lines) {
    if (line.indicators.length === 0) {
      heads.push(line);
      continue;
    }
    const filled = line.indicators.flatMap((indicator, i) => (indicator === null ? [] : i)).join();
    if (blocks.at(-1)?.filled !== filled) blocks.push({ filled, lines: [] });
    blocks.at(-1)!.lines.push(...heads, line);
    heads = [];
  }
  return blocks.map(({ filled, lines: own }) => {
    const kept = filled.split(",").map(Number);
    return {
      columns: kept.map((i) => columns[i]!),
      lines: own.map((line) => ({ ...line, indicators: line.indicators.filter((_, i) => kept.includes(i)) })),
    };
  });
}

/** The one row of a table as a line for each group of columns. */
function folded(table: FormTable, groups: Heading[][], language: Language, indicatorOf: IndicatorOf): Block {
  const [row] = table.rows;
  const under = (column: Heading) => (column.under ?? []).flatMap((key) => groupOf(table, key) ?? []);
  // In English the innermost group says all; in Chinese it needs those above.
  const outer = (column: Heading) =>
    language === "en"
      ? (under(column).at(-1)?.en ?? column.en)
      : under(column)
          .map(({ label }) => label)
          .join(" · ");
  const inner = (column: Heading) => nameBelow(column, under(column).at(-1), language);
  return {
    columns: groups[0]!.map(inner),
    lines: groups.map((columns) => ({
      label: outer(columns[0]!),
      depth: 0,
      indicators: columns.map((column) => indicatorOf(row!, column)),
    })),
  };
}

type IndicatorOf = (row: Heading, column: Heading) => string | null;

/**
 * The grid of a form's table, in blocks. A table of one row, wider than a terminal, is folded: one line
 * for each group of columns where the groups are alike, else one for each column.
 */
export function layoutOf(table: FormTable, language: Language): Block[] {
  const at = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.indicator]));
  const indicatorOf: IndicatorOf = (row, column) => at.get(`${row.key} ${column.key}`) ?? null;
  const [row] = table.rows;
  if (table.rows.length !== 1) {
    const names = table.columns.map((column) => nameOf(column, language));
    const indicators = (heading: Heading) => table.columns.map((column) => indicatorOf(heading, column));
    return blocksOf(names, linesOf(table, table.rows, language, indicators));
  }
  const groups = repeatedColumns(table);
  if (groups) return [folded(table, groups, language, indicatorOf)];
  const turned = linesOf(table, table.columns, language, (column) => [indicatorOf(row!, column)]);
  return [{ columns: [nameOf(row!, language)], lines: turned }];
}
