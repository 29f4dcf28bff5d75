import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Verdict } from "../model/audit.ts";
import { type ReleaseSettings, releaseSettings } from "../model/release.ts";
import type { Roster } from "../model/roster.ts";
import type { Source } from "../model/source.ts";
import { readDescription } from "./description.ts";
import { readReviews } from "./reviews.ts";
import { loadRosters } from "./rosters.ts";
import type { SettingsPaths } from "./settings-files.ts";
import { loadSources } from "./sources.ts";

/** Everything that people wrote and a release depends on. */
export interface Settings {
  sources: Source[];
  rosters: Roster[];
  release: ReleaseSettings;
  verdicts: Verdict[];
}

/** @throws SourceError with every problem of the files, each at its line */
export async function loadSettings({ sources, files = [], reviews }: SettingsPaths): Promise<Settings> {
  const releaseFile = path.join(sources, "release.yaml");
  const text = existsSync(releaseFile) ? await readFile(releaseFile, "utf8") : "{}";
  const known = existsSync(sources) ? await loadSources(sources) : [];
  const named = files.length > 0 ? await loadSources(sources, files) : [];
  const ids = new Set(named.map(({ id }) => id));
  return {
    sources: [...known.filter(({ id }) => !ids.has(id)), ...named],
    rosters: await loadRosters(path.join(sources, "rosters")),
    release: readDescription(text, releaseFile, releaseSettings),
    verdicts: readReviews(reviews),
  };
}
