import type Database from "libsql";
import type { Said } from "../listing.ts";
import type { Batch, Value } from "../table.ts";
import { recordTables, tables } from "../tables.ts";
import { indicatorIds, insertLines, numberAt } from "./lines.ts";
import { quoted } from "./schema.ts";

/** A chunk as rows and lines of facts. */
export interface Rendered {
  batches: { table: string; columns: Value[][]; rows: number }[];
  said: Said[];
  /** report by report */
  lines: string[];
}

/** Where the rows of a chunk are in a file: their numbers from the first to the last, by table, and of the standings. */
export interface Rows {
  reports: Range;
  others: Record<string, Range>;
  standings: [id: number, ...said: Value[]][];
}
type Range = [first: number, last: number];

/** Beside the file that is written: what cells say, and how standings are numbered here that an earlier file has. */
export const temporary = `
CREATE TEMP TABLE said (id INTEGER PRIMARY KEY, indicator, value, raw, standing, note);
CREATE TEMP TABLE renumbered (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);`;

const list = (names: readonly string[]) => names.map(quoted).join(", ");
const others = recordTables.map(({ table }) => table).filter(({ name }) => name !== "reports");

/** Loads rows of all tables; those of chunks come rendered, or are taken over from an earlier file. */
export class Loader {
  readonly #inserts: ReadonlyMap<string, Database.Statement>;
  readonly #statement: Record<"lines" | "said" | "unsay" | "indicator" | "standing", Database.Statement>;
  readonly #copies: Copies | null;
  /** rows by table */
  readonly #rows = new Map<string, number>();
  readonly #indicators = new Map(indicatorIds);
  readonly #standings = new Map<string, number>();

