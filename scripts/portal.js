import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at, compile } from "./compile.js";

/** The portal of the tests, as something to collect from without asking anybody. */

/** Sites of five systems, with reports as pages, beside pages and instead of them. */
const sites = ["trs", "hanweb-jpage", "vsb", "lonsun-list", "json-post"];
const forms = ["page", "docx", "page+pdf"];
const years = [2024];
/** The same at every start, so that a second one finds what it knows. */
const port = 18890;
/** Seconds between two requests: this machine need not be spared like an office's. */
const delay = 0.02;

async function load() {
  const to = at("node_modules", ".cache", "gongkai-portal");
  compile({
    name: "the made-up portal",
    project: join("tests", "portal", "tsconfig.json"),
    inputs: ["tests/portal", "src/model", "tsconfig.json", "package-lock.json"],
    to,
    // Below node_modules, package.json of the project no longer says that these are modules.
    finish: (next) => writeFileSync(join(next, "package.json"), `{ "type": "module" }\n`),
  });
  const module = (name) => import(pathToFileURL(join(to, "tests", "portal", name)).href);
  return { ...(await module("portal.js")), ...(await module("source-of.js")) };
}

/** Starts it and describes each site in a file of the directory, as a person would describe a portal. */
export async function startPortal(directory) {
  const { startPortal: start, sourceOf } = await load();
  const { stringify } = await import("yaml");
  const portal = await start({ only: sites, forms, years, port });
  mkdirSync(directory, { recursive: true });
  const files = portal.sites.map((site) => {
    const { id, ...source } = sourceOf(site);
    const file = join(directory, `made-up-${id}.yaml`);
    writeFileSync(file, stringify({ ...source, pace: { ...source.pace, delay } }));
    return file;
  });
  return { files, close: () => portal.close() };
}
