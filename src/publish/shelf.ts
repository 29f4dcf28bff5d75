import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What `current.json` says: which release is the current one. */
const currentRelease = z.strictObject({ version: z.string(), as_of: z.string(), content: z.string() });
export type CurrentRelease = z.infer<typeof currentRelease>;

const partial = ".partial-";

/** The directory of releases: each is written beside them under a hidden name, renamed when it is whole, then made current. */
export class Shelf {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** @throws if `current.json` is not what a release wrote */
  current(): CurrentRelease | null {
    const file = join(this.directory, "current.json");
    return existsSync(file) ? currentRelease.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  }

  pathOf(version: string): string {
    return join(this.directory, version);
  }

  /** An empty directory to write a release to; what killed runs left of theirs is removed. */
  begin(): string {
    for (const name of readdirSync(this.directory)) {
      if (!name.startsWith(partial)) continue;
      const pid = Number(name.slice(partial.length));
      if (pid === process.pid || !isAlive(pid)) this.discard(join(this.directory, name));
    }
    const begun = join(this.directory, `${partial}${process.pid}`);
    mkdirSync(begun);
    return begun;
  }

  discard(begun: string): void {
    rmSync(begun, { recursive: true, force: true });
  }

  /** Puts what was begun into its place; a release of this name that is there already is as good, and stays. */
  keep(begun: string, name: string): string {
    const target = this.pathOf(name);
    if (existsSync(target)) {
      this.discard(begun);
      return target;
    }
    mkdirSync(join(target, ".."), { recursive: true });
    flushDirectory(begun);
    renameSync(begun, target);
    flushDirectory(join(target, ".."));
    return target;
  }

  makeCurrent(release: CurrentRelease): void {
    const temporary = join(this.directory, `${partial}${process.pid}`);
    writeFileSync(temporary, `${JSON.stringify(release)}\n`, { flush: true });
    renameSync(temporary, join(this.directory, "current.json"));
    try {
      symlinkSync(release.version, temporary, "dir");
      renameSync(temporary, join(this.directory, "current"));
    } catch (error) {
      // Windows gives links to few; `current.json` is what programs go by.
      if (!["EPERM", "EEXIST", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
      rmSync(temporary, { force: true });
    }
    flushDirectory(this.directory);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until the disk has the names of a directory, where the platform lets one ask. */
function flushDirectory(directory: string): void {
  try {
    const descriptor = openSync(directory, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!["EPERM", "EISDIR", "EACCES", "EINVAL"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
  }
}
