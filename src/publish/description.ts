import type { About } from "../model/release.ts";
import { modulesOf } from "./format.ts";
import type { WrittenFile } from "./sink.ts";
import type { Table } from "./table.ts";

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

export const descriptions: readonly Description[] = await modulesOf<Description>("descriptions");
