import type { ParseOptions } from "../parse-report.ts";
import type { Failure } from "./failure.ts";

/** The bytes of one report, or why there are none. */
export type Content = { bytes: Uint8Array } | { failure: Failure };

/** One thing to read, and the name that its record carries in `source.file`. */
export interface Input {
  file: string;
  /** a path is of a file still to be opened, `-` standard input */
  content: Content | { path: string };
  url?: string | null;
  fetched_at?: string | null;
  /** what is known of the report beside its bytes, from other columns of the table it came in */
  given?: ParseOptions["given"];
  /** read in their order where this one holds no figures, such as the files of a page that only links to them */
  instead?: Input[];
}
