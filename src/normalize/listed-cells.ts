import type { Block, Cell, Paragraph, Table } from "../model/document.ts";
import type { FormTable, TableOfForm } from "../forms/index.ts";
import { gridRows } from "./grid.ts";
import { fold } from "./labels.ts";
import type { Fragment } from "./regions.ts";
import { isValueLike, readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Longer paragraphs are prose. */
const longest = 300;

/** The share of a table's cells that a list must have to be the table. */
const share = 0.5;

const bullet = /^\s*[-*+•·●○▪◆■]\s+/u;

/** A cell as a list says it: the labels of its row, if it has one, and of its column, and its value. */
type Said = [...labels: string[], value: string];

/**
 * A table of the form written as a list: `予以公开（自然人）：12`, `予以公开：自然人12件，商业企业3件`, or the row in a line
 * of its own and its columns below. Gives the table with the most cells; null where none has most of its cells.
 */
export function fragmentOfList(blocks: Block[], candidates: TableOfForm[]): Fragment | null {
  const paragraphs = blocks.flatMap((b) => (b.type === "paragraph" && b.text.length <= longest ? [b] : []));
  const lists = candidates.map(({ table }) => ({ table, lines: linesOf(paragraphs, table) }));
  const { table, lines } = lists.reduce((most, next) =>
    next.lines.length > most.lines.length ? next : most,
  );
  const different = new Set(lines.map(({ said }) => fold(said.slice(0, -1).join("|"))));
  if (different.size <= table.cells.length * share) return null;
  const block = tableOf(lines);
  return { key: table.key, block, index: 0, rows: gridRows(block), words: new Set(), loose: [] };
}

interface SaidLine {
  said: Said;
  place: Paragraph["place"];
}

function linesOf(paragraphs: Paragraph[], table: FormTable): SaidLine[] {
  let row = "";
  return paragraphs.flatMap(({ text, place }) => {
    const { said, row: next } = cellsIn(text.normalize("NFKC").replace(bullet, "").trim(), row, table);
    row = next;
    return said.map((one) => ({ said: one, place }));
  });
}

/** The cells that a line says, and the row that lines below it may go on with. */
function cellsIn(text: string, row: string, table: FormTable): { said: Said[]; row: string } {
  const { rows, columns } = vocabularyOf(table);
  const unlabelled = table.rows.every(({ label }) => label === "");
  if (!unlabelled && rows.has(fold(text))) return { said: [], row: text };
  const [, head, value] = /^(.*)[:\s]\s*([^:]+?)[。.;,]?$/su.exec(text) ?? [];
  if (head !== undefined && isValueLike(value) && !isBlank(value)) {
    const column = unlabelled ? head.replace(/[()]/gu, "") : head;
    if (columns.has(fold(column)) && (unlabelled || row !== ""))
      return { said: [unlabelled ? [column, value] : [row, column, value]], row };
    const labels = unlabelled ? null : rowAndColumn(head, table);
    if (labels) return { said: [[...labels, value]], row };
  }
  const colon = text.indexOf(":");
  const own = text.slice(0, Math.max(0, colon));
  if (!unlabelled && !rows.has(fold(own))) return { said: [], row: "" };
  const pairs = text
    .slice(colon + 1)
    .split(/[,、;。\s]+(?=\D)|[。;]$/u)
    .filter((piece) => piece !== "")
    .map((piece) => /^(?<name>\D+?)[:\s]*(?<value>-?[\d.,]+\s*\p{Script=Han}{0,2})$/u.exec(piece)?.groups);
  const isAll = pairs.length > 0 && pairs.every((pair) => pair && columns.has(fold(pair.name)));
  const said = isAll
    ? pairs.map((pair): Said => [...(unlabelled ? [] : [own]), pair!.name, pair!.value])
    : [];
  return { said, row: "" };
}

const isBlank = (value: string) => readValue(value).status === "blank";

/** A label of a row and of a column in one: 予以公开(自然人), 予以公开—自然人. */
function rowAndColumn(head: string, table: FormTable): [string, string] | null {
  const { rows } = vocabularyOf(table);
  const names = table.columns.flatMap(({ label, variants }) => [label, ...(variants ?? [])]);
  for (const name of names.map((n) => n.normalize("NFKC")).sort((a, b) => b.length - a.length))
    for (const end of [`(${name})`, name]) {
      const row = head.endsWith(end) ? head.slice(0, -end.length) : "";
      if (rows.has(fold(row))) return [row, name];
    }
  return null;
}

function tableOf(lines: SaidLine[]): Table {
  const columns = Math.max(...lines.map(({ said }) => said.length));
  const cells = lines.flatMap(({ said, place }, row) =>
    said.map((text, column): Cell => ({ row, column, row_span: 1, column_span: 1, text, place })),
  );
  return { type: "table", rows: lines.length, columns, cells, place: lines[0].place };
}
