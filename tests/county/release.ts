import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { build, gongkai } from "../cli/gongkai.ts";
import { startPortal } from "../portal/portal.ts";
import { sourceOf } from "../portal/source-of.ts";
import type { County } from "./county.ts";
import { closeOff, portalOf, type Visit } from "./publish.ts";
import { rosterOf } from "./roster.ts";

/** Everything that the command makes of a county. */
export interface Release {
  /** the data directory */
  data: string;
  /** the release that is current */
  current: string;
  remove(): void;
}

/** Visits the county's portal twice and makes a release each time, as a person would who runs the command. */
export async function release(county: County): Promise<Release> {
  build();
  const home = mkdtempSync(path.join(tmpdir(), "gongkai-county-"));
  const data = path.join(home, "data");
  const rosters = path.join(home, "rosters");
  mkdirSync(rosters);
  const { id: _id, ...roster } = rosterOf(county);
  writeFileSync(path.join(rosters, "county.yaml"), stringify(roster));
  let port = 0;
  for (const visit of ["first", "second"] satisfies Visit[]) {
    const portal = await startPortal({ from: portalOf(county, visit), port });
    closeOff(county, portal);
    port = Number(new URL(portal.sites[0]!.origin).port);
    const { id, ...source } = sourceOf(portal.sites[0]!);
    const file = path.join(home, `${id}.yaml`);
    writeFileSync(file, stringify(source));
    const again = visit === "second" ? ["--recheck"] : [];
    const args = [
      "run",
      file,
      "--data",
      data,
      "--rosters",
      rosters,
      "--contact",
      "https://example.org/",
      ...again,
    ];
    const { status, stderr } = await gongkai(args);
    await portal.close();
    // 3: a captcha stands before one of its pages.
    if (status !== 3 && status !== 0) throw new Error(`gongkai run ended with ${status}: ${stderr}`);
  }
  const current = path.join(data, "release", "current");
  if (!existsSync(current)) throw new Error("there is no current release");
  return { data, current, remove: () => rmSync(home, { recursive: true, force: true }) };
}
