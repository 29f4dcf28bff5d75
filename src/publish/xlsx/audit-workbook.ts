import { join } from "node:path";
import Database from "libsql";
import type { WrittenFile } from "../sink.ts";
import { Sink } from "../sink.ts";
import { findingsSheet, matrixSheet, regionSheets, standingSheet } from "./sheets.ts";
import { Workbook } from "./workbook.ts";

const name = "audit.xlsx";

/**
 * Writes `audit.xlsx`, for those who check: how things stand, what was found, organ × year, and a sheet a province. Its
 * rows are those of the release's SQLite file, so that none has to be held until its sheet begins.
 */
export function writeAuditWorkbook(release: string): WrittenFile {
  const database = new Database(join(release, "gongkai.sqlite"), { readonly: true });
  try {
    const sink = new Sink(release, name);
    const workbook = new Workbook(sink);
    workbook.add(standingSheet(database));
    workbook.add(findingsSheet(database));
    workbook.add(matrixSheet(database));
    for (const sheet of regionSheets(database)) workbook.add(sheet);
    workbook.close();
    return sink.close();
  } finally {
    database.close();
  }
}
