import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { type Roster, roster as schema, type RosterEntry, rosterEntry } from "../model/roster.ts";
import { type Contradiction, readDescription, SourceError, type SourceProblem } from "./description.ts";
import { decoded } from "./rows/charset.ts";

/**
 * A roster from its YAML, or from a CSV with a column for each property of an entry (several aliases or predecessors with
 * 、 or ; between them), above which lines such as `# confirmed: 2026-02-10` say the rest.
 * @throws SourceError with every problem of the text, each at its line
 */
export function readRoster(text: string, file: string): Roster {
  const id = path.basename(file).replace(/\.(?:ya?ml|csv)$/, "");
  if (!file.endsWith(".csv")) return { ...readDescription(text, file, schema, contradictions), id };
  const organs = readEntries(text, file);
  return { ...schema.parse({ name: id, ...readHead(text, file), organs }), id };
}

const head = schema.omit({ organs: true }).partial();

/** What the lines above a CSV say of the roster; a spreadsheet ends them with the commas of its columns. */
function readHead(text: string, file: string): Partial<Roster> {
  const lines = /^\ufeff?((?:"?#.*\r?\n)*)/u.exec(text)![1].split(/\r?\n/);
  const said = lines.map(
    (line) => /^"?#\s*((?:name|confirmed|complete):.*?)[",;\s]*$/u.exec(line)?.[1] ?? "",
  );
  return said.every((line) => line === "") ? {} : readDescription(said.join("\n"), file, head);
}

/** Two entries of one name, and years that end before they begin. */
function contradictions({ organs }: Pick<Roster, "organs">): Contradiction[] {
  const found: Contradiction[] = [];
  const names = new Set<string>();
  for (const [i, { name, from, to }] of organs.entries()) {
    if (names.has(name)) found.push([["organs", i, "name"], `organs.${i}.name: ${name} is named twice`]);
    names.add(name);
    if (from !== null && to !== null && from > to)
      found.push([["organs", i, "to"], `organs.${i}.to: it ends in ${to}, before it begins in ${from}`]);
  }
  return found;
}

const numbers = new Set(["from", "to"]);
const lists = new Set(["aliases", "predecessors"]);

function readEntries(text: string, file: string): RosterEntry[] {
  const problems: SourceProblem[] = [];
  const entries: RosterEntry[] = [];
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      comment: "#",
      comment_no_infix: true,
    });
  } catch (error) {
    const { message, lines = 1 } = error as Error & { lines?: number };
    throw new SourceError([{ file, line: lines, column: 1, message }]);
  }
  for (const { record, info } of rows) {
    const given = Object.entries(record).filter(([, value]) => value !== "");
    const result = rosterEntry.safeParse(
      Object.fromEntries(given.map(([name, value]) => [name, cell(name, value)])),
    );
    if (result.success) entries.push(result.data);
    else
      for (const { path: at, message } of result.error.issues)
        problems.push({
          file,
          line: info.lines,
          column: 1,
          message: `${at.length > 0 ? `${at.join(".")}: ` : ""}${message}`,
        });
  }
  for (const [[, i], message] of contradictions({ organs: entries }))
    problems.push({ file, line: rows[i as number]!.info.lines, column: 1, message });
  if (rows.length === 0) problems.push({ file, line: 1, column: 1, message: "there is no organ in it" });
  if (problems.length > 0) throw new SourceError(problems);
  return entries;
}

function cell(name: string, value: string): unknown {
  if (numbers.has(name)) return Number(value);
  return lists.has(name) ? value.split(/[、;；]/u) : value;
}

/**
 * The rosters of a directory; none where there is no directory.
 * @throws SourceError where one of them is wrong
 */
export async function loadRosters(directory: string): Promise<Roster[]> {
  const names = (await readdir(directory).catch(() => []))
    .filter((name) => /\.(?:ya?ml|csv)$/.test(name))
    .sort();
  const problems: SourceProblem[] = [];
  const rosters: Roster[] = [];
  for (const name of names) {
    const file = path.join(directory, name);
    try {
      rosters.push(readRoster(await textOf(file), file));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SourceError(problems);
  return rosters;
}

/** In GB18030, too, as spreadsheets save a CSV. */
async function textOf(file: string): Promise<string> {
  const { text } = await decoded(createReadStream(file));
  let whole = "";
  for await (const part of text) whole += part;
  return whole;
}
