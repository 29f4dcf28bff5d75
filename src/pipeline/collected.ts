import type { FileArchive } from "./archive.ts";
import type { Input } from "./input.ts";
import type { KeptDocument, Ledger } from "./ledger.ts";
import { type CollectedReport, reportsOf } from "./reports.ts";

/**
 * Every report that was collected, to be read: its page first, its other addresses and its files where the page holds no
 * figures. A companion (图解) repeats the figures in pictures and is never the report.
 */
export async function collectedInputs(ledger: Ledger, archive: FileArchive): Promise<Input[]> {
  const inputs = (report: CollectedReport): Input => {
    const documents = report.documents.filter((d) => d.kind !== "companion");
    const [first, ...instead] = documents.map((d) => inputOf(d, report, archive));
    return { ...first!, instead };
  };
  return reportsOf(await ledger.documents(), null).map(inputs);
}

/** The archive names bytes by their hash, so the record is told what the portal calls them. */
function inputOf(document: KeptDocument, report: CollectedReport, archive: FileArchive): Input {
  const title = document.title ?? report.title;
  return {
    file: document.file_name ?? title ?? document.url,
    content: { path: archive.pathOf(document.sha256) },
    url: document.url,
    fetched_at: new Date(document.last_seen).toISOString(),
    given: { title, organ: document.organ ?? report.organ, published_on: report.dates[0]?.value ?? null },
  };
}
