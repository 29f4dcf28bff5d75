import type { FormCell, FormTable } from "../forms/index.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** The cells of a row in the order in which its numbers stand, and whether headings said so. */
export interface ColumnOrder {
  cells: FormCell[];
  /** false where the headings could not be read, and the order of the form is assumed */
  named: boolean;
}

interface Word {
  at: number;
  length: number;
  column: string | null;
  group: string | null;
}

/**
 * The order of the columns, from the letters of the header that stands before a row in running text.
 * Spans are lost there: a group stands before its columns, or its columns follow after the whole row
 * that the group stands in.
 */
export function orderOfColumns(header: string, cells: FormCell[], table: FormTable): ColumnOrder {
  const byForm = { cells, named: false };
  if (cells.length === 1) return { cells, named: true };
  const words = wordsOf(header, cells, table);
  // What stands before the header may use the same words: the last ones are the header's.
  const columns = words.filter((w) => w.column !== null).slice(-cells.length);
  if (columns.length !== cells.length) return byForm;
  const own = words.filter((w) => w.at >= columns[0].at || w.group !== null);
  const order = (regrouped(own, table) ?? columns).map((w) => w.column!);
  const found = order.map((key) => cells.find((c) => c.column === key)!);
  return new Set(found).size === cells.length ? { cells: found, named: true } : byForm;
}

/** Non-overlapping words of the row's columns and groups, longest first at each place. */
function wordsOf(header: string, cells: FormCell[], table: FormTable): Word[] {
  const { columns, groups } = vocabularyOf(table);
  const allowed = new Set(cells.map((c) => c.column));
  const known = [...columns.keys(), ...groups.keys()].sort((a, b) => b.length - a.length);
  const words: Word[] = [];
  for (let at = 0; at < header.length; at++) {
    const word = known.find((w) => header.startsWith(w, at));
    if (!word) continue;
    const column = columns.get(word)?.find((h) => allowed.has(h.key))?.key ?? null;
    words.push({ at, length: word.length, column, group: column ? null : (groups.get(word) ?? null) });
    at += word.length - 1;
  }
  return words;
}

/** 自然人 | 法人或其他组织 | 总计 over 商业企业 | …: the columns of the group go where the group stands. */
function regrouped(words: Word[], table: FormTable): Word[] | null {
  const group = words.findIndex(
    (w) => w.group !== null && table.columns.some((c) => c.under?.includes(w.group!)),
  );
  if (group < 0) return null;
  const key = words[group].group!;
  const below = (w: Word) =>
    w.column !== null && table.columns.find((c) => c.key === w.column)?.under?.includes(key);
  const own = words.filter(below);
  const others = words.filter((w, i) => w.column !== null && !below(w) && i !== group);
  const before = others.filter((w) => w.at < words[group].at);
  return [...before, ...own, ...others.filter((w) => w.at > words[group].at)];
}
