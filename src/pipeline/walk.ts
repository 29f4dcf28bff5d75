import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import { failureOf, failures } from "./failure.ts";
import type { Input } from "./input.ts";

/** The name in the directory, after the directory as it was given: `./a` and `b` are `./a/b`. */
const within = (directory: string, name: string) =>
  directory.endsWith(sep) || directory.endsWith("/") ? directory + name : directory + sep + name;

/**
 * The files of a directory and of those below, sorted by name, one directory after the other. What
 * begins with a dot is left out. A directory is entered once however many links lead to it, so a
 * link to a parent ends.
 */
async function* walk(directory: string, entered: Set<string>): AsyncGenerator<Input> {
  let entries: Dirent[];
  try {
    const real = await realpath(directory);
    if (entered.has(real)) return;
    entered.add(real);
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    yield { file: directory, content: { failure: failureOf(error) } };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = within(directory, entry.name);
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    if (target.isDirectory()) yield* walk(path, entered);
    else if (target.isFile() || target.isSymbolicLink()) yield { file: path, content: { path } };
  }
}

/**
 * Every file that the paths name, in their order; a directory stands for what is in it, `-` for
 * standard input. A pipe or a device is refused by name: opening one can block a thread for ever.
 */
export async function* filesOf(paths: string[]): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === "-") {
      yield { file: path, content: { path } };
      continue;
    }
    try {
      const entry = await stat(path);
      if (entry.isDirectory()) yield* walk(path, new Set());
      else yield { file: path, content: entry.isFile() ? { path } : { failure: failures.special() } };
    } catch (error) {
      yield { file: path, content: { failure: failureOf(error) } };
    }
  }
}
