import { readdirSync } from "node:fs";
import type { Family } from "./family.ts";

const loaded: Family[] = [];
for (const file of readdirSync(new URL(".", import.meta.url)).sort()) {
  if (!/^[a-z][a-z-]*\.[jt]s$/.test(file) || /^(family|index)\./.test(file)) continue;
  loaded.push(((await import(new URL(file, import.meta.url).href)) as { family: Family }).family);
}

/** Every family by its name: each file of this folder is one, so that a new family is a new file. */
export const families: ReadonlyMap<string, Family> = new Map(loaded.map((family) => [family.name, family]));

/** @throws RangeError if no family has this name */
export function familyByName(name: string): Family {
  const family = families.get(name);
  if (!family) throw new RangeError(`no family ${name}: expected one of ${[...families.keys()].join(", ")}`);
  return family;
}
