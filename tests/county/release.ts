import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { stringify } from "yaml";
import { startPortal } from "../portal/portal.ts";
import { sourceOf } from "../portal/source-of.ts";
import type { County } from "./county.ts";
import type { Said } from "./judge.ts";
import { closeOff, portalOf, type Visit } from "./publish.ts";
import { rosterOf } from "./roster.ts";

/** Everything that the command makes of a county. */
export interface Release {
  /** the data directory, and that of the sources */
  data: string;
  sources: string;
  /** the release that is current */
  current: string;
  remove(): void;
}

/** Exit codes of a run: done, and done but for what could not be had, as the page behind the captcha. */
const fine = [0, 3];

/**
 * Visits the county's portal twice and makes a release each time, as a person would who runs the command.
 * @param main the built command
 */
export async function release(county: County, main: string): Promise<Release> {
  const home = mkdtempSync(path.join(tmpdir(), "gongkai-county-"));
  const data = path.join(home, "data");
  const sources = path.join(home, "sources");
  const rosters = path.join(sources, "rosters");
  mkdirSync(rosters, { recursive: true });
  const { id: _id, ...roster } = rosterOf(county);
  writeFileSync(path.join(rosters, "county.yaml"), stringify(roster));
  let port = 0;
  for (const visit of ["first", "second"] satisfies Visit[]) {
    const portal = await startPortal({ from: portalOf(county, visit), port });
    closeOff(county, portal);
    port = Number(new URL(portal.sites[0]!.origin).port);
    const { id, ...source } = sourceOf(portal.sites[0]!);
    writeFileSync(path.join(sources, `${id}.yaml`), stringify(source));
    const again = visit === "second" ? ["--recheck"] : [];
    await run(main, ["run", id, "--sources", sources, "--data", data, ...again]);
    await portal.close();
  }
  const current = path.join(data, "release", "current");
  return { data, sources, current, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** @throws with what the command said, where it failed */
async function run(main: string, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [main, ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said += part.toString()));
  const [status] = (await once(child, "close")) as [number | null];
  if (!fine.includes(status ?? -1)) throw new Error(`gongkai ${args[0]} ended with ${status}: ${said}`);
}

/** What a release says: its findings, each with the name of its organ. */
export function saidIn({ current }: Release): Said[] {
  const database = new Database(path.join(current, "gongkai.sqlite"), { readonly: true });
  const rows = database
    .prepare(
      `SELECT f.rule, f.severity, f.kind, o.name AS organ, f.year, f.message_zh AS message
       FROM findings f LEFT JOIN organs o ON o.organ = f.organ ORDER BY f.rule, f.organ, f.year, f.finding`,
    )
    .all() as Said[];
  database.close();
  return rows;
}
