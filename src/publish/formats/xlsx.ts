import type { Format, Writer } from "../format.ts";
import { Sink } from "../sink.ts";
import type { Batch } from "../table.ts";
import type { AuditRows, Row } from "../xlsx/sheets.ts";
import { findingsSheet, matrixSheet, regionSheets, standingSheet } from "../xlsx/sheets.ts";
import { Workbook } from "../xlsx/workbook.ts";

/** Of each report that has one. */
type Addresses = [report: string, url: string][];

/** `audit.xlsx`, for those who check: how things stand, what was found, organ × year, and a sheet a province. */
export const format: Format<Addresses, Addresses> = {
  render({ facts }) {
    const addresses: Addresses = [];
    for (const { common } of facts.reports)
      if (common.url !== null) addresses.push([String(common.report), String(common.url)]);
    return addresses;
  },
  recall: (addresses) => addresses,
  open({ directory }): Writer<Addresses, Addresses> {
    const rows: Pick<AuditRows, "organs" | "organ_years" | "findings" | "coverage"> = {
      organs: [],
      organ_years: [],
      findings: [],
      coverage: [],
    };
    const urls = new Map<string, string>();
    return {
      write(batch) {
        const { name } = batch.table;
        if (name in rows) for (const row of rowsOf(batch)) rows[name as keyof typeof rows].push(row);
      },
      append(addresses) {
        for (const [report, url] of addresses) urls.set(report, url);
        return addresses;
      },
      close() {
        const sink = new Sink(directory, "audit.xlsx");
        const workbook = new Workbook(sink);
        const all = { ...rows, urls };
        workbook.add(standingSheet(all));
        workbook.add(findingsSheet(all));
        workbook.add(matrixSheet(all));
        for (const sheet of regionSheets(all)) workbook.add(sheet);
        workbook.close();
        return [sink.close()];
      },
    };
  },
};

function* rowsOf({ table, columns, rows }: Batch): Generator<Row> {
  for (let r = 0; r < rows; r++)
    yield Object.fromEntries(table.columns.map(({ name }, c) => [name, columns[c]![r]!]));
}
