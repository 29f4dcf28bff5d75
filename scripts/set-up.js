import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What `npm start` and `npm test` need before they can begin, with nothing but Node on the machine. */

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

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

/** A hash of everything that the build depends on. */
function sourceHash() {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path.slice(root.length)).update("\0").update(readFileSync(path));
  };
  for (const name of ["src", "tsconfig.json", "tsconfig.build.json", "package-lock.json"]) add(at(name));
  return hash.digest("hex");
}

const stamp = at("dist", ".built");
const built = () => existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash();
const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
/** Milliseconds after which a lock is taken to be left by a build that was killed. */
const leftBehind = 120_000;

/** Does something while no other process does it, which test files that run at once rely on. */
function alone(lock, act) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > leftBehind) rmSync(lock, { recursive: true, force: true });
      else pause(100);
    }
  }
  try {
    act();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Compiles beside `dist/` and then takes its place, so that nothing of an earlier build stays. */
function compile(workshop) {
  const hash = sourceHash();
  const next = join(workshop, "next");
  rmSync(next, { recursive: true, force: true });
  const compiler = at("node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", next], {
    cwd: root,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (status !== 0) throw new Error("The build failed.");
  chmodSync(join(next, "cli", "main.js"), 0o755);
  writeFileSync(join(next, ".built"), hash);
  rmSync(at("dist"), { recursive: true, force: true });
  renameSync(next, at("dist"));
}

/** Builds `dist/` where it is not of the present source. */
export function build() {
  if (built()) return;
  const workshop = at("node_modules", ".cache", "gongkai");
  mkdirSync(workshop, { recursive: true });
  alone(join(workshop, "building"), () => {
    if (built()) return;
    console.error("Building …");
    compile(workshop);
  });
}
