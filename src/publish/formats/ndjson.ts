import type { Format } from "../format.ts";
import { Sink } from "../sink.ts";
import type { Stretch } from "../stretch.ts";
import { readStretch } from "../stretch.ts";

const name = "reports.ndjson";
const end = Buffer.from("\n");

/** `reports.ndjson`: every record in full, one a line, with the key of its report, its organ and its role in front. */
export const format: Format<Uint8Array, Stretch> = {
  render: ({ lines }) => Buffer.concat(lines.flatMap((line) => [...line, end])),
  open({ directory }) {
    const sink = new Sink(directory, name);
    return {
      append: (piece) => sink.stretch(piece),
      close: () => [sink.close()],
    };
  },
  recall: (mark, before) => readStretch(before, name, mark),
};
