import { createReadStream } from "node:fs";
import type { Input } from "./input.ts";
import { failureOf, failures } from "./failure.ts";
import { decoded } from "./rows/charset.ts";
import { csvRows } from "./rows/csv.ts";
import { ndjsonRows } from "./rows/ndjson.ts";
import type { BrokenRow, Row } from "./rows/row.ts";

/** Which columns of somebody's table hold what; `text` is the report itself. */
export interface Fields {
  text: string;
  id?: string;
  url?: string;
  title?: string;
  published_on?: string;
}

const encoder = new TextEncoder();

function inputOf(table: string, row: Row | BrokenRow, fields: Fields): Input {
  const name = "failure" in row ? null : fields.id && row.get(fields.id);
  const place = name || row.number;
  const file = place === null ? table : `${table}#${place}`;
  if ("failure" in row) return { file, content: { failure: row.failure } };
  const text = row.get(fields.text);
  if (text === null) {
    return { file, content: { failure: failures.noColumn(fields.text, row.columns()) } };
  }
  const column = (name: string | undefined) => (name === undefined ? null : row.get(name));
  return {
    file,
    url: column(fields.url),
    given: { title: column(fields.title), published_on: column(fields.published_on) },
    content: { bytes: encoder.encode(text) },
  };
}

/**
 * The rows of tables that others made, each a report: CSV, or NDJSON where the first character is a
 * brace. A table is read as it comes, and one row at a time is held.
 */
export async function* rowsOf(tables: AsyncIterable<Input>, fields: Fields): AsyncGenerator<Input> {
  for await (const table of tables) {
    if (!("path" in table.content)) {
      yield table;
      continue;
    }
    const { path } = table.content;
    try {
      const stream = path === "-" ? process.stdin : createReadStream(path);
      const { head, text } = await decoded(stream);
      const rows = head.trimStart().startsWith("{") ? ndjsonRows(text) : csvRows(text, head, fields.text);
      for await (const row of rows) yield inputOf(table.file, row, fields);
    } catch (error) {
      yield { file: table.file, content: { failure: failureOf(error) } };
    }
  }
}
