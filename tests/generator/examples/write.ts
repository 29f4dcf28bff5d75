import { writeFileSync } from "node:fs";
import { examples, writeExample } from "../examples.ts";

/** Writes the example reports into the folder that is named. */
const [folder] = process.argv.slice(2);
for (const example of examples) writeFileSync(`${folder}/${example.file}`, writeExample(example));
