import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import { defaultLimits } from "../../model/document.ts";
import { failures } from "../failure.ts";
import type { BrokenRow, Row } from "./row.ts";

/** Comma, tab or semicolon: whichever the first line has most of. */
function delimiterOf(head: string): string {
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const count = (mark: string) => line.split(mark).length;
  return [",", "\t", ";"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * The rows of a CSV below its line of column names, numbered from 1. A row longer than one report may
 * be ends the table, because where the next one begins can no longer be told.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  head: string,
  required: string,
): AsyncGenerator<Row | BrokenRow> {
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: defaultLimits.bytes,
  });
  let columns: Map<string, number> | null = null;
  let number = 0;
  // An error of the source destroys the parser, which throws it on below.
  pipeline(Readable.from(text), parser, () => {});
  try {
    for await (const values of parser as AsyncIterable<string[]>) {
      if (columns === null) {
        columns = new Map(values.map((name, index) => [name.trim(), index]));
        if (!columns.has(required)) {
          yield { number: null, failure: failures.noColumn(required, [...columns.keys()]) };
          return;
        }
        continue;
      }
      const names: Map<string, number> = columns;
      yield {
        number: ++number,
        columns: () => [...names.keys()],
        get: (column) => values[names.get(column) ?? -1] ?? null,
      };
    }
  } catch (error) {
    yield { number: number + 1, failure: failures.brokenCsv((error as Error).message) };
  }
}
