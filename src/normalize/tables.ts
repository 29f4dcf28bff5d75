import type { Block, Document } from "../model/document.ts";
import type { FormTable, TableOfForm } from "../forms/index.ts";
import { formById, forms, tablesOfForms } from "../forms/index.ts";
import { alignTable } from "./align.ts";
import { decodeRuns } from "./decode.ts";
import { fragmentOfList } from "./listed-cells.ts";
import type { Reading, TableReading } from "./reading.ts";
import type { Fragment } from "./regions.ts";
import { findRegions } from "./regions.ts";
import type { RunningText } from "./running-text.ts";
import { lettersOf, runningText } from "./running-text.ts";
import { readStream } from "./stream.ts";
import { vocabularyOf, wordings } from "./vocabulary.ts";
import { fold } from "./labels.ts";

/** What the tables of a document were read as. */
export interface Tables {
  readings: TableReading[];
  /** id of the form of the whole report: narrative where no table was found, mixed where two were */
  form: string;
}

/** The order of the tables on the forms; a table that is alike in several forms is told by those before it. */
const keys = [...new Set(tablesOfForms.map((t) => t.table.key))];

/** Finds the tables of the forms in a document, grid or running text, and reads each against its form. */
export function readTables(document: Document): Tables {
  const regions = findRegions(document.blocks);
  let text: RunningText | null = null;
  const running = () => (text ??= runningText(document.blocks));
  let letters: string | null = null;
  const found = keys.flatMap((key): Found[] => {
    const candidates = tablesOfForms.filter((t) => t.table.key === key);
    const said = !regions.has(key) && mayHold((letters ??= lettersOf(document.blocks)), candidates);
    const list = said ? fragmentOfList(document.blocks, candidates) : null;
    const fragments = regions.get(key) ?? (list ? [list] : null);
    if (!fragments && !said) return [];
    const told = mostAnchors(candidates, fragments ? wordsOf(fragments) : running().letters);
    return [{ fragments, candidates, told }];
  });
  const readings: TableReading[] = [];
  // Those that tell their form go first, since the others are of theirs.
  for (const one of [...found.filter(({ told }) => told), ...found.filter(({ told }) => !told)]) {
    const reading = one.fragments
      ? fromGrid(one.fragments, one, readings, running)
      : fromStream(running(), one, readings);
    if (reading) readings.push(reading);
  }
  readings.sort((a, b) => keys.indexOf(a.table.key) - keys.indexOf(b.table.key));
  for (const reading of readings) decodeRuns(reading);
  return { readings, form: formOf(readings) };
}

/** What may be a table of some forms: in fragments of grids, else in the running text. */
interface Found {
  fragments: Fragment[] | null;
  candidates: TableOfForm[];
  /** the one of the candidates whose own labels are there */
  told: TableOfForm | null;
}

const wordsOf = (fragments: Fragment[]): string =>
  fragments
    .flatMap((f) => [...f.loose.map((p) => p.text), ...f.block.cells.map((c) => c.text)])
    .map(fold)
    .join("|");

function fromGrid(
  fragments: Fragment[],
  { candidates, told }: Found,
  before: TableReading[],
  running: () => RunningText,
): TableReading {
  const anchored = told ?? alikeInAll(candidates, before);
  const read = (anchored ? [anchored] : candidates).map(({ form, table }) =>
    alignTable(fragments, form, table),
  );
  const reading = choose(read, before);
  complete(reading, running);
  return reading;
}

function fromStream(
  text: RunningText,
  { candidates, told }: Found,
  before: TableReading[],
): TableReading | null {
  const anchored = told ?? alikeInAll(candidates, before);
  const read = (anchored ? [anchored] : candidates).flatMap(
    ({ form, table }) => readStream(text, form, table) ?? [],
  );
  return read.length > 0 ? choose(read, before) : null;
}

/** A few words of a table, or all of its groups, must be in the text before its labels are looked for one by one. */
function mayHold(letters: string, candidates: TableOfForm[]): boolean {
  const isSaid = (h: { label: string; variants?: string[] }) => wordings(h).some((w) => letters.includes(w));
  return candidates.some(({ table }) => {
    const headings = [...table.rows, ...table.columns].filter((h) => h.label !== "").slice(0, 12);
    const enough = headings.filter(isSaid).length >= Math.min(3, headings.length);
    return enough || (table.groups.length > 0 && table.groups.every(isSaid));
  });
}

