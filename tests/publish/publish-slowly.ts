import { gate } from "../../src/model/release.ts";
import { publishRelease } from "../../src/publish/release.ts";
import { recordOf } from "../../src/publish/record.ts";
import { datasetOf, records } from "./dataset.ts";

// A release in a process of its own that never ends, to be killed in the middle: node publish-slowly.js DIRECTORY
const [directory] = process.argv.slice(2) as [string];
const dataset = datasetOf(records, {
  async *records() {
    yield* records.slice(0, 4).map(recordOf);
    process.stdout.write("in the middle\n");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
await publishRelease(dataset, { directory, gate: gate.parse({}) });
