import type { Report } from "../model/report.ts";
import type { Failure } from "../pipeline/failure.ts";
import type { Reading } from "../pipeline/read.ts";
import { page } from "./page.ts";
import type { Terminal } from "./terminal.ts";
import { shown } from "./terminal.ts";

/** A way to put readings on standard output, one after the other. */
export interface View {
  head(): string;
  reading(reading: Reading): string | Uint8Array;
  end(): string;
}

export const reportOf = (line: Uint8Array) => JSON.parse(Buffer.from(line).toString()) as Report;

/** Why a file could not be read, in one line. */
export function failureLine(file: string, failure: Failure, { colors, language }: Terminal) {
  const message = language === "zh" ? failure.zh : failure.message;
  return colors.red(`✗ ${shown(file)}: ${shown(message)} [${failure.code}]`) + "\n";
}

/** For programs: the records as they came out of the workers, and nothing else. */
export const records: View = { head: () => "", reading: ({ line }) => line, end: () => "" };

/** For a person with a few reports: a page each. */
export function pages(terminal: Terminal): View {
  return {
    head: () => "",
    reading: ({ file, line, failure }) =>
      (failure ? failureLine(file, failure, terminal) : page(reportOf(line), terminal)) + "\n",
    end: () => "",
  };
}
