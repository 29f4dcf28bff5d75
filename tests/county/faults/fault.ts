import type { Random } from "../../generator/random.ts";
import type { CountyReport } from "../report.ts";

/** What an audit must find: a rule, an organ of which it must be said, a fiscal year. */
export interface Planted {
  rule: string;
  /** names; of two organs with the same numbers either may be named */
  organs: string[];
  year: number;
  /** what follows from it elsewhere, and may be said too: the sums of a government, the year after */
  consequences: { rule: string; organ: string; year: number }[];
}

/** What came of planting a fault; `restsOn` are other reports by which alone it can be told. */
export type Outcome = Omit<Planted, "rule" | "year"> & { restsOn?: CountyReport[] };

/** The reports of a county while faults are planted into them. */
export interface Draft {
  reports: CountyReport[];
  government: string;
  of(organ: string, year: number): CountyReport | undefined;
  /** Whether a fault elsewhere can only be told by this report. */
  needs(report: CountyReport): boolean;
}

/** One way to do it wrong. `plant` says what else follows, or null where this report does not lend itself to it. */
export interface Fault {
  rule: string;
  plant(report: CountyReport, draft: Draft, random: Random): Outcome | null;
}

/** The fault is the report's own and nothing follows. */
export const alone = (report: CountyReport): Outcome => ({
  organs: [report.organ.name],
  consequences: [],
});

/** Where the report is part of a government's sums, the same rule may be broken there too. */
export function summed(report: CountyReport, draft: Draft, ...rules: string[]): Outcome {
  const consequences = report.organ.part
    ? rules.map((rule) => ({ rule, organ: draft.government, year: report.year }))
    : [];
  return { organs: [report.organ.name], consequences };
}

/** The fault shows beside the report of the year before. */
export const afterLast = (report: CountyReport, draft: Draft): Outcome => ({
  ...alone(report),
  restsOn: [draft.of(report.organ.name, report.year - 1)!],
});