  /** `earlier`: another file is attached under this name */
  constructor(database: Database.Database, earlier: boolean) {
    const insert = (name: string, columns: readonly string[]) =>
      database.prepare(
        `INSERT INTO main.${quoted(name)} (${list(columns)}) VALUES (${columns.map(() => "?").join(", ")})`,
      );
    const named = tables
      .filter(({ name }) => name !== "facts")
      .map(({ name, columns }) => {
        const ids = name === "reports" ? ["id"] : [];
        return [name, insert(name, [...ids, ...columns.map((column) => column.name)])] as const;
      });
    this.#inserts = new Map(named);
    this.#statement = {
      lines: database.prepare(insertLines),
      said: database.prepare("INSERT INTO temp.said VALUES (?, ?, ?, ?, ?, ?)"),
      unsay: database.prepare("DELETE FROM temp.said"),
      indicator: database.prepare("INSERT INTO main.indicators (id, indicator) VALUES (?, ?)"),
      standing: database.prepare("INSERT INTO main.standings VALUES (?, ?, ?, ?, ?, ?, ?)"),
    };
    this.#copies = earlier ? copiesIn(database) : null;
  }

  write({ table, columns, rows }: Pick<Batch, "columns" | "rows"> & { table: string }): void {
    const insert = this.#inserts.get(table)!;
    const first = this.#rows.get(table) ?? 0;
    for (let r = 0; r < rows; r++) {
      const row: Value[] = columns.map((column) => bound(column[r]!));
      if (table === "reports") row.unshift(first + r + 1);
      insert.run(row);
    }
    this.#rows.set(table, first + rows);
  }

  /** Gives where the rows went; null where they cannot be taken over from there, as an indicator is of no form. */
  load({ batches, said, lines }: Rendered): Rows | null {
    const before = new Map(this.#rows);
    for (const batch of batches) this.write(batch);
    const standings = new Map<number, Value[]>();
    this.#statement.unsay.run();
    for (const [position, one] of said.entries()) {
      const of = [one.status, one.basis, one.unit, one.proven_by, one.contradicted_by, one.flagged].map(
        bound,
      );
      const standing = this.#standingId(of);
      standings.set(standing, of);
      const { indicator, value, raw, note } = one;
      const id = this.#indicatorId(indicator);
      this.#statement.said.run(numberAt(position), id, value, bound(raw), standing, bound(note));
    }
    const first = (before.get("reports") ?? 0) + 1;
    for (const [i, line] of lines.entries()) this.#statement.lines.run(first + i, line);
    if (said.some(({ indicator }) => !indicatorIds.has(indicator))) return null;
    const range = (table: string): Range => [(before.get(table) ?? 0) + 1, this.#rows.get(table) ?? 0];
    return {
      reports: range("reports"),
      others: Object.fromEntries(others.map(({ name }) => [name, range(name)])),
      standings: [...standings].map(([id, of]) => [id, ...of]),
    };
  }

  /** Takes over rows of the earlier file, in the order in which they would be loaded; gives where they went. */
  take(rows: Rows): Rows {
    const by = (this.#rows.get("reports") ?? 0) + 1 - rows.reports[0];
    const copies = this.#copies!;
    copies.reports.run(by, ...rows.reports);
    this.#rows.set("reports", rows.reports[1] + by);
    const moved = Object.entries(rows.others).map(([table, [from, to]]): [string, Range] => {
      const first = (this.#rows.get(table) ?? 0) + 1;
      const last = first + to - from;
      copies.others.get(table)!.run(from, to);
      this.#rows.set(table, last);
      return [table, [first, last]];
    });
    copies.forget.run();
    const standings = rows.standings.map(([old, ...of]): Rows["standings"][number] => {
      const id = this.#standingId(of);
      copies.renumber.run(old, id);
      return [id, ...of];
    });
    copies.facts.run(by, ...rows.reports);
    const [first, last] = rows.reports;
    return { reports: [first + by, last + by], others: Object.fromEntries(moved), standings };
  }

  #indicatorId(indicator: string): number {
    let id = this.#indicators.get(indicator);
    if (id === undefined) {
      id = this.#indicators.size + 1;
      this.#indicators.set(indicator, id);
      this.#statement.indicator.run(id, indicator);
    }
    return id;
  }

  #standingId(said: Value[]): number {
    const key = JSON.stringify(said);
    let id = this.#standings.get(key);
    if (id === undefined) {
      id = this.#standings.size + 1;
      this.#standings.set(key, id);
      this.#statement.standing.run(id, ...said);
    }
    return id;
  }
}

/** What takes rows over from the file that is attached as `earlier`. */
interface Copies {
  reports: Database.Statement;
  others: Map<string, Database.Statement>;
  facts: Database.Statement;
  forget: Database.Statement;
  renumber: Database.Statement;
}

function copiesIn(database: Database.Database): Copies {
  const columnsOf = (name: string) =>
    list(tables.find((table) => table.name === name)!.columns.map((column) => column.name));
  const reports = columnsOf("reports");
  return {
    reports: database.prepare(
      `INSERT INTO main.reports (id, ${reports}) SELECT id + ?, ${reports} FROM earlier.reports WHERE id BETWEEN ? AND ? ORDER BY id`,
    ),
    others: new Map(
      others.map(({ name }) => {
        const columns = columnsOf(name);
        const sql = `INSERT INTO main.${quoted(name)} (${columns}) SELECT ${columns} FROM earlier.${quoted(name)} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`;
        return [name, database.prepare(sql)];
      }),
    ),
    facts: database.prepare(
      `INSERT INTO main.facts (report, indicator, value, raw, standing, note, place, row_hash)
       SELECT f.report + ?, f.indicator, f.value, f.raw, n.new, f.note, f.place, f.row_hash
       FROM earlier.facts f CROSS JOIN temp.renumbered n ON n.old = f.standing
       WHERE f.report BETWEEN ? AND ? ORDER BY f.report, f.indicator`,
    ),
    forget: database.prepare("DELETE FROM temp.renumbered"),
    renumber: database.prepare("INSERT INTO temp.renumbered VALUES (?, ?)"),
  };
}

/** A value as SQLite takes it: true is 1; a NUL, at which its text would end, is shown as one that could not be read. */
const bound = (value: Value): Exclude<Value, boolean> =>
  typeof value === "string"
    ? value.replaceAll("\0", "\ufffd")
    : typeof value === "boolean"
      ? Number(value)
      : value;
