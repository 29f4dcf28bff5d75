import type { Block, Paragraph, Table } from "../model/document.ts";
import type { FormTable } from "../forms/index.ts";
import { tablesOfForms } from "../forms/index.ts";
import type { GridCell, GridRow } from "./grid.ts";
import { gridRows, transpose } from "./grid.ts";
import { fold, similarity } from "./labels.ts";
import { tableOfParagraphs } from "./row-paragraphs.ts";
import { underScatteredHeadings } from "./scattered-headings.ts";
import { tableKeysByWord, vocabularyOf, wordings } from "./vocabulary.ts";

/** A run of rows of one table block that belong to one table of a form. */
export interface Fragment {
  key: string;
  block: Table;
  /** position of the block in the document */
  index: number;
  rows: GridRow[];
  /** different words of the form in it */
  words: Set<string>;
  /** short lines of text that stand between the fragment before and this one: labels that lost their cells */
  loose: Paragraph[];
}

/** Fewer words of a form than this, and a document does not hold its table; one without row labels has fewer. */
const leastWords = 4;
const leastWordsUnlabelled = 3;

/**
 * Finds the rows that belong to the tables of the forms. A table of the form may be broken into
 * several blocks, and one block may hold several tables, so the unit is the row: it belongs to the
 * table whose words it has, or whose words the rows before it have.
 */
export function findRegions(blocks: Block[]): Map<string, Fragment[]> {
  const fragments: Fragment[] = [];
  let loose: Paragraph[] = [];
  blocks.forEach((block, index) => {
    const row = block.type === "paragraph" ? rowOfText(block, index, blocks[index - 1], fragments) : null;
    if (row) {
      fragments.push(row);
      return;
    }
    if (block.type === "paragraph") {
      if (block.text.length <= 60) loose.push(block);
      else loose = [];
    }
    if (block.type !== "table") return;
    const found = fragmentsOf(block, index, fragments.at(-1));
    if (found.length > 0) found[0].loose = loose;
    for (const fragment of found) fragments.push(fragment);
    loose = [];
  });
  const regions = new Map<string, Fragment[]>();
  for (const f of fragments) {
    const known = regions.get(f.key);
    if (known) known.push(f);
    else regions.set(f.key, [f]);
  }
  for (const [key, parts] of regions) {
    const words = new Set(parts.flatMap((f) => [...f.words]));
    const labelled = rowWords(key).length > 0;
    if (words.size < (labelled ? leastWords : leastWordsUnlabelled)) regions.delete(key);
  }
  return regions;
}

/** A row that became text behind the rest of its table, unless the table has it already. */
function rowOfText(
  text: Paragraph,
  index: number,
  above: Block | undefined,
  fragments: Fragment[],
): Fragment | null {
  const key = fragments.at(-1)?.key;
  if (key === undefined || text.text.length > 60) return null;
  const block = tableOfParagraphs(key, text, above?.type === "paragraph" ? above : undefined);
  if (!block) return null;
  const word = fold(block.cells.find((c) => c.row === block.rows - 1)!.text);
  if (fragments.some((f) => f.key === key && f.words.has(word))) return null;
  return { key, block, index, rows: gridRows(block), words: new Set([word]), loose: [] };
}

function fragmentsOf(published: Table, index: number, before: Fragment | undefined): Fragment[] {
  const { block, rows } = upright(published);
  const found: Fragment[] = [];
  let current: Fragment | undefined;
  let leading: GridRow[] = [];
  for (const row of rows) {
    const { key, words } = keyOf(row, current?.key);
    if (key === null || key === current?.key) {
      if (current) current.rows.push(row);
      else leading.push(row);
      for (const word of words) current?.words.add(word);
      continue;
    }
    current = { key, block, index, rows: [...leading, row], words: new Set(words), loose: [] };
    leading = [];
    found.push(current);
  }
  const scattered = found.every(({ words }) => words.size < leastWordsUnlabelled)
    ? underScatteredHeadings(block, rows)
    : null;
  if (scattered) {
    const { key, row } = scattered;
    return [{ key, block, index, rows: [row], words: new Set(columnWords(key)), loose: [] }];
  }
  if (found.length === 0 && before && continues(before, block, rows))
    return [{ key: before.key, block, index, rows, words: new Set(), loose: [] }];
  return found;
}

