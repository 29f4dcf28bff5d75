import { createHash } from "node:crypto";
import type { SnapshotRow } from "../../model/dataset.ts";
import type { FileArchive } from "../archive.ts";
import type { Input } from "../input.ts";
import type { KeptVersion, Ledger } from "../ledger.ts";
import { isAdded } from "./added.ts";

/** Bytes that are to be read, however many addresses, documents and sources they were met at. */
export interface Unit {
  sha256: string;
  input: Input;
  /** of the bytes and of everything that the record is told of them */
  hash: string;
  /** what is known of them but for their reading */
  row: Omit<SnapshotRow, "failure">;
  organ: string | null;
  title: string | null;
  year: number | null;
  /** a companion repeats the figures in pictures and is listed, not read */
  companion: boolean;
}

/** Everything kept in the archive, by SHA-256. */
export async function* unitsOf(ledger: Ledger, archive: FileArchive): AsyncGenerator<Unit> {
  let alike: KeptVersion[] = [];
  for await (const version of ledger.versions()) {
    if (alike.length > 0 && alike[0]!.sha256 !== version.sha256) {
      yield unitOf(alike, archive);
      alike = [];
    }
    alike.push(version);
  }
  if (alike.length > 0) yield unitOf(alike, archive);
}

const kinds = ["report", "attachment", "companion"];

function unitOf(versions: KeptVersion[], archive: FileArchive): Unit {
  const [main] = [...versions].sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      Number(b.current) - Number(a.current) ||
      Number(a.state === "gone") - Number(b.state === "gone") ||
      a.at - b.at,
  ) as [KeptVersion];
  const { sha256, title, organ, year, dates } = main;
  const urls = [...new Set(versions.flatMap((v) => v.urls))].filter((url) => !isAdded(url)).sort();
  const url = isAdded(main.url) ? null : main.url;
  const first = new Date(Math.min(...versions.map((v) => v.at))).toISOString();
  const input: Input = {
    file: main.file_name ?? title ?? main.url,
    content: { path: archive.pathOf(sha256) },
    url,
    fetched_at: first,
    given: { title, organ, published_on: dates[0]?.value ?? null },
  };
  const told = JSON.stringify([sha256, input.file, url, first, input.given]);
  const seen = versions.map((v) => (v.current ? v.last_seen : v.at));
  return {
    sha256,
    input,
    hash: createHash("sha256").update(told).digest("hex"),
    row: {
      sha256,
      source: main.source,
      url,
      urls,
      kind: main.kind,
      media_type: main.media_type,
      bytes: main.bytes,
      file_name: main.file_name,
      first_seen: first,
      last_seen: new Date(Math.max(...seen)).toISOString(),
      state: stateOf(versions),
    },
    organ,
    title,
    year,
    companion: main.kind === "companion",
  };
}

/** Live where one document still has these bytes; replaced where each that had them has others now. */
function stateOf(versions: KeptVersion[]): "live" | "gone" | "replaced" {
  const current = versions.filter((v) => v.current);
  if (current.some((v) => v.state === "live")) return "live";
  return current.length > 0 ? "gone" : "replaced";
}
