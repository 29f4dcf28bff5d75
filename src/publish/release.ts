import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Dataset } from "../model/dataset.ts";
import type { About, ExplainedLoss, Gate } from "../model/release.ts";
import { about as aboutSchema } from "../model/release.ts";
import type { Changes } from "./changes.ts";
import { recordChanges, writeChanges } from "./changes.ts";
import { compile } from "./compile.ts";
import type { Described } from "./description.ts";
import { descriptions } from "./description.ts";
import { EarlierChunks, keepChunks } from "./earlier.ts";
import type { Objection } from "./gate.ts";
import { judge, measure } from "./gate.ts";
import { Shelf } from "./shelf.ts";
import type { WrittenFile } from "./sink.ts";
import { writeWhole } from "./sink.ts";
import { leaveStopped } from "./stopped.ts";
import { tables } from "./tables.ts";
import { writeAuditWorkbook } from "./xlsx/audit-workbook.ts";

export interface PublishOptions {
  /** the directory of releases, such as `output/release` */
  directory: string;
  gate: Gate;
  /** losses that a person found to be right */
  explained?: readonly ExplainedLoss[];
  about?: About;
  /** CSV begins with a byte order mark, for Excel */
  bom?: boolean;
  /** threads that render, beside the one that puts together (0); the bytes are the same */
  threads?: number;
}

export interface PublishResult {
  /** unchanged: the current release says the same, and stays; stopped: the gate objects, and the current one stays */
  outcome: "published" | "unchanged" | "stopped";
  version: string;
  /** where the release is; of a stopped one, where its findings are */
  directory: string;
  previous: string | null;
  objections: Objection[];
  /** null where nothing was compared, as the content is that of the current release */
  changes: Changes | null;
  rows: Record<string, number>;
  files: WrittenFile[];
}

/**
 * Writes a release, whole or not at all, judges it by the gate, and makes it the current one. The same dataset gives
 * the same bytes; only one process may publish to a directory at a time.
 * @throws RangeError if a date of the dataset is none
 */
export async function publishRelease(dataset: Dataset, options: PublishOptions): Promise<PublishResult> {
  const shelf = new Shelf(options.directory);
  const begun = shelf.begin();
  try {
    return await release(dataset, options, shelf, begun);
  } catch (error) {
    shelf.discard(begun);
    throw error;
  }
}

async function release(
  dataset: Dataset,
  { gate, explained = [], about = aboutSchema.parse({}), bom = false, threads = 0 }: PublishOptions,
  shelf: Shelf,
  begun: string,
): Promise<PublishResult> {
  const current = shelf.current();
  const before = current && shelf.pathOf(current.version);
  const earlier = EarlierChunks.of(shelf.directory, current?.version);
  const compiled = await compile(dataset, { directory: begun, bom, threads, earlier });
  const { content, files, rows } = compiled;
  if (current?.content === content) {
    shelf.discard(begun);
    const none = { objections: [], changes: null, rows, files: [] };
    return {
      outcome: "unchanged",
      version: current.version,
      directory: before!,
      previous: current.version,
      ...none,
    };
  }

  const previous = current?.version ?? null;
  const version = `${dataset.as_of}-${content.slice(0, 8)}`;
  const { changes, file } = recordChanges(before, begun, explained);
  files.push(file, writeAuditWorkbook(begun));
  const objections = judge(gate, measure(begun, gate), changes);
  const changesFile = writeChanges(begun, version, previous, changes);
  const result = { version, previous, objections, changes, rows };
  if (objections.some(({ level }) => level === "stop")) {
    leaveStopped(begun, version, objections, changes);
    const name = join("stopped", version);
    // An attempt that was stopped before may have been judged by another gate.
    rmSync(shelf.pathOf(name), { recursive: true, force: true });
    return { outcome: "stopped", directory: shelf.keep(begun, name), ...result, files: [] };
  }

  const { as_of } = dataset;
  const described = describe(begun, { version, as_of, about, content, previous, tables, rows, files, bom });
  const all = [...files, changesFile, ...described].sort((a, b) => (a.path < b.path ? -1 : 1));
  all.push(writeWhole(begun, "SHA256SUMS", all.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("")));
  const directory = shelf.keep(begun, version);
  shelf.makeCurrent({ version, as_of, content });
  keepChunks(shelf.directory, version, compiled.chunks, files);
  return { outcome: "published", directory, ...result, files: all };
}

function describe(directory: string, release: Described): WrittenFile[] {
  return descriptions
    .flatMap((description) => Object.entries(description.describe(release)))
    .map(([path, text]) => {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      return writeWhole(directory, path, text);
    });
}
