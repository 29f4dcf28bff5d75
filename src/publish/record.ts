import { createHash } from "node:crypto";
import type { DatasetRecord } from "../model/dataset.ts";
import type { Report } from "../model/report.ts";
import { listingOf } from "./listing.ts";
import { pack } from "./packed.ts";

/** A record of a dataset made of a report. */
export function recordOf({
  report,
  ...told
}: Pick<DatasetRecord, "key" | "organ" | "role" | "scope"> & { report: Report }): DatasetRecord {
  return {
    ...told,
    version: createHash("sha256").update(JSON.stringify(report)).digest("hex"),
    packed: () => ({ report: pack(report), listing: pack(listingOf(report)) }),
  };
}
