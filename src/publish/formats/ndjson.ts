import type { Format } from "../format.ts";
import { Sink } from "../sink.ts";

/** `reports.ndjson`: every record in full, one a line, with the key of its report, its organ and its role in front. */
export const format: Format = {
  open({ directory }) {
    const sink = new Sink(directory, "reports.ndjson");
    return {
      record: (line) => sink.text(line + "\n"),
      close: () => [sink.close()],
    };
  },
};
