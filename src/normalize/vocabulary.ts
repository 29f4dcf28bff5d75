import type { FormCell, FormTable, Heading } from "../forms/index.ts";
import { tablesOfForms } from "../forms/index.ts";
import { fold, numberOf } from "./labels.ts";

/** The words of one form's table, folded, each axis by itself. */
export interface Vocabulary {
  table: FormTable;
  rows: Map<string, Heading[]>;
  /** by the key of the row */
  cellsOf: Map<string, RowOfForm>;
  columns: Map<string, Heading[]>;
  /** group key by its folded label */
  groups: Map<string, string>;
  /** keys of the groups that stand above columns */
  columnGroups: Set<string>;
  furniture: Set<string>;
}

const built = new Map<FormTable, Vocabulary>();

export function vocabularyOf(table: FormTable): Vocabulary {
  let vocabulary = built.get(table);
  if (!vocabulary) {
    vocabulary = {
      table,
      rows: byFold(table.rows, table),
      cellsOf: rowsOfForm(table),
      columns: byFold(table.columns, table),
      groups: groupsByFold(table),
      columnGroups: new Set(table.columns.flatMap((c) => c.under ?? [])),
      furniture: new Set(table.furniture.map(fold)),
    };
    built.set(table, vocabulary);
  }
  return vocabulary;
}

const folded = new WeakMap<object, string[]>();

/** The folded label of a heading, and its folded variants. */
export function wordings(heading: { label: string; variants?: string[] }): string[] {
  let words = folded.get(heading);
  if (!words) {
    words = [heading.label, ...(heading.variants ?? [])].map(fold).filter((w) => w !== "");
    folded.set(heading, words);
  }
  return words;
}

/** The cells that a row has on the form, and their columns. */
export interface RowOfForm {
  cells: FormCell[];
  columns: Heading[];
}

function rowsOfForm(table: FormTable): Map<string, RowOfForm> {
  const shared = new Map<string, Heading[]>();
  return new Map(
    table.rows.map((row) => {
      const cells = table.cells.filter((c) => c.row === row.key);
      const keys = cells.map((c) => c.column).join();
      // Rows with the same columns share one list, so that a header is read once for all of them.
      const columns = shared.get(keys) ?? cells.map((c) => table.columns.find((h) => h.key === c.column)!);
      shared.set(keys, columns);
      return [row.key, { cells, columns }];
    }),
  );
}

function byFold(headings: Heading[], table: FormTable): Map<string, Heading[]> {
  const map = new Map<string, Heading[]>();
  for (const heading of headings)
    for (const word of new Set([...wordings(heading), ...withGroup(heading, table)]))
      map.set(word, [...(map.get(word) ?? []), heading]);
  return map;
}

/** Groups by their labels, and by those of the group above them and their own in one: 行政诉讼 未经复议直接起诉. */
function groupsByFold(table: FormTable): Map<string, string> {
  const above = new Map<string, string>();
  for (const { under } of [...table.rows, ...table.columns])
    under?.forEach((key, i) => i > 0 && above.set(key, under[i - 1]));
  return new Map(
    table.groups.flatMap((group) => {
      const outer = table.groups.find((g) => g.key === above.get(group.key));
      const own = wordings(group);
      const both = outer ? wordings(outer).flatMap((o) => own.map((w) => o + w)) : [];
      return [...own, ...both].map((word): [string, string] => [word, group.key]);
    }),
  );
}

/** The group that a heading names: 行政诉讼（未经复议直接起诉） tells in brackets which of two. */
export function groupOf(text: string, { groups }: Vocabulary): string | undefined {
  return groups.get(fold(text.replace(/[()（）]/gu, ""))) ?? groups.get(fold(text));
}

/** A label printed together with the groups above it: 行政复议结果维持, 不予公开：1.属于国家秘密. */
function withGroup(heading: Heading, table: FormTable): string[] {
  const groups = (heading.under ?? []).flatMap((key) => table.groups.filter((g) => g.key === key));
  const paths = groups.map((_, i) =>
    groups
      .slice(i)
      .map((g) => fold(g.label))
      .join(""),
  );
  const number = numberOf(heading.label);
  const leaves = wordings(heading).flatMap((w) => (number === null ? [w] : [w, `${number}${w}`]));
  const last = groups.at(-1);
  const prefixes = last ? [...paths, ...wordings(last)] : [];
  return prefixes.flatMap((prefix) => leaves.map((leaf) => prefix + leaf));
}

/** For each folded word of any form, the keys of the tables that it stands in. */
export const tableKeysByWord: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>();
  for (const { table } of tablesOfForms) {
    const { rows, columns, groups } = vocabularyOf(table);
    for (const word of [...rows.keys(), ...columns.keys(), ...groups.keys()])
      map.set(word, (map.get(word) ?? new Set()).add(table.key));
  }
  return map;
})();
