import { at } from "./compile.js";
import { demonstrate } from "./demonstrate.js";
import { build, install, run } from "./set-up.js";

/** `npm start` collects and reads what is made up for it; `npm start -- FILE…` is `gongkai parse FILE…`. */

install();
build();

const main = at("dist", "cli", "main.js");
const given = process.argv.slice(2);
if (given.length > 0) {
  // npm runs scripts in the project; the paths are meant from where the person stands.
  run(process.execPath, [main, "parse", ...given], { cwd: process.env.INIT_CWD ?? process.cwd() });
} else await demonstrate(main);