/** Headings that any table may have below its own, and that begin no other table within one. */
const measures = new Set(["数量", "件数"]);

/** Which table a row's words belong to; a word of several tables counts for the one already open. */
function keyOf(row: GridRow, open: string | undefined): { key: string | null; words: string[] } {
  const votes = new Map<string, number>();
  const words: string[] = [];
  for (const { fold: word, cell } of row.cells) {
    if (cell.row !== row.row || word === "" || (open !== undefined && measures.has(word))) continue;
    const keys = tableKeysByWord.get(word);
    if (!keys) continue;
    words.push(word);
    for (const key of keys) {
      const weight = keys.size === 1 ? 1 : key === open ? 0.6 : 0.3;
      votes.set(key, (votes.get(key) ?? 0) + weight);
    }
  }
  let best: string | null = null;
  for (const [key, weight] of votes) if (best === null || weight > votes.get(best)!) best = key;
  if (best !== null && votes.get(best)! < 0.5) best = null;
  return { key: best, words };
}

/** A block after a fragment goes on with it if it holds numbers, and no words but parts of the table's labels. */
function continues(before: Fragment, block: Table, rows: GridRow[]): boolean {
  const labels = rowWords(before.key);
  const cells = rows.flatMap((r) => r.cells);
  const numbers = cells.filter((c) => c.valueLike && !c.blank).length;
  const known = cells.every((c) => c.valueLike || c.unit || isPartOf(c.fold, labels));
  if (!known || numbers === 0) return false;
  return labels.length === 0 || Math.abs(before.block.columns - block.columns) <= 3;
}

/** A label, a piece of one that a page break cut, or one with a typing error. */
function isPartOf(word: string, labels: string[]): boolean {
  return word.length >= 2 && labels.some((l) => l.includes(word) || similarity(l, word) >= 0.7);
}

const wordsOfRows = new Map<string, string[]>();

/** The row labels that the tables of one key have in any form. */
function rowWords(key: string): string[] {
  let words = wordsOfRows.get(key);
  if (!words) {
    const tables = tablesOfForms.filter((t) => t.table.key === key);
    words = [
      ...new Set(tables.flatMap(({ table }) => [...table.rows, ...rowGroups(table)].flatMap(wordings))),
    ];
    wordsOfRows.set(key, words);
  }
  return words;
}

/** The headings of columns that the tables of one key have in any form. */
const columnWords = (key: string) =>
  tablesOfForms.filter((t) => t.table.key === key).flatMap(({ table }) => table.columns.flatMap(wordings));

function rowGroups(table: FormTable): FormTable["groups"] {
  return table.groups.filter((g) => table.rows.some((r) => r.under?.includes(g.key)));
}

/** A table laid on its side (the rows of the form as its columns) is stood up again. */
function upright(block: Table): { block: Table; rows: GridRow[] } {
  const rows = gridRows(block);
  if (block.columns < leastAcross) return { block, rows };
  const labels = rows.map(({ row, cells }) =>
    cells.filter(({ cell, fold: word }) => cell.row === row && tableKeysByWord.has(word)),
  );
  if (!tablesOfForms.some(({ table }) => liesOnItsSide(labels, table))) return { block, rows };
  const turned = transpose(block);
  return { block: turned, rows: gridRows(turned) };
}

/** So many labels of rows beside each other, and a table lies on its side. */
const leastAcross = 4;

/** `labels`: the cells with words of the forms that begin in each row */
function liesOnItsSide(labels: GridCell[][], table: FormTable): boolean {
  const { rows, columns } = vocabularyOf(table);
  if (rows.size < leastAcross) return false;
  const isOfRow = ({ fold: word }: GridCell) => rows.has(word) && !columns.has(word);
  let across = 0;
  for (const row of labels)
    if (row.length >= leastAcross)
      across = Math.max(across, new Set(row.filter(isOfRow).map((c) => c.fold)).size);
  if (across < leastAcross) return false;
  const down = new Map<number, Set<string>>();
  for (const row of labels)
    for (const cell of row) {
      const words = down.get(cell.from) ?? new Set();
      if (isOfRow(cell)) down.set(cell.from, words.add(cell.fold));
    }
  return [...down.values()].every(({ size }) => size < across);
}
