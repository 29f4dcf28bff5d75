import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, install, root, run } from "./set-up.js";

/** `npm start` reads the examples; `npm start -- FILE…` is `gongkai parse FILE…`. */

install();
build();

const main = join(root, "dist", "cli", "main.js");
const given = process.argv.slice(2);
if (given.length > 0) {
  // npm runs scripts in the project; the paths are meant from where the person stands.
  run(process.execPath, [main, "parse", ...given], { cwd: process.env.INIT_CWD ?? process.cwd() });
} else {
  const examples = readdirSync(join(root, "examples")).filter((name) => !name.startsWith("README"));
  const files = examples.sort().map((name) => join("examples", name));
  run(process.execPath, [main, "parse", ...files, "--summary", "--data", "output"]);
  console.log(`
The records are in output/records.ndjson, one a line. Read your own:
  npm start -- FILE…

记录已写入 output/records.ndjson，每行一份。读取自己的文件：
  npm start -- 文件…`);
}
