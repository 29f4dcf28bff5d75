import type { Dataset } from "../model/dataset.ts";
import type { ListedRecord } from "./chunk.ts";
import type { LongTableOf, Table, TableOf } from "./table.ts";
import { coverage } from "./tables/coverage.ts";
import { facts } from "./tables/facts.ts";
import { factsWide } from "./tables/facts-wide.ts";
import { findings } from "./tables/findings.ts";
import { organs } from "./tables/organs.ts";
import { organYears } from "./tables/organ-years.ts";
import { reports } from "./tables/reports.ts";
import { sections } from "./tables/sections.ts";
import { snapshots } from "./tables/snapshots.ts";

/** The tables whose rows come of the dataset as a whole. */
export const datasetTables: readonly LongTableOf<Dataset>[] = [
  organs,
  organYears,
  findings,
  coverage,
  snapshots,
];

/** The tables whose rows come of one record after the other, but for the facts. */
export const recordTables: readonly TableOf<ListedRecord>[] = [reports, factsWide, sections];

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
