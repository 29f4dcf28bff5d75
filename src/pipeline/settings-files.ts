import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "./settings.ts";

export interface SettingsPaths {
  /** directory of the sources; its `rosters/` and `release.yaml` belong to it */
  sources: string;
  /** sources elsewhere that a run names by their paths */
  files?: string[];
  reviews: string;
}

/** The files in which people wrote what a release depends on: to know that none has changed, none need be understood. */
export class SettingsFiles {
  readonly #paths: SettingsPaths;

  constructor(paths: SettingsPaths) {
    this.#paths = paths;
  }

  /** Of every byte of them and how they are named. */
  hash(): string {
    const { sources, files = [], reviews } = this.#paths;
    const hash = createHash("sha256");
    const rosters = path.join(sources, "rosters");
    for (const file of [...filesIn(sources), ...filesIn(rosters), ...files, reviews])
      if (existsSync(file))
        hash
          .update(`${JSON.stringify(file)}\n`)
          .update(readFileSync(file))
          .update("\n");
    return hash.digest("hex");
  }

  /**
   * What they say.
   * @throws SourceError with every problem of the files, each at its line
   */
  async load(): Promise<Settings> {
    const { loadSettings } = await import("./settings.ts");
    return loadSettings(this.#paths);
  }
}

const filesIn = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /\.(?:ya?ml|csv)$/.test(name))
        .sort()
        .map((name) => path.join(directory, name))
    : [];
