import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Source } from "../../src/model/source.ts";
import { FileArchive } from "../../src/pipeline/archive.ts";
import { collect, type CollectOptions } from "../../src/pipeline/collect.ts";
import type { SourceResult } from "../../src/pipeline/collect/conclude.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";
import { type CollectedReport, reportsOf } from "../../src/pipeline/reports.ts";
import { type LoggedRequest, type Portal, startPortal } from "../portal/portal.ts";
import { sourceOf } from "../portal/source-of.ts";

/** A portal, and a collection of it in a directory of its own. */
export interface Collecting {
  portal: Portal;
  ledger: SqliteLedger;
  archive: FileArchive;
  directory: string;
  /** one run over all sites; `change` edits each source */
  run(options?: Partial<CollectOptions>, change?: (source: Source) => Source): Promise<SourceResult[]>;
  reports(source?: string): Promise<CollectedReport[]>;
  /** requests since the last call */
  asked(): LoggedRequest[];
  close(): Promise<void>;
}

export async function collecting(options: Parameters<typeof startPortal>[0]): Promise<Collecting> {
  const portal = await startPortal(options);
  const directory = mkdtempSync(path.join(tmpdir(), "gongkai-collect-"));
  const ledger = new SqliteLedger(path.join(directory, "ledger.sqlite"));
  const archive = new FileArchive(path.join(directory, "archive"));
  let seen = 0;
  return {
    portal,
    ledger,
    archive,
    directory,
    run: (more = {}, change = (source) => source) =>
      collect({
        sources: portal.sites.map((site) => change(sourceOf(site))),
        ledger,
        archive,
        userAgent: "gongkai-test (+https://example.org/)",
        ...more,
      }),
    reports: async (source) => reportsOf(await ledger.documents(source), null),
    asked() {
      const fresh = portal.requests.slice(seen);
      seen = portal.requests.length;
      return fresh;
    },
    async close() {
      await ledger.close();
      await portal.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
