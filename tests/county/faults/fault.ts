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

/** The reports of a county while faults are planted into them. */
export interface Draft {
  reports: CountyReport[];
  government: string;
  of(organ: string, year: number): CountyReport | undefined;
}

/** One way to do it wrong. `plant` says what else follows, or null where this report does not lend itself to it. */
export interface Fault {
  rule: string;
  plant(report: CountyReport, draft: Draft, random: Random): Omit<Planted, "rule" | "year"> | null;
}

/** The fault is the report's own and nothing follows. */
export const alone = (report: CountyReport): Omit<Planted, "rule" | "year"> => ({
  organs: [report.organ.name],
  consequences: [],
});

/** Where the report is part of a government's sums, the same rule may be broken there too. */
export function summed(
  report: CountyReport,
  draft: Draft,
  ...rules: string[]
): Omit<Planted, "rule" | "year"> {
  const consequences = report.organ.part
    ? rules.map((rule) => ({ rule, organ: draft.government, year: report.year }))
    : [];
  return { organs: [report.organ.name], consequences };
}
