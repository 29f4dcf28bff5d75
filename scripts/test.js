import { join } from "node:path";
import { root } from "./compile.js";
import { build, install, run } from "./set-up.js";

/** `npm test`: sets up what the tests need and runs them; arguments go to vitest. */

install();
build();
run(process.execPath, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...process.argv.slice(2)]);
