import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { families } from "../crawl/families/index.ts";
import { Gate } from "../crawl/gate.ts";
import { type Source, source as schema } from "../model/source.ts";
import { type Contradiction, readDescription, SourceError, type SourceProblem } from "./description.ts";

export { SourceError, type SourceProblem } from "./description.ts";

/** @throws SourceError with every problem of the text, each at its line */
export function readSource(text: string, file: string): Source {
  const read = readDescription(text, file, schema, contradictions);
  return { ...read, id: path.basename(file).replace(/\.ya?ml$/, "") };
}

/** What a schema cannot say: unknown families, their params, columns outside of the source's own hosts. */
function contradictions(source: Omit<Source, "id">): Contradiction[] {
  const found: Contradiction[] = [];
  let gate: Gate;
  try {
    gate = new Gate(source.hosts, source.allow_addresses);
  } catch (error) {
    return [[["allow_addresses"], `allow_addresses: ${(error as Error).message}`]];
  }
  const refusal = gate.check(source.homepage);
  if (refusal) found.push([["homepage"], `homepage: ${refusal.reason}`]);
  for (const [i, column] of source.columns.entries()) {
    const refused = gate.check(column.url);
    if (refused) found.push([["columns", i, "url"], `columns.${i}.url: ${refused.reason}`]);
    const family = families.get(column.family);
    if (!family) {
      const known = [...families.keys()].join(", ");
      found.push([
        ["columns", i, "family"],
        `columns.${i}.family: no family ${column.family}; there are ${known}`,
      ]);
    } else if (column.params !== undefined) {
      const wrong = family.check ? family.check(column.params) : [`${family.name} takes no params`];
      for (const message of wrong) found.push([["columns", i, "params"], `columns.${i}.params: ${message}`]);
    }
  }
  return found;
}

/**
 * The sources of a directory, or those of them that are named (by file name without .yaml, or by the path of a file).
 * @throws SourceError where one of them is wrong or does not exist
 */
export async function loadSources(directory: string, names: string[] = []): Promise<Source[]> {
  const files =
    names.length === 0
      ? (await filesIn(directory)).map((f) => path.join(directory, f))
      : names.map((name) => (/\.ya?ml$/.test(name) ? name : path.join(directory, `${name}.yaml`)));
  const problems: SourceProblem[] = [];
  const sources: Source[] = [];
  for (const file of files)
    try {
      sources.push(readSource(await readFile(file, "utf8"), file));
    } catch (error) {
      if (error instanceof SourceError) problems.push(...error.problems);
      else problems.push({ file, line: 0, column: 0, message: await unreadable(error, directory) });
    }
  if (problems.length > 0) throw new SourceError(problems);
  return sources;
}

/** @throws SourceError where there is no such directory */
async function filesIn(directory: string): Promise<string[]> {
  try {
    // The settings of a release lie beside the sources and are none.
    return (await readdir(directory)).filter((f) => /\.ya?ml$/.test(f) && f !== "release.yaml").sort();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new SourceError([{ file: directory, line: 0, column: 0, message: "there is no such directory" }]);
  }
}

async function unreadable(error: unknown, directory: string): Promise<string> {
  if (!isMissing(error)) return (error as Error).message;
  const there = await filesIn(directory);
  const names = there.map((file) => path.basename(file).replace(/\.ya?ml$/, ""));
  return `there is no such source; ${directory} has ${names.length > 0 ? names.join(", ") : "none"}`;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
