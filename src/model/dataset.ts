import { z } from "zod";
import type { AuditFinding, Verdict } from "./audit.ts";
import type { Organ } from "./organ.ts";
import type { Claim, Report } from "./report.ts";
import type { RosterEntry } from "./roster.ts";

/**
 * What the audit over many reports and the release are made of. A document may be met in several versions, formats and
 * addresses; each that was read is a Reading, and one of them speaks for its organ, year and scope.
 */

/** A passage of prose, told from others by what it says and not by how it is spaced. */
export interface Passage {
  section: string;
  /** the text as published */
  text: string;
  /** MinHash signature of its shingles, for finding near copies among millions */
  signature: Uint32Array;
}

/** A line of a local annex that counts the year and all years until then (历年累计), as in reports before 2014. */
export interface Cumulative {
  /** heading of the line, folded */
  label: string;
  year: number;
  total: number;
}

/** One version of one document that was read, without the parts that only its own record needs. */
export interface Reading {
  /** SHA-256 of its bytes; the key under which findings and rows name it */
  key: string;
  /** key of the organ */
  organ: string;
  name: string;
  year: number;
  scope: Report["scope"];
  form: string;
  title: string | null;
  /** ISO date; null where it cannot be told */
  published_on: string | null;
  source: string | null;
  url: string | null;
  /** every address it was met at */
  urls: string[];
  format: string;
  /** ISO times at which these bytes were first and last seen; null for a file that was added without a time */
  first_seen: string | null;
  last_seen: string | null;
  state: "live" | "gone" | "replaced";
  /** reported values by indicator */
  values: ReadonlyMap<string, number>;
  /** indicators whose values an extraction finding names, or whose cells could not be read */
  doubtful: ReadonlySet<string>;
  /** indicators that its own tables contradict; left out where there is none */
  contradicted?: ReadonlySet<string>;
  claims: readonly Claim[];
  passages: readonly Passage[];
  /** of its local annex; left out where it has none */
  cumulatives?: readonly Cumulative[];
}

export const role = z.enum(["speaks", "same", "replaced", "differs"]).meta({
  description:
    "speaks: the record of its organ, year and scope; same: another format or address with the same figures; replaced: an earlier version; differs: another document of the same organ-year whose figures differ",
});

export const organYearStatus = z.enum([
  "on_time",
  "late",
  "published",
  "missing",
  "not_due",
  "withdrawn",
  "unreachable",
  "unreadable",
]);

/** Everything known of one organ, fiscal year and scope. */
export interface OrganYear {
  organ: string;
  year: number;
  scope: Report["scope"];
  /** what a person wants to know first; `published`: no date to judge it by, or no deadline */
  status: z.infer<typeof organYearStatus>;
  /** of the roster; null where no roster names the organ */
  expected: RosterEntry | null;
  /** the first speaks; each with the reason for its role */
  readings: { key: string; role: z.infer<typeof role>; because: string }[];
  /** error findings of kind report, of kind extraction; warnings */
  errors: number;
  doubts: number;
  warnings: number;
}

/** How a roster, source or region stands: N of M. */
export interface Coverage {
  /** roster, source or division */
  of: "roster" | "source" | "division";
  id: string;
  name: string;
  year: number;
  expected: number | null;
  unlisted: number;
  published: number;
  on_time: number;
  late: number;
  withdrawn: number;
  missing: number;
  not_due: number;
  unreachable: number;
  unreadable: number;
  with_errors: number;
}

/** A snapshot as a release lists it: which bytes, from where, when, and what became of them. */
export interface SnapshotRow {
  sha256: string;
  source: string | null;
  url: string | null;
  urls: string[];
  kind: string;
  media_type: string;
  bytes: number;
  file_name: string | null;
  first_seen: string | null;
  last_seen: string | null;
  state: string;
  /** code and message of why there is no record; null where there is one */
  failure: { code: string; message: string } | null;
}

/** What a release is made of. Records come one at a time, in the order of organ, year, scope and role. */
export interface Dataset {
  /** ISO date of the newest observation: what "missing" and "late" are judged by */
  as_of: string;
  organs: readonly Organ[];
  organYears: readonly OrganYear[];
  coverage: readonly Coverage[];
  /** by organ, year, rule and id; gone through more than once */
  findings: Iterable<AuditFinding>;
  verdicts: readonly Verdict[];
  snapshots: Iterable<SnapshotRow> | AsyncIterable<SnapshotRow>;
  records(): AsyncIterable<DatasetRecord>;
}

/** A record of a dataset; `recordOf` makes one of a report. */
export interface DatasetRecord {
  key: string;
  /** key of the organ; null, and then last in order, where the record cannot be told to be of an organ and year */
  organ: string | null;
  role: z.infer<typeof role> | null;
  /** of its organ-year, where the report itself may not tell it; left out: as the report says */
  scope?: Report["scope"];
  /** changes where the report does, or what is listed of it */
  version: string;
  /** the report and what the tables list of it, each as JSON in UTF-8 by Brotli; asked for where they are needed */
  packed(): { report: Uint8Array; listing: Uint8Array };
}
