import { gate } from "../../src/model/release.ts";
import { publishRelease } from "../../src/publish/release.ts";
import { datasetOf, records } from "./dataset.ts";

// A release in a process of its own, written in threads: node publish-once.js DIRECTORY
const [directory] = process.argv.slice(2) as [string];
const { outcome } = await publishRelease(datasetOf(records.slice(0, 4)), {
  directory,
  gate: gate.parse({}),
  threads: 2,
});
process.stdout.write(outcome);
