import type Database from "libsql";
import type { Batch, Value } from "../table.ts";

/** Numbers stand in a line as characters from here on, so that none is a control, a quote or a backslash. */
const base = 256;
/** Longer texts, and numbers above, go row by row. */
const most = 20_000;
const sign = (number: number) => String.fromCharCode(base + number);

/** SQLite counts characters of the basic plane, one a UTF-16 unit, as JavaScript does; a NUL would end its text. */
const plain = /^[\x01-\ud7ff\ue000-\uffff]*$/;

const read = (at: number) => `unicode(substr(value, ${at}, 1)) - ${base}`;
const unlessNone = (at: number, what: string) =>
  `CASE unicode(substr(value, ${at}, 1)) WHEN ${base} THEN NULL ELSE ${what} END`;

/**
 * Takes the facts of a report as a JSON list of lines and cuts each into its columns: with 200 facts a report that costs
 * a quarter of binding them one by one. A line: indicator, standing, length of the value, start of raw,
 * its length, start of the place, each one character; the row hash; the value, raw and the place.
 */
const inLines = `
INSERT INTO facts (report, indicator, standing, value, raw, place, row_hash)
SELECT ?1, ${read(1)}, ${read(2)},
  ${unlessNone(3, `CAST(substr(value, 23, ${read(3)}) AS REAL)`)},
  ${unlessNone(4, `substr(value, ${read(4)}, ${read(5)})`)},
  ${unlessNone(6, `substr(value, ${read(6)})`)},
  substr(value, 7, 16)
FROM json_each(?2)`;

const oneByOne =
  "INSERT INTO facts (report, indicator, standing, value, raw, place, row_hash, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

/** SQLite reads a decimal of so many characters as the number it was written of. */
const exactly = 15;

/** A row of facts in numbers and texts as the file holds it. */
interface Stored {
  indicator: number;
  standing: number;
  value: number | null;
  raw: string | null;
  place: string | null;
  row_hash: string;
  note: string | null;
}

/** The row as a line, or null where it must go by itself. */
function lineOf({ indicator, standing, value, raw, place, row_hash, note }: Stored): string | null {
  const number = value === null ? "" : String(value);
  const length = number.length + (raw?.length ?? 0) + (place?.length ?? 0);
  if (note !== null || number.length > exactly || length > most || standing > most) return null;
  const rawAt = 23 + number.length;
  const placeAt = rawAt + (raw?.length ?? 0);
  const line =
    sign(indicator) +
    sign(standing) +
    sign(number.length) +
    (raw === null ? sign(0) : sign(rawAt)) +
    sign(raw?.length ?? 0) +
    (place === null ? sign(0) : sign(placeAt)) +
    row_hash +
    number +
    (raw ?? "") +
    (place ?? "");
  return plain.test(line) ? line : null;
}

/** Loads the facts, report by report. */
export class FactLoader {
  readonly #lines: Database.Statement;
  readonly #rows: Database.Statement;
  readonly #indicator: Database.Statement;
  readonly #standing: Database.Statement;
  readonly #indicators = new Map<string, number>();
  readonly #standings = new Map<string, number>();

  constructor(database: Database.Database) {
    this.#lines = database.prepare(inLines);
    this.#rows = database.prepare(oneByOne);
    this.#indicator = database.prepare("INSERT INTO indicators (id, indicator) VALUES (?, ?)");
    this.#standing = database.prepare("INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const { id, indicator } of database.prepare("SELECT id, indicator FROM indicators").all() as {
      id: number;
      indicator: string;
    }[])
      this.#indicators.set(indicator, id);
  }

  /** Rows of facts, whole reports; `ids` are the numbers of the reports. */
  load({ table, columns, rows }: Batch, ids: ReadonlyMap<Value, number>): void {
    const at = (name: string) => columns[table.columns.findIndex((column) => column.name === name)]!;
    const [reports, indicators, values, raws] = [at("report"), at("indicator"), at("value"), at("raw")];
    const [places, hashes, notes] = [at("place"), at("row_hash"), at("note")];
    const standing = ["status", "basis", "unit", "proven_by", "contradicted_by", "flagged"].map(at);
    for (let r = 0; r < rows;) {
      const report = reports[r]!;
      const stored: Stored[] = [];
      for (; r < rows && reports[r] === report; r++) {
        stored.push({
          indicator: this.#indicatorId(indicators[r] as string),
          standing: this.#standingId(standing.map((column) => column[r]!)),
          value: values[r] as number | null,
          raw: raws[r] as string | null,
          place: places[r] as string | null,
          row_hash: hashes[r] as string,
          note: notes[r] as string | null,
        });
      }
      this.#insert(ids.get(report)!, stored);
    }
  }

  #insert(report: number, stored: Stored[]): void {
    // In the order of the key, so that each row goes to the end of the file.
    stored.sort((a, b) => a.indicator - b.indicator);
    const lines: string[] = [];
    for (const row of stored) {
      const line = lineOf(row);
      if (line !== null) lines.push(line);
      else {
        const { indicator, standing, value, raw, place, row_hash, note } = row;
        this.#rows.run(report, indicator, standing, value, bound(raw), bound(place), row_hash, bound(note));
      }
    }
    if (lines.length > 0) this.#lines.run(report, JSON.stringify(lines));
  }

  #indicatorId(indicator: string): number {
    let id = this.#indicators.get(indicator);
    if (id === undefined) {
      id = this.#indicators.size + 1;
      this.#indicators.set(indicator, id);
      this.#indicator.run(id, indicator);
    }
    return id;
  }

  #standingId(said: Value[]): number {
    const key = said.join("\t");
    let id = this.#standings.get(key);
    if (id === undefined) {
      id = this.#standings.size + 1;
      this.#standings.set(key, id);
      this.#standing.run(id, ...said.map(bound));
    }
    return id;
  }
}

/** A value as SQLite takes it: true is 1; a NUL, at which its text would end, is shown as one that could not be read. */
export const bound = (value: Value) =>
  typeof value === "string"
    ? value.replaceAll("\0", "\ufffd")
    : typeof value === "boolean"
      ? Number(value)
      : value;
