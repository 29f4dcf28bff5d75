import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at, compile } from "./compile.js";

/** The county of the tests on the portal of the tests, as something to collect from without asking anybody. */

/** Which county is drawn. */
const seed = 1;
const id = "made-up-county";
/** The same at every start, so that a second one finds what it knows. */
const port = 18920;
/** Seconds between two requests: this machine need not be spared like an office's. */
const delay = 0.01;

async function load() {
  const to = at("node_modules", ".cache", "gongkai-county");
  compile({
    name: "the made-up county",
    project: join("tests", "county", "tsconfig.json"),
    inputs: [
      "tests/county",
      "tests/portal",
      "tests/generator",
      "tests/parse/docx-writer.ts",
      "tests/parse/pdf-table.ts",
      "tests/parse/pdf-writer.ts",
      "src/model",
      "tsconfig.json",
      "package-lock.json",
    ],
    to,
    // Below node_modules, package.json of the project no longer says that these are modules.
    finish: (next) => writeFileSync(join(next, "package.json"), `{ "type": "module" }\n`),
  });
  const module = (...path) => import(pathToFileURL(join(to, "tests", ...path)).href);
  return {
    ...(await module("county", "county.js")),
    ...(await module("county", "publish.js")),
    ...(await module("county", "roster.js")),
    ...(await module("portal", "portal.js")),
    ...(await module("portal", "source-of.js")),
  };
}

/**
 * The county, and its portal at a first and a second visit. Source and roster are described in files of the directory, as
 * a person would describe them.
 */
export async function madeUpCounty(directory) {
  const { drawCounty, portalOf, closeOff, rosterOf, startPortal, sourceOf } = await load();
  const { stringify } = await import("yaml");
  const county = drawCounty(seed);
  const rosters = join(directory, "rosters");
  mkdirSync(rosters, { recursive: true });
  writeFileSync(join(rosters, `${id}.yaml`), stringify({ ...rosterOf(county, id), id: undefined }));
  return {
    id,
    name: county.place.name,
    async visit(which) {
      const portal = await startPortal({ from: portalOf(county, which, id), port });
      closeOff(county, portal, id);
      const source = sourceOf(portal.sites[0]);
      const described = { ...source, id: undefined, pace: { ...source.pace, delay } };
      writeFileSync(join(directory, `${id}.yaml`), stringify(described));
      return portal;
    },
  };
}
