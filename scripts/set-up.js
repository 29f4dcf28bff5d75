import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, compile, root } from "./compile.js";

/** What `npm start` and `npm test` need before they can begin, with nothing but Node on the machine. */

/** Runs a command to its end with its output in ours; leaves with its exit code where it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** npm as a script for this Node where npm started us, because on Windows `npm` is no program. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script) run(process.execPath, [script, ...args]);
  else run("npm", args, { shell: process.platform === "win32" });
}

/** Whether every package of the lock file is there in its version; npm notes what it installed. */
function installed() {
  const noted = at("node_modules", ".package-lock.json");
  if (!existsSync(noted)) return false;
  const wanted = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  const there = JSON.parse(readFileSync(noted, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
}

export function install() {
  if (installed()) return;
  console.error("Installing dependencies …");
  // The build comes after, whatever npm's own settings say of scripts.
  npm(["ci", "--ignore-scripts"]);
}

/** Builds `dist/`. */
export function build() {
  compile({
    name: "gongkai",
    project: "tsconfig.build.json",
    inputs: ["src", "tsconfig.json", "tsconfig.build.json", "package-lock.json"],
    to: at("dist"),
    finish: (next) => chmodSync(join(next, "cli", "main.js"), 0o755),
  });
}
