import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
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

/** Compiles TypeScript where what is there is not of the present source. */

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (...parts) => join(root, ...parts);

function hashOf(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path.slice(root.length)).update("\0").update(readFileSync(path));
  };
  for (const path of paths) add(at(path));
  return hash.digest("hex");
}

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

/**
 * Compiles `project` into `to`, unless that was done since one of `inputs` changed. It is compiled elsewhere and then
 * takes its place, so that nothing of an earlier build stays; `finish` adds to it before.
 */
export function compile({ name, project, inputs, to, finish }) {
  const stamp = join(to, ".built");
  const current = () => existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(inputs);
  if (current()) return;
  const workshop = at("node_modules", ".cache", "gongkai");
  const next = join(workshop, `${name}-next`);
  mkdirSync(workshop, { recursive: true });
  alone(join(workshop, `${name}-building`), () => {
    if (current()) return;
    console.error(`Building ${name} …`);
    const hash = hashOf(inputs);
    rmSync(next, { recursive: true, force: true });
    const compiler = at("node_modules", "typescript", "bin", "tsc");
    const { status } = spawnSync(process.execPath, [compiler, "-p", project, "--outDir", next], {
      cwd: root,
      stdio: ["ignore", process.stderr, process.stderr],
    });
    if (status !== 0) throw new Error("The build failed.");
    finish(next);
    writeFileSync(join(next, ".built"), hash);
    rmSync(to, { recursive: true, force: true });
    renameSync(next, to);
  });
}
