import type { ParseOptions } from "../index.ts";

/** Why something could not be read: a stable code and a sentence. */
export interface Failure {
  code: string;
  message: string;
}

/** The bytes of one report, or why there are none. */
export type Content = { bytes: Uint8Array } | { failure: Failure };

/** One thing to read, and the name that its record carries in `source.file`. */
export interface Input {
  file: string;
  /** a path is of a file still to be opened, `-` standard input */
  content: Content | { path: string };
  url?: string | null;
  /** what is known of the report beside its bytes, from other columns of the table it came in */
  given?: ParseOptions["given"];
}

const reasons: Record<string, Failure> = {
  ENOENT: { code: "input.not_found", message: "no such file or directory" },
  EACCES: { code: "input.not_permitted", message: "permission denied" },
  EPERM: { code: "input.not_permitted", message: "operation not permitted" },
  EISDIR: { code: "input.is_directory", message: "is a directory" },
  ELOOP: { code: "input.symlink_loop", message: "a symbolic link that leads back to itself" },
};

/** What the operating system's error means, in our own words and without the path it names. */
export function failureOf(error: unknown): Failure {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? { code: "input.unreadable", message: code || message };
}
