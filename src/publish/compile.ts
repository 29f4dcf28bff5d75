import { createHash } from "node:crypto";
import type { Dataset, DatasetRecord } from "../model/dataset.ts";
import { cut } from "./cutting.ts";
import { chunkKey, type EarlierChunks, type Kept, shape } from "./earlier.ts";
import type { Opened, Writer } from "./format.ts";
import { formats } from "./format.ts";
import { contentOf, type Rendered, RenderingThreads } from "./rendering.ts";
import type { WrittenFile } from "./sink.ts";
import { batchesOf } from "./table.ts";
import { datasetTables } from "./tables.ts";

/** What the formats made of a dataset. */
export interface Compiled {
  files: WrittenFile[];
  /** rows by the name of the table */
  rows: Record<string, number>;
  /** SHA-256 of all that the tables say, but when it was seen */
  content: string;
  /** by their keys */
  chunks: Map<string, Kept>;
}

export interface CompileOptions extends Omit<Opened, "before"> {
  /** threads that render */
  threads: number;
  /** chunks of the release before */
  earlier: EarlierChunks | null;
}

/** Rendered chunks in the order of the dataset. */
class Compilation {
  readonly rows: Record<string, number> = {};
  readonly #writers: readonly Writer[];
  readonly #content = createHash("sha256").update(`${shape}\n`);
  readonly #chunks = new Map<string, Kept>();

  constructor(opened: Opened) {
    this.#writers = formats.map((format) => format.open(opened));
  }

  /** The tables whose rows come of the dataset as a whole. */
  async write(dataset: Dataset): Promise<void> {
    for (const table of datasetTables)
      for await (const batch of batchesOf(table, dataset)) {
        this.#count({ [batch.table.name]: batch.rows });
        this.#content.update(contentOf(batch));
        for (const writer of this.#writers) writer.write?.(batch);
      }
  }

  append(key: string, { pieces, rows, content }: Rendered): void {
    this.#count(rows);
    this.#content.update(`${content}\n`);
    const marks = this.#writers.map((writer, i) => writer.append(pieces[i]));
    this.#chunks.set(key, { marks, rows, content });
  }

  close(): Compiled {
    const files = this.#writers.flatMap((writer) => writer.close());
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { files, rows: this.rows, content: this.#content.digest("hex"), chunks: this.#chunks };
  }

  #count(rows: Record<string, number>): void {
    for (const [table, n] of Object.entries(rows)) this.rows[table] = (this.rows[table] ?? 0) + n;
  }
}

/** So many chunks are known ahead of the one that is put behind the others, so that one to be rendered is begun early. */
const ahead = 64;

/**
 * Writes every row of a dataset in every format, a chunk at a time: what the release before has of it is taken from there,
 * the rest is rendered. Either way the bytes are the same.
 */
export async function compile(
  dataset: Dataset,
  { threads, earlier, ...opened }: CompileOptions,
): Promise<Compiled> {
  const compilation = new Compilation({ ...opened, before: earlier?.directory ?? null });
  await compilation.write(dataset);
  const rendering = new RenderingThreads(threads);
  /** In order: each is put behind those before, and few are rendered at once, as they are large. */
  const waiting: { key: string; records: DatasetRecord[]; rendered: Promise<Rendered> | null }[] = [];
  let inHand = 0;
  const appendFirst = async () => {
    const { key, records, rendered } = waiting.shift()!;
    if (rendered) inHand--;
    const recalled = rendered ? null : earlier!.recall(key);
    compilation.append(key, recalled ?? (await (rendered ?? rendering.render(records.map(packed)))));
  };
  try {
    for await (const records of cut(dataset.records())) {
      const key = chunkKey(records);
      const rendered = earlier?.has(key) ? null : rendering.render(records.map(packed));
      // It is awaited later; until then its failure is nobody's.
      rendered?.catch(() => {});
      if (rendered) inHand++;
      waiting.push({ key, records, rendered });
      while (inHand > threads || waiting.length > ahead) await appendFirst();
    }
    while (waiting.length > 0) await appendFirst();
  } finally {
    await rendering.close();
  }
  return compilation.close();
}

const packed = ({ key, organ, role, scope, packed }: DatasetRecord) => ({
  key,
  organ,
  role,
  scope,
  ...packed(),
});
