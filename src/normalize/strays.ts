import type { Paragraph } from "../model/document.ts";
import type { FormCell, Heading } from "../forms/index.ts";
import type { Run, TableReading } from "./reading.ts";
import type { Fragment } from "./regions.ts";
import { readValue } from "./values.ts";

/** A number that stands outside the table, with the note printed below it. */
interface Stray {
  raw: string;
  note: string;
  place: Paragraph["place"];
}

const bracketed = /^[（(][^（）()]{2,40}[）)]$/u;

/**
 * Converters lose cells of two lines (22 over 其中修订16件): the number and its note then stand before the
 * table, and its row is one value short. Where as many numbers stray as rows are short, each goes back to
 * its row, in order, to the column that its note speaks of. The columns stay a matter of position.
 */
export function returnStrays(fragments: Fragment[], reading: TableReading): void {
  const short = reading.runs.filter((r) => r.whole && r.tokens.length === r.cells.length - 1);
  const strays = fragments.flatMap((f) => straysIn(f.loose));
  if (short.length === 0 || strays.length !== short.length) return;
  short.forEach((run, i) => {
    const at = columnOf(strays[i], run, reading.table.columns);
    if (at < 0) return;
    reading.runs.splice(reading.runs.indexOf(run), 1);
    place(run, strays[i], at, reading);
  });
}

function straysIn(paragraphs: Paragraph[]): Stray[] {
  return paragraphs.flatMap((p, i) => {
    const note = paragraphs[i + 1]?.text.trim() ?? "";
    const number = /^\d[\d,]*$/u.test(p.text.trim());
    return number && bracketed.test(note) ? [{ raw: `${p.text.trim()}\n${note}`, note, place: p.place }] : [];
  });
}

/** The one column whose kind of documents the note names; -1 where none or several are. */
function columnOf(stray: Stray, run: Run, columns: Heading[]): number {
  const named = run.cells.map((cell) => {
    const words = columns.find((c) => c.key === cell.column)?.notes ?? [];
    return words.some((w) => stray.note.includes(w));
  });
  return named.filter(Boolean).length === 1 ? named.indexOf(true) : -1;
}

function place(run: Run, stray: Stray, at: number, reading: TableReading): void {
  const put = (cell: FormCell, raw: string, from: Stray["place"]) =>
    reading.readings.set(cell.indicator, {
      cell,
      raw,
      value: readValue(raw),
      basis: "position",
      headings: { row: run.label, column: [] },
      place: from,
    });
  const strayValue = readValue(stray.raw).value;
  put(run.cells[at], stray.raw, stray.place);
  run.cells
    .filter((_, i) => i !== at)
    .forEach((cell, i) => {
      put(cell, run.tokens[i], run.place);
      // The same number may be the stray one said again, and this cell the one that is lost.
      if (readValue(run.tokens[i]).value !== strayValue) return;
      const doubtful = reading.readings.get(cell.indicator)!;
      doubtful.value = { ...doubtful.value, status: "unreadable", value: null };
    });
}
