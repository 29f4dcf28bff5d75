import { createHash } from "node:crypto";
import type { DatasetRecord } from "../model/dataset.ts";

/** About so many organs make a chunk, a few hundred reports; no chunk has more records than `most`. */
const organs = 48;
const most = 320;

/** Whether a chunk begins with an organ: told by its key alone, so that one report more moves no other chunk's ends. */
const begins = (organ: string): boolean =>
  createHash("sha256").update(organ).digest().readUInt32BE() % organs === 0;

/** Cuts the records of a dataset into chunks. */
export async function* cut(records: AsyncIterable<DatasetRecord>): AsyncGenerator<DatasetRecord[]> {
  let chunk: DatasetRecord[] = [];
  let last: string | null = null;
  for await (const record of records) {
    const organ = record.organ ?? record.key;
    if (chunk.length > 0 && (chunk.length === most || (organ !== last && begins(organ)))) {
      yield chunk;
      chunk = [];
    }
    last = organ;
    chunk.push(record);
  }
  if (chunk.length > 0) yield chunk;
}
