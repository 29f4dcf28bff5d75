import type { FormCell } from "../forms/index.ts";
import type { Cell } from "../model/document.ts";
import type { Place } from "../model/place.ts";
import type { Finding } from "../model/report.ts";
import type { GridCell } from "./grid.ts";
import type { Line } from "./lines.ts";
import type { TableReading } from "./reading.ts";
import type { RowMatch } from "./rows.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Numbers of a row that stand under no heading of the form. */
export function besideColumns(beside: GridCell[], row: FormCell[]): Finding {
  const values = beside.map((c) => c.cell.text.trim()).join(" | ");
  return {
    rule: "reading.column_unknown",
    kind: "extraction",
    severity: "warning",
    indicators: row.map((c) => c.indicator),
    message: {
      en: `Numbers stand under no heading of the form and were left aside: ${values}.`,
      zh: `以下数值不在规定的列中，未计入：${values}。`,
    },
    place: beside[0].cell.place,
  };
}

/** Where no rules draw the rows, a label that is not quite the form's may be of two rows, and no sum over columns tells. */
export function labelsAlike(matches: RowMatch[], { cellsOf }: Vocabulary): Finding {
  const labels = matches.map(({ line }) =>
    line.labels.map((c) => c.cell.text.replace(/\s+/gu, "")).join(" › "),
  );
  return {
    rule: "reading.label_alike",
    kind: "extraction",
    severity: "warning",
    indicators: matches.flatMap(({ row }) => cellsOf.get(row.key)!.cells.map((c) => c.indicator)),
    message: {
      en: `Rows that no rules draw were told by labels that are only much like the form's: ${labels.join("; ")}.`,
      zh: `表格没有横线，以下各行的名称与规定格式相近而不相同：${labels.join("；")}。`,
    },
    place: matches[0].line.fragment.block.place,
  };
}

/** Where lines of text leave numbers aside, the rows of the table in which nothing was read are in doubt. */
export function blanksBeside(left: Line[], reading: TableReading, { cellsOf }: Vocabulary): Finding[] {
  if (!left.some(isOfTextLines)) return [];
  const isBlank = (cell: FormCell) => reading.readings.get(cell.indicator)?.value.status === "blank";
  const empty = [...cellsOf.values()].flatMap(({ cells }) => (cells.every(isBlank) ? cells : []));
  return empty.length > 0 ? [blanksInDoubt(empty, reading.place)] : [];
}

/** Empty cells of a text that holds numbers of no row, or more than a row has cells: theirs may be among them. */
export function blanksInDoubt(cells: FormCell[], place: Place): Finding {
  return {
    rule: "reading.blank_beside_numbers",
    kind: "extraction",
    severity: "warning",
    indicators: cells.map((c) => c.indicator),
    message: {
      en: `${cells.length} cells are empty in a text that holds numbers which could not be told apart: theirs may be among them.`,
      zh: `有 ${cells.length} 个单元格为空，而文中有未能归属的数值，其数值可能在其中。`,
    },
    place,
  };
}

/** A row of numbers that is none of the form's; `near` are cells that it may be of all the same. */
export function leftOver(line: Line, near: FormCell[] = []): Finding {
  const label = line.labels.map((c) => c.cell.text.replace(/\s+/gu, "")).join(" › ");
  const values = line.values.map((v) => v.cell.text.trim()).join(" | ");
  const first: Cell | undefined = (line.labels[0] ?? line.values[0])?.cell;
  return {
    rule: "reading.row_unknown",
    kind: "extraction",
    severity: "warning",
    indicators: near.map((c) => c.indicator),
    message: {
      en: `A row of the table is not the form's and was left aside: “${label}” ${values}.`,
      zh: `表中有一行不属于规定格式，未计入：“${label}” ${values}。`,
    },
    ...(first ? { place: first.place } : {}),
  };
}

/** Whether lines of text make the row, and no cells. */
const isOfTextLines = ({ fragment: { block } }: Line): boolean =>
  block.aligned === true || block.place.in === "text";

/**
 * Where lines of text make the rows, numbers without a label may be of the row above or of that below: a number that
 * was broken over two lines, or a row whose label and numbers stand on lines of their own.
 */
export function rowsAround(
  line: Line,
  lines: Line[],
  matches: RowMatch[],
  { cellsOf }: Vocabulary,
): FormCell[] {
  if (line.labels.length > 0 || !isOfTextLines(line)) return [];
  const at = lines.indexOf(line);
  const isOver = (match: RowMatch) => lines.indexOf(match.line) < at;
  const near = [matches.findLast(isOver), matches.find((match) => !isOver(match))];
  return near.flatMap((match) => (match ? cellsOf.get(match.row.key)!.cells : []));
}
