import type { Paragraph } from "../model/document.ts";
import type { GridRow } from "./grid.ts";
import { GridCell } from "./grid.ts";
import { fold } from "./labels.ts";
import { separateRows } from "./joined-cells.ts";
import type { Fragment } from "./regions.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A row of a table of the form as it is read: its labels, and the cells where its numbers stand. */
export interface Line {
  kind: "header" | "values" | "label";
  labels: GridCell[];
  values: GridCell[];
  /** the unit in a cell of its own */
  unit?: string;
  /** label text of a line that stands outside the cells */
  loose: string | null;
  fragment: Fragment;
  row: number;
  /** index of the header this line stands below in `headers` */
  header: number;
}

/** Consecutive header rows of one fragment, top to bottom. */
export interface Header {
  fragment: Fragment;
  lines: Line[];
}

/** Takes the fragments of one table apart into lines and the headers above them. */
export function readLines(
  fragments: Fragment[],
  vocabulary: Vocabulary,
): { lines: Line[]; headers: Header[] } {
  const lines: Line[] = [];
  const headers: Header[] = [];
  for (const fragment of fragments) {
    for (const paragraph of fragment.loose) lines.push(looseLine(paragraph, fragment));
    let open = false;
    let header = -1;
    for (const row of fragment.rows)
      for (const line of split(row, fragment, vocabulary)) {
        if (row === fragment.rows[0]) labelFromAbove(line, vocabulary);
        if (line.kind === "header") {
          if (!open) {
            const first = headers.at(-1)?.fragment !== fragment;
            headers.push({ fragment, lines: first ? captionsAbove(fragment, vocabulary) : [] });
            header = headers.length - 1;
          }
          headers[header].lines.push(line);
        }
        if (open && line.kind === "label") headers[header].lines.push(line);
        open = line.kind === "header" || (open && line.kind === "label");
        line.header = header;
        lines.push(line);
      }
  }
  return { lines, headers };
}

/** Captions of columns that stand as text above a table of their own cover all its columns. */
function captionsAbove(fragment: Fragment, { groups, columnGroups }: Vocabulary): Line[] {
  const isCaption = (word: string) => columnGroups.has(groups.get(word) ?? "");
  const { block, loose, rows } = fragment;
  const captions = loose.filter(({ text }) => isCaption(fold(text)));
  if (captions.length === 0 || rows.some(({ cells }) => cells.some((c) => isCaption(c.fold)))) return [];
  return captions.map(({ text, place }) => {
    const spans = { row: -1, column: 0, row_span: 1, column_span: block.columns };
    const labels = [new GridCell({ ...spans, text, place })];
    return { kind: "header", labels, values: [], loose: null, fragment, row: -1, header: -1 };
  });
}

function looseLine(paragraph: Paragraph, fragment: Fragment): Line {
  return { kind: "label", labels: [], values: [], loose: paragraph.text, fragment, row: -1, header: -1 };
}

/** A conversion that tears a table apart may leave the label of its next row as text above that row's numbers. */
function labelFromAbove(line: Line, { rows, groups }: Vocabulary): void {
  const above = line.fragment.loose.at(-1);
  if (line.kind !== "values" || line.labels.length > 0 || !above) return;
  const word = fold(above.text);
  if (!rows.has(word) && !groups.has(word)) return;
  line.labels = [new GridCell({ ...line.values[0].cell, text: above.text, place: above.place })];
}

/** A grid row is one line, or several where two halves of a table stand side by side. */
function split(row: GridRow, fragment: Fragment, vocabulary: Vocabulary): Line[] {
  const parts: GridCell[][] = [[]];
  let numbers = false;
  const isLabel = (word: string) => vocabulary.rows.has(word) || isRowWord(word, vocabulary);
  for (const cell of row.cells) {
    if (numbers && isRowWord(cell.fold, vocabulary)) {
      parts.push([]);
      numbers = false;
    }
    if (cell.valueLike && !cell.blank && parts.at(-1)!.some((c) => isLabel(c.fold))) numbers = true;
    parts.at(-1)!.push(cell);
  }
  return parts
    .flatMap((cells) => (hasOneRow(vocabulary) ? [cells] : separateRows(cells, vocabulary)))
    .map((cells) => lineOf(cells, row.row, fragment, vocabulary));
}

/** A label of a row, or of a group of rows. */
function isRowWord(word: string, { rows, columns, groups, columnGroups }: Vocabulary): boolean {
  const group = groups.get(word);
  return (rows.has(word) || (group !== undefined && !columnGroups.has(group))) && !columns.has(word);
}

