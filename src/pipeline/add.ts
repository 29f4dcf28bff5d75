import { createHash } from "node:crypto";
import path from "node:path";
import { parseDate } from "../crawl/dates.ts";
import { mediaOf, mediaTypes } from "../crawl/media.ts";
import { defaultLimits } from "../model/document.ts";
import { type FileArchive, sha256Of } from "./archive.ts";
import { addedSource, addedUrl } from "./build/added.ts";
import { readFileBytes, readStreamBytes } from "./bytes.ts";
import type { Failure } from "./failure.ts";
import type { Input } from "./input.ts";
import type { Ledger } from "./ledger.ts";

/** What became of one file or row that was to be added. */
export type Added = { file: string; sha256: string; isNew: boolean } | { file: string; failure: Failure };

/**
 * Keeps files and rows in the archive and the ledger, as a source of their own. One that was added before under its name
 * has a new version where its bytes are others, and is only seen again where they are not.
 */
export async function* addAll(
  inputs: AsyncIterable<Input>,
  ledger: Ledger,
  archive: FileArchive,
  now = Date.now,
): AsyncGenerator<Added> {
  for await (const { file, content, url, given } of inputs) {
    const held =
      "path" in content
        ? content.path === "-"
          ? await readStreamBytes(process.stdin, defaultLimits.bytes)
          : readFileBytes(content.path, defaultLimits.bytes)
        : content;
    if ("failure" in held) {
      yield { file, failure: held.failure };
      continue;
    }
    const { sha256, added } = await archive.put(held.bytes);
    const published = given?.published_on ? parseDate(given.published_on) : null;
    await ledger.addDocument(addedSource, now(), {
      key: createHash("sha256")
        .update(`${addedSource} ${url ?? file}`)
        .digest("hex"),
      kind: "report",
      url: url ?? addedUrl(path.basename(file)),
      parent: null,
      title: given?.title ?? null,
      organ: given?.organ ?? null,
      year: null,
      dates: published === null ? [] : [{ value: published, from: "given", confidence: 1 }],
      canonical: null,
      file_name: path.basename(file),
      media_type: mediaTypes[mediaOf(held.bytes)],
      sha256,
      bytes: held.bytes.length,
      hash: sha256Of(held.bytes),
    });
    yield { file, sha256, isNew: added };
  }
}