/** A table that is the same in every form is of the form of the tables before it. */
function alikeInAll(candidates: TableOfForm[], before: TableReading[]): TableOfForm | null {
  const cells = candidates.map((c) => c.table.cells.map((cell) => cell.indicator).join());
  if (cells.some((c) => c !== cells[0])) return null;
  return candidates.find((c) => c.form === before[0]?.form) ?? candidates.at(-1)!;
}

/** The form whose own labels are there; null where none or several are. */
function mostAnchors(candidates: TableOfForm[], words: string): TableOfForm | null {
  const counted = candidates.map((c) => ({
    c,
    n: c.table.anchors.filter((a) => words.includes(fold(a))).length,
  }));
  counted.sort((a, b) => b.n - a.n);
  return counted[0].n > (counted[1]?.n ?? 0) ? counted[0].c : null;
}

/** The form that explains most lines; of equals, the form of the tables before, else the newest. */
function choose(all: TableReading[], before: TableReading[]): TableReading {
  const worth = (r: TableReading) =>
    [...r.readings.values()].filter((x) => x.basis === "read").length +
    r.runs.filter((x) => x.labelled && x.tokens.length > 0).length -
    r.findings.filter((f) => f.rule === "reading.row_unknown").length;
  const isAsBefore = (r: TableReading) => before.some(({ form }) => form === r.form);
  // Rows of another form than that of the tables before are places for stray lines, unless one of them is named.
  const read = all.some(isAsBefore) ? all.filter((r) => isAsBefore(r) || namesOwnRow(r, all)) : all;
  const best = Math.max(...read.map(worth));
  const equal = read.filter((r) => worth(r) === best);
  return equal.find(isAsBefore) ?? equal.at(-1)!;
}

/** Whether a row that not all of these forms have was found by its label. */
function namesOwnRow(reading: TableReading, all: TableReading[]): boolean {
  const isOwn = (key: string) => all.some(({ table }) => !table.rows.some((row) => row.key === key));
  const own = new Map(reading.table.rows.filter(({ key }) => isOwn(key)).map((r) => [r.key, fold(r.label)]));
  // Where its columns went by their order, a row may be found by its label all the same.
  const isNamed = ({ basis, cell, headings }: Reading) =>
    own.has(cell.row) &&
    (basis === "read" || headings.row.some((label) => fold(label) === own.get(cell.row)));
  return (
    [...reading.readings.values()].some(isNamed) || reading.runs.some((r) => r.labelled && isOwn(r.row.key))
  );
}

/** Rows that a conversion left outside the cells are looked for in the text around them. */
function complete(reading: TableReading, running: () => RunningText): void {
  if (reading.rows.size === reading.table.rows.length || vocabularyOf(reading.table).rows.size < 2) return;
  const stream = readStream(running(), reading.form, reading.table);
  for (const run of stream?.runs ?? [])
    if (!reading.rows.has(run.row.key) && run.tokens.length > 0) {
      reading.runs.push(run);
      reading.rows.add(run.row.key);
    }
}

/**
 * The report's form is that of its first table that tells one form from another. A later table is of
 * another form only if it has labels that the other form alone has; what it merely lacks proves nothing.
 */
function formOf(readings: TableReading[]): string {
  if (readings.length === 0) return "narrative";
  const telling = readings.find((r) => r.table.anchors.length > 0) ?? readings[0];
  const differs = readings.some((r) => r.form.id !== telling.form.id && r.table.anchors.length > 0);
  return differs ? "mixed" : telling.form.id;
}

/** The form whose tables a report ought to have: for a mixed one, that of its first table. */
export function tablesExpected({ readings, form }: Tables): FormTable[] {
  if (form === "narrative") return [];
  const id = form === "mixed" ? readings[0].form.id : form;
  const own = forms.some((f) => f.id === id) ? formById(id).tables : [];
  return own.map((table) => readings.find((r) => r.table.key === table.key)?.table ?? table);
}

/** The tables of a document that no form knows, such as local annexes. */
export function otherTables(blocks: Block[], readings: TableReading[]): Extract<Block, { type: "table" }>[] {
  const known = new Set(readings.flatMap((r) => r.blocks.map((b) => b.place)));
  return blocks.filter((b) => b.type === "table").filter((b) => !known.has(b.place));
}
