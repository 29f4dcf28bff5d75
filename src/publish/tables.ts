import type { Dataset } from "../model/dataset.ts";
import type { ReadRecord } from "./record.ts";
import type { Batch, Table, TableOf } from "./table.ts";
import { emptyBatch, fill } from "./table.ts";
import { coverage } from "./tables/coverage.ts";
import { addFacts, facts } from "./tables/facts.ts";
import { factsWide } from "./tables/facts-wide.ts";
import { findings } from "./tables/findings.ts";
import { organs } from "./tables/organs.ts";
import { organYears } from "./tables/organ-years.ts";
import { reports } from "./tables/reports.ts";
import { sections } from "./tables/sections.ts";
import { snapshots } from "./tables/snapshots.ts";

/** The tables whose rows come of the dataset as a whole: they are held. */
export const heldTables: readonly TableOf<Dataset>[] = [organs, organYears, findings, coverage, snapshots];

const ofRecords = [reports, factsWide, sections];

/** Empty batches of the tables whose rows come of one record after the other; a report comes before its facts. */
export const recordBatches = (): Batch[] =>
  [reports.table, facts, factsWide.table, sections.table].map(emptyBatch);

/** Adds the rows of a record to each of those batches. */
export function addRecord(batches: readonly Batch[], record: ReadRecord): void {
  for (const batch of batches) {
    if (batch.table === facts) addFacts(batch, record);
    else
      fill(
        ofRecords.find(({ table }) => table === batch.table)!,
        record,
        batch,
      );
  }
}

/** Every table, each after those that it refers to. */
export const tables: readonly Table[] = [
  organs.table,
  reports.table,
  organYears.table,
  facts,
  factsWide.table,
  sections.table,
  findings.table,
  coverage.table,
  snapshots.table,
];
