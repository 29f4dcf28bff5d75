import { CsvLines } from "../csv.ts";
import type { Format, Opened, Writer } from "../format.ts";
import { Sink } from "../sink.ts";
import type { Batch, Table } from "../table.ts";
import { tables } from "../tables.ts";

/** A CSV a table: RFC 4180, UTF-8, a heading line, cells that look like formulas defused. */
export const format: Format = { open: (opened) => new CsvWriter(opened) };

class CsvWriter implements Writer {
  readonly #files: Map<Table, { sink: Sink; lines: CsvLines }>;

  constructor({ directory, bom }: Opened) {
    this.#files = new Map(
      tables.map((table) => {
        const sink = new Sink(directory, `${table.name}.csv`);
        sink.text((bom ? "\ufeff" : "") + table.columns.map((column) => column.name).join(",") + "\r\n");
        return [table, { sink, lines: new CsvLines(table.columns) }];
      }),
    );
  }

  write({ table, columns, rows }: Batch): void {
    const { sink, lines } = this.#files.get(table)!;
    for (let r = 0; r < rows; r++) sink.text(lines.line(columns, r));
  }

  close() {
    return [...this.#files.values()].map(({ sink }) => sink.close());
  }
}
