import { readdirSync } from "node:fs";
import type { About } from "../model/release.ts";
import type { WrittenFile } from "./sink.ts";
import type { Batch, Table } from "./table.ts";

/** What a format is opened with. */
export interface Opened {
  /** the directory that the files go to */
  directory: string;
  /** CSV begins with a byte order mark, by which Excel knows UTF-8 */
  bom: boolean;
}

/** Takes the rows of all tables, a batch at a time, and makes files of them. */
export interface Writer {
  /** a record as one line of JSON without its end, with its key, organ and role in front */
  record?(line: string): void;
  /** gives a promise where no more should be handed on until it is kept */
  write?(batch: Batch): void | Promise<void>;
  close(): WrittenFile[] | Promise<WrittenFile[]>;
}

/** A format of the data: each file of `formats/` exports one. */
export interface Format {
  /** costs so much that a second core should do it, where there is one */
  heavy?: true;
  open(opened: Opened): Writer;
}

/** A release of which all data is written, for the files that describe it. */
export interface Described {
  version: string;
  as_of: string;
  about: About;
  /** hash of all that the tables say, but when it was seen */
  content: string;
  previous: string | null;
  tables: readonly Table[];
  /** rows by the name of the table */
  rows: Readonly<Record<string, number>>;
  files: readonly WrittenFile[];
  bom: boolean;
}

/** Describes a release: each file of `descriptions/` exports `describe`, which gives texts by path. */
export interface Description {
  describe(release: Described): Record<string, string>;
}

async function modulesOf<Module>(folder: string): Promise<Module[]> {
  const directory = new URL(`./${folder}/`, import.meta.url);
  const files = readdirSync(directory)
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith(".d.ts"))
    .sort();
  return Promise.all(files.map((file) => import(new URL(file, directory).href) as Promise<Module>));
}

/** Every format by its file name, so that a new one is a new file. */
export const formats: readonly Format[] = (await modulesOf<{ format: Format }>("formats")).map(
  ({ format }) => format,
);

export const descriptions: readonly Description[] = await modulesOf<Description>("descriptions");