function lineOf(cells: GridCell[], row: number, fragment: Fragment, vocabulary: Vocabulary): Line {
  const base = { loose: null, fragment, row, header: -1 };
  if (isHeader(cells, vocabulary)) return { ...base, kind: "header", labels: cells, values: [] };
  const boundary = isOfNumerals(cells, vocabulary) ? 0 : valuesFrom(cells, vocabulary);
  const words = cells.slice(0, boundary).filter((c) => !c.valueLike && !c.unit);
  const labels = words.map((c) => besideLine(c, cells.slice(boundary), vocabulary));
  const values = cells.slice(boundary).filter((c) => !c.plainUnit);
  const unit = cells.find((c) => c.unit)?.fold;
  const nothing = labels.length === 0 && values.every((v) => v.blank) && !hasOneRow(vocabulary);
  return { ...base, kind: values.length > 0 && !nothing ? "values" : "label", labels, values, unit };
}

/**
 * Plain text does not show where a cell ends, so labels of two rows may have come into one. Where each
 * line of the cell is a label of its own, the one on the line of the values is this row's; a blank has no line.
 */
function besideLine(label: GridCell, values: GridCell[], vocabulary: Vocabulary): GridCell {
  const { place } = label.cell;
  if (place.in !== "text") return label;
  const lines = label.cell.text.split("\n");
  if (lines.length < 2) return label;
  const known = ({ rows, groups }: Vocabulary, line: string) =>
    rows.has(fold(line)) || groups.has(fold(line));
  if (!lines.every((line) => known(vocabulary, line))) return label;
  const printed = values.flatMap(({ blank, cell }) =>
    blank || cell.place.in !== "text" ? [] : [cell.place.line],
  );
  const [at] = new Set(printed).size === 1 ? printed : [];
  const own = at === place.line ? lines[0] : at === place.end_line ? lines.at(-1)! : null;
  return own === null ? label : new GridCell({ ...label.cell, text: own });
}

/** The row of a table without labels, written in Chinese numerals. */
function isOfNumerals(cells: GridCell[], vocabulary: Vocabulary): boolean {
  return hasOneRow(vocabulary) && cells.every((c) => c.blank || c.value.doubt === "numeral" || c.valueLike);
}

/** A table whose one row of numbers has no label. */
export function hasOneRow({ table }: Vocabulary): boolean {
  return table.rows.length === 1 && table.rows[0].label === "";
}

/** The values begin after the cell that is a row's label, else after the words that precede the first number. */
function valuesFrom(cells: GridCell[], { rows, columns, groups }: Vocabulary): number {
  const isColumnOf = (row: GridCell, column: GridCell) =>
    rows.has(row.fold) && columns.has(column.fold) && row.cell.text !== column.cell.text;
  const label = cells.findLastIndex((c) => rows.has(c.fold));
  // Behind a row's label, a word for a column or for a sum of offices may be called as a row is: 一、本年新收 | 总计 | 12.
  if (label > 0 && isColumnOf(cells[label - 1], cells[label])) return label;
  if (label >= 0) return label + 1;
  let last = cells.findLastIndex((c) => groups.has(c.fold));
  // Where no label is left, a number before the unit is the row's serial number.
  const unit = cells.findIndex((c) => !c.valueLike && c.unit);
  if (cells.every((c, i) => c.valueLike || i === unit) && unit < cells.length - 1)
    last = Math.max(last, unit);
  const firstNumber = cells.findIndex((c, i) => i > last && c.valueLike && !c.blank);
  cells.forEach((cell, i) => {
    if (i > last && cell.fold !== "" && !cell.valueLike && (firstNumber < 0 || i < firstNumber)) last = i;
  });
  return last + 1;
}

/** A header has column labels (or only captions) and no numbers. */
function isHeader(cells: GridCell[], vocabulary: Vocabulary): boolean {
  const { rows, columns, groups, columnGroups, furniture } = vocabulary;
  let columnWords = 0;
  let captions = 0;
  let strokes = 0;
  for (const cell of cells) {
    if (cell.valueLike) {
      if (!cell.blank && cell.value.status === "reported") return false;
      if (!cell.blank) strokes++;
      continue;
    }
    if (columns.has(cell.fold)) columnWords += rows.has(cell.fold) ? 0.5 : 1;
    else if (columnGroups.has(groups.get(cell.fold) ?? "")) captions += 2;
    else if (furniture.has(cell.fold)) captions++;
    else if (rows.has(cell.fold)) return false;
  }
  // Where a table of one row is stood up, a heading and a stroke are one of its rows: 结果维持 | —.
  if (strokes > 0 && columnWords === 1 && hasOneRow(vocabulary)) return false;
  return columnWords >= 1 || (columnWords > 0 && captions > 0) || captions >= 2;
}

const wordsOfLabels = new WeakMap<Line, string[]>();

/** The words of a line's label: the leaf alone, and all of its labels together. */
export function labelWords(line: Line): string[] {
  let words = wordsOfLabels.get(line);
  if (!words) wordsOfLabels.set(line, (words = readLabelWords(line)));
  return words;
}

function readLabelWords({ loose, labels }: Line): string[] {
  if (loose !== null) return [fold(loose)];
  const leaf = labels.at(-1)?.fold ?? "";
  // Where a number is all that is left of a label, the groups beside it are not the row's name.
  if (labels.length < 2 || leaf === "") return [leaf];
  return [leaf, fold(labels.map((c) => c.cell.text).join(""))];
}
