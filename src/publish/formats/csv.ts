import type { Chunk, Facts } from "../chunk.ts";
import { CsvLines, fieldOf } from "../csv.ts";
import type { Format, Opened, Writer } from "../format.ts";
import type { Said } from "../listing.ts";
import { Sink } from "../sink.ts";
import type { Stretch } from "../stretch.ts";
import { readStretch } from "../stretch.ts";
import type { Batch, Value } from "../table.ts";
import { tables } from "../tables.ts";
import { facts as factsTable } from "../tables/facts.ts";

type Pieces = Record<string, Uint8Array>;
type Marks = Record<string, Stretch>;

const fileOf = (table: string) => `${table}.csv`;

/** A CSV a table: RFC 4180, UTF-8, a heading line, cells that look like formulas defused. */
export const format: Format<Pieces, Marks> = {
  render({ batches, facts }: Chunk): Pieces {
    const pieces: Pieces = { [factsTable.name]: factLines(facts) };
    for (const batch of batches) pieces[batch.table.name] = Buffer.from(linesOf(batch));
    return pieces;
  },
  open: (opened) => new CsvWriter(opened),
  recall(marks, before) {
    const pieces: Pieces = {};
    for (const [table, mark] of Object.entries(marks)) {
      const bytes = readStretch(before, fileOf(table), mark);
      if (bytes === null) return null;
      pieces[table] = bytes;
    }
    return pieces;
  },
};

class CsvWriter implements Writer<Pieces, Marks> {
  readonly #sinks: Map<string, Sink>;

  constructor({ directory, bom }: Opened) {
    this.#sinks = new Map(
      tables.map(({ name, columns }) => {
        const sink = new Sink(directory, fileOf(name));
        sink.text((bom ? "\ufeff" : "") + columns.map((column) => column.name).join(",") + "\r\n");
        return [name, sink];
      }),
    );
  }

  write(batch: Batch): void {
    this.#sinks.get(batch.table.name)!.text(linesOf(batch));
  }

  append(pieces: Pieces): Marks {
    return Object.fromEntries(
      Object.entries(pieces).map(([table, bytes]) => [table, this.#sinks.get(table)!.stretch(bytes)]),
    );
  }

  close() {
    return [...this.#sinks.values()].map((sink) => sink.close());
  }
}

function linesOf({ table, columns, rows }: Batch): string {
  const lines = new CsvLines(table.columns);
  let text = "";
  for (let r = 0; r < rows; r++) text += lines.line(columns, r);
  return text;
}

/** The columns from a name to another, with the commas between them. */
function between<Row>(first: string, last: string): (row: Row) => string {
  const names = factsTable.columns.map(({ name }) => name);
  const columns = factsTable.columns.slice(names.indexOf(first), names.indexOf(last) + 1);
  return (row) => columns.map(({ name, type }) => fieldOf(row[name as keyof Row] as Value, type)).join(",");
}

const front = between<Facts["reports"][number]["common"]>("report", "role");
const middle = between<Said>("indicator", "flagged");

/** A line of facts is what its report says in all of them, what is said in many cells, and little of its own. */
function factLines({ said, says, row_hash, place, reports }: Facts): Buffer {
  const middles = said.map(middle);
  const parts: Buffer[] = [];
  let row = 0;
  for (const { rows, common } of reports) {
    const before = front(common) + ",";
    const after = `,${fieldOf(common.url, "text")}\r\n`;
    let text = "";
    for (const end = row + rows; row < end; row++)
      text += `${before}${middles[says[row]!]!},${row_hash[row]!},${fieldOf(place[row]!, "text")}${after}`;
    parts.push(Buffer.from(text));
  }
  return Buffer.concat(parts);
}
