import type { Form, FormCell, FormTable, Heading } from "../forms/index.ts";
import { readHeader } from "./column-headings.ts";
import { matchColumns } from "./columns.ts";
import { GridCell } from "./grid.ts";
import { fold } from "./labels.ts";
import { besideColumns, blanksBeside, labelsAlike, leftOver, rowsAround } from "./left-aside.ts";
import type { Header, Line } from "./lines.ts";
import { hasOneRow, readLines } from "./lines.ts";
import { withMoney } from "./money.ts";
import { ownLines } from "./own-lines.ts";
import type { Reading, TableReading } from "./reading.ts";
import type { Fragment } from "./regions.ts";
import type { RowMatch } from "./rows.ts";
import { matchRows } from "./rows.ts";
import { shortRows } from "./short-rows.ts";
import { returnStrays } from "./strays.ts";
import { readValue } from "./values.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Lays the fragments of one table to the rows and columns of a form. */
export function alignTable(fragments: Fragment[], form: Form, table: FormTable): TableReading {
  const vocabulary = vocabularyOf(table);
  const { lines, headers } = readLines(fragments, vocabulary);
  const { matches, unmatched } = matchRows(lines, vocabulary);
  const reading: TableReading = {
    form,
    table,
    layout: "grid",
    readings: new Map(),
    runs: [],
    rows: new Set(),
    findings: [],
    place: fragments[0].block.place,
    blocks: fragments.map((f) => f.block),
  };
  const { own, others } = ownLines(matches, unmatched, hasOneRow(vocabulary));
  const continued = hasOneRow(vocabulary)
    ? withGroupsOfBlock(withGroupsMended(own, vocabulary), vocabulary)
    : own;
  const short = hasOneRow(vocabulary) ? null : shortRows(continued, vocabulary);
  for (const match of continued)
    readLine(match, headers, vocabulary, reading, short?.has(match.line) ?? false);
  returnStrays(fragments, reading);
  const alike = continued.filter((m) => m.alike && m.line.fragment.block.aligned);
  if (alike.length > 0) reading.findings.push(labelsAlike(alike, vocabulary));
  const left = [...unmatched, ...others].filter((l) => l.values.some((v) => v.value.status === "reported"));
  for (const line of left)
    reading.findings.push(leftOver(line, rowsAround(line, lines, continued, vocabulary)));
  reading.findings.push(...blanksBeside(left, reading, vocabulary));
  return reading;
}

/** Where a break cut a group's label in two (复议后 | 起诉), the rows on both sides of it stand under the whole. */
function withGroupsMended(matches: RowMatch[], { groups }: Vocabulary): RowMatch[] {
  const whole = new Map<GridCell, GridCell>();
  matches.slice(1).forEach(({ line: below }, i) => {
    const { line: above } = matches[i];
    if (above.fragment === below.fragment) return;
    for (const head of above.labels)
      for (const tail of below.labels) {
        const text = head.cell.text + tail.cell.text;
        if (groups.has(head.fold) || groups.has(tail.fold) || !groups.has(fold(text))) continue;
        for (const piece of [head, tail]) whole.set(piece, new GridCell({ ...piece.cell, text }));
      }
  });
  if (whole.size === 0) return matches;
  return matches.map((match) => {
    const labels = match.line.labels.map((c) => whole.get(c) ?? c);
    return { ...match, line: { ...match.line, labels } };
  });
}

/**
 * A table stood up has a row for each outcome, and its groups one after another: a group's label may stand beside
 * any of its rows alone, or have been lost where a page break cut its cell. A group's rows end where an outcome
 * comes again, and each of them is under all the groups named beside one of them.
 */
function withGroupsOfBlock(matches: RowMatch[], { groups, columns, table }: Vocabulary): RowMatch[] {
  const blocks: { rows: RowMatch[]; outcomes: Set<string> }[] = [];
  for (const match of matches) {
    const outcome = match.line.labels.at(-1)?.fold ?? "";
    const open = blocks.at(-1);
    if (open && columns.has(outcome) && open.outcomes.size > 0 && !open.outcomes.has(outcome)) {
      open.rows.push(match);
      open.outcomes.add(outcome);
    } else blocks.push({ rows: [match], outcomes: new Set(columns.has(outcome) ? [outcome] : []) });
  }
  return blocks.flatMap(({ rows }) => {
    const labels = rows.flatMap(({ line }) => line.labels.filter((c) => groups.has(c.fold)));
    const named = new Map(labels.toSorted((a, b) => a.from - b.from).map((c) => [c.fold, c]));
    const keys = [...named.keys()].map((word) => groups.get(word)!);
    const oneGroup = table.columns.some(({ under }) => keys.every((key) => under?.includes(key)));
    if (keys.length === 0 || !oneGroup) return rows;
    return rows.map((match) => {
      const own = match.line.labels.filter((c) => !groups.has(c.fold));
      return { ...match, line: { ...match.line, labels: [...named.values(), ...own] } };
    });
  });
}

