import { pageKey } from "../../crawl/address.ts";
import { urlDates } from "../../crawl/dates.ts";
import { fileNameOf, mediaTypes } from "../../crawl/media.ts";
import type { Given, PageFacts } from "../../crawl/page.ts";
import type { Visit } from "../../crawl/visit.ts";
import { classifyTitle, organOfTitle, yearOfTitle } from "../../forms/title.ts";
import { sha256Of } from "../archive.ts";
import type { NewAsk, NewDocument, QueuedAsk } from "../ledger.ts";
import { documentAsk } from "./asks.ts";

/** The bytes of a page, and where they came from. */
export type Kept = Pick<NewDocument, "url" | "sha256" | "bytes" | "media_type">;

/** A page that is a report, or its companion, as the ledger keeps it. */
export function pageDocument(
  ask: QueuedAsk,
  facts: PageFacts,
  given: Given,
  kind: "report" | "companion",
  kept: Kept,
): NewDocument {
  return {
    ...kept,
    key: pageKey(kept.url),
    kind,
    parent: ask.parent,
    title: facts.title ?? given.title ?? null,
    organ: facts.organ,
    year: facts.year,
    dates: facts.dates,
    canonical: facts.canonical,
    file_name: null,
    hash: facts.hash,
  };
}

/**
 * The files of a page; its pictures only where they are the report. They change without it: whenever the page is asked for,
 * they are too. Not so those of a list, which is asked for in every round.
 */
export function fileAsks(ask: QueuedAsk, facts: PageFacts, given: Given, parent: string): NewAsk[] {
  const files = [...facts.files, ...(given.files ?? []), ...(facts.files.length === 0 ? facts.images : [])];
  const insist = ask.kind === "page";
  return files.map((f) => ({ ...documentAsk(f.url, "file", ask, { title: f.name }, parent), insist }));
}

/** A file, listed by itself as a report or attached to one. What it is was decided by its bytes. */
export function fileDocument(ask: QueuedAsk, visit: Visit): NewDocument {
  const name = fileNameOf(visit.responseHeaders["content-disposition"]);
  const title = ask.given.title || name;
  const sha256 = sha256Of(visit.bytes);
  const listed = classifyTitle(title ?? "").class === "companion" ? "companion" : "report";
  const seen = urlDates(visit.finalUrl, new Date(visit.at).toISOString().slice(0, 10));
  return {
    key: pageKey(visit.finalUrl),
    kind: ask.kind === "file" ? "attachment" : listed,
    url: visit.finalUrl,
    parent: ask.parent,
    title: title ?? null,
    organ: (title && organOfTitle(title)) || (ask.given.organ ?? null),
    year: (title ? yearOfTitle(title) : null) ?? ask.given.year ?? null,
    dates: [...(ask.given.dates ?? []), ...seen],
    canonical: null,
    file_name: name ?? fileNameInUrl(visit.finalUrl),
    media_type: mediaTypes[visit.media],
    sha256,
    bytes: visit.bytes.length,
    hash: sha256,
  };
}

function fileNameInUrl(url: string): string | null {
  const last = new URL(url).pathname.split("/").pop() ?? "";
  try {
    return /\.\w{2,5}$/.test(last) ? decodeURIComponent(last) : null;
  } catch {
    return last;
  }
}
