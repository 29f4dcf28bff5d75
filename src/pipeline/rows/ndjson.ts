import { defaultLimits } from "../../model/document.ts";
import { failures } from "../failure.ts";
import type { BrokenRow, Row } from "./row.ts";

/** The lines of a text; of a line that is too long, null. */
async function* lines(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let line: string | null = "";
  for await (const part of text) {
    const pieces = part.split("\n");
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        yield line;
        line = "";
      }
      if (line !== null) line = line.length + piece.length > defaultLimits.bytes ? null : line + piece;
    }
  }
  yield line;
}

function rowOf(line: string, number: number): Row | BrokenRow {
  try {
    const value: unknown = JSON.parse(line);
    const columns = new Map(Object.entries(value as object));
    return {
      number,
      columns: () => [...columns.keys()],
      get: (column) => {
        const field: unknown = columns.get(column) ?? null;
        return field === null || typeof field === "string" ? field : JSON.stringify(field);
      },
    };
  } catch (error) {
    return { number, failure: failures.brokenJson((error as Error).message) };
  }
}

/** The objects of an NDJSON, numbered by their line; a broken line leaves the others whole. */
export async function* ndjsonRows(text: AsyncIterable<string>): AsyncGenerator<Row | BrokenRow> {
  let number = 0;
  for await (const line of lines(text)) {
    number++;
    if (line === null) {
      yield { number, failure: failures.tooLarge(defaultLimits.bytes) };
    } else if (line.trim()) yield rowOf(line, number);
  }
}