function readLine(
  match: RowMatch,
  headers: Header[],
  vocabulary: Vocabulary,
  reading: TableReading,
  isShort: boolean,
): void {
  const { line, row } = match;
  const { cells, columns: allowed } = vocabulary.cellsOf.get(row.key)!;
  const header = headerFor(line, headers);
  reading.rows.add(row.key);
  const columns = matchColumns(line, allowed, header, vocabulary, !hasOneRow(vocabulary));
  const rowHeadings = line.labels.map((c) => c.cell.text.replace(/\s+/gu, ""));
  if (!Array.isArray(columns)) return readRun(match, columns.cells, cells, allowed, rowHeadings, reading);
  for (const { column, cell, headings, by } of columns) {
    const formCell = cells.find((c) => c.column === column.key)!;
    const merged = cell.cell.row_span > 1 && !hasOneRow(vocabulary);
    put(reading, {
      cell: formCell,
      raw: cell.cell.text,
      value:
        merged && cell.value.status === "reported"
          ? { ...cell.value, status: "unreadable", value: null }
          : withMoney(cell.value, formCell, [...headings, ...rowHeadings, line.unit ?? ""]),
      basis: match.by === "position" || by === "position" || isShort ? "position" : "read",
      headings: { row: rowHeadings, column: headings },
      place: cell.cell.place,
      from: cell.cell,
    });
  }
  const taken = new Set(columns.map((c) => c.cell));
  const first = line.values.findIndex((v) => taken.has(v));
  const repeats = header !== undefined && readHeader(header, allowed, vocabulary).repeats;
  const beside = line.values.filter((v, i) => {
    if (repeats && line.values[i - 1]?.cell.text === v.cell.text && taken.has(line.values[i - 1]))
      taken.add(v);
    const { status } = v.value;
    // What is no number behind the label may be a piece of it, and the row another one; a list names the column there.
    return (
      !taken.has(v) &&
      !vocabulary.columns.has(v.fold) &&
      (status === "reported" || (status === "unreadable" && i < first))
    );
  });
  if (beside.length > 0) reading.findings.push(besideColumns(beside, cells));
}

/** Columns by which pieces of one table may differ, for a cell that a converter added or dropped. */
const fewColumns = 3;

/**
 * The header above a line; a fragment without one of its own goes on under the header of the fragment before:
 * the last on as many columns, else the last, of which the order of its headings still holds.
 */
function headerFor(line: Line, headers: Header[]): Header | undefined {
  if (line.header >= 0) return headers[line.header];
  const others = headers.filter((h) => h.fragment !== line.fragment);
  const difference = (h: Header) => Math.abs(h.fragment.block.columns - line.fragment.block.columns);
  return (
    others.filter((h) => difference(h) === 0).at(-1) ??
    others.filter((h) => h.fragment.index < line.fragment.index && difference(h) <= fewColumns).at(-1)
  );
}

/** Value cells that do not lie under the headings: pieces between spaces may still be one number each. */
function readRun(
  { line, row, by }: RowMatch,
  values: GridCell[],
  cells: FormCell[],
  allowed: Heading[],
  rowHeadings: string[],
  reading: TableReading,
): void {
  const filled = values.filter((v) => !v.blank);
  const raw = filled.map((v) => v.cell.text).join(" ");
  const place = (filled[0] ?? values[0] ?? line.labels[0]).cell.place;
  if (filled.length === 0) return;
  // A text pushed into one cell holds the numbers of the row between spaces; several cells are one number each.
  const tokens =
    filled.length === 1
      ? filled[0].cell.text.normalize("NFKC").trim().split(/\s+/u)
      : filled.map((v) => v.cell.text.normalize("NFKC").trim());
  const said = new Set(filled.map((v) => v.value.value));
  if (allowed.length === 1 && said.size === 1 && filled[0].value.status === "reported") {
    put(reading, {
      cell: cells[0],
      raw: filled[0].cell.text,
      value: filled[0].value,
      basis: by === "position" ? "position" : "read",
      headings: { row: rowHeadings, column: [] },
      place,
      from: filled[0].cell,
    });
    return;
  }
  if (tokens.length === allowed.length && filled.length === 1) {
    cells.forEach((cell, i) =>
      put(reading, {
        cell,
        raw: tokens[i],
        value: readValue(tokens[i]),
        basis: by === "position" ? "position" : "read",
        headings: { row: rowHeadings, column: [allowed[i].label] },
        place,
        from: filled[0].cell,
      }),
    );
    return;
  }
  reading.runs.push({
    row,
    labelled: by === "label",
    byPosition: by === "position",
    cells,
    tokens,
    whole: filled.length > 1,
    raw,
    place,
    label: rowHeadings,
  });
}

/** Two lines of one row: the same numbers are said twice, other numbers leave none. */
function put(reading: TableReading, next: Reading): void {
  const id = next.cell.indicator;
  const known = reading.readings.get(id);
  if (!known || known.value.status === "blank") {
    reading.readings.set(id, next);
    return;
  }
  if (next.value.status === "blank" || next.value.value === known.value.value) return;
  reading.readings.set(id, { ...known, value: { ...known.value, status: "unreadable", value: null } });
  reading.findings.push({
    rule: "reading.row_twice",
    kind: "extraction",
    severity: "warning",
    indicators: [id],
    candidates: [known.raw, next.raw],
    message: {
      en: `Two cells claim this value: ${known.raw.trim()} and ${next.raw.trim()}.`,
      zh: `有两个单元格都对应此项：${known.raw.trim()} 和 ${next.raw.trim()}。`,
    },
    place: next.place,
  });
}
