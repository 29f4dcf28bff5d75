import { readdirSync } from "node:fs";
import type { Chunk } from "./chunk.ts";
import type { WrittenFile } from "./sink.ts";
import type { Batch } from "./table.ts";

/** What a format is opened with. */
export interface Opened {
  /** the directory that the files go to */
  directory: string;
  /** CSV begins with a byte order mark, by which Excel knows UTF-8 */
  bom: boolean;
  /** the directory of the release before, where chunks of it may be recalled */
  before: string | null;
}

/** Makes files of the rows of the tables that come of the dataset as a whole, and of the pieces that chunks were rendered to. */
export interface Writer<Piece = unknown, Mark = unknown> {
  write?(batch: Batch): void;
  /** Puts a piece behind those before; gives where it went, or null where it cannot be recalled from there. */
  append(piece: Piece): Mark | null;
  close(): WrittenFile[];
}

/**
 * A format of the data: each file of `formats/` exports one. Chunks are rendered to pieces, in whatever thread, and the
 * pieces are put together; a piece follows from its chunk alone, and so can be recalled from an earlier release.
 */
export interface Format<Piece = unknown, Mark = unknown> {
  render(chunk: Chunk): Piece;
  open(opened: Opened): Writer<Piece, Mark>;
  /** the piece that was put there in an earlier release; null where it is not there any more as it was written */
  recall(mark: Mark, before: string): Piece | null;
}

/** Every module of a folder beside this one, by file name, so that one more is a new file. */
export async function modulesOf<Module>(folder: string): Promise<Module[]> {
  const directory = new URL(`./${folder}/`, import.meta.url);
  const files = readdirSync(directory)
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith(".d.ts"))
    .sort();
  return Promise.all(files.map((file) => import(new URL(file, directory).href) as Promise<Module>));
}

export const formats: readonly Format[] = (await modulesOf<{ format: Format }>("formats")).map(
  ({ format }) => format,
);
