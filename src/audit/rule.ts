import type { AuditFinding } from "../model/audit.ts";
import type { Dataset, OrganYear, Reading } from "../model/dataset.ts";
import type { Bilingual } from "../model/document.ts";
import type { Organ } from "../model/organ.ts";
import type { Report } from "../model/report.ts";
import type { Roster } from "../model/roster.ts";

/** What every rule says of itself. */
interface Rule {
  id: string;
  /** hard: no correct report fails it; strong, medium: lawful exceptions are rare, known; soft: worth a look */
  strength: "hard" | "strong" | "medium" | "soft";
  /** article, notice or note of the form that demands it */
  source: string;
  title: Bilingual;
}

/** A finding before it has an id; `at` tells apart several of one rule, organ and year. */
export type Found = Omit<AuditFinding, "id" | "rule" | "scope"> & { at: string };

/** Within one report: needs nothing but its record, and runs beside the reading. */
export interface ReportRule extends Rule {
  scope: "report";
  check(report: Report): Iterable<Found>;
}

/** A reading as the rules over many reports see it: what they say may not depend on when it was seen last. */
export type Spoken = Omit<Reading, "first_seen" | "last_seen" | "state">;

/** The speaking readings of one organ and scope, one a year, oldest first. */
export interface Series {
  organ: Organ;
  scope: Report["scope"];
  /** where it only has another name, the last one under the old name goes before */
  readings: readonly Spoken[];
  /** the years from which on it was merged with others or split */
  changed: ReadonlySet<number>;
}

/** Over the years of an organ. */
export interface SeriesRule extends Rule {
  scope: "series";
  check(series: Series): Iterable<Found>;
}

/** A fiscal year of everything known: governments with their parts, rosters, all speaking readings. */
export interface Year {
  year: number;
  organs: ReadonlyMap<string, Organ>;
  organYears: readonly OrganYear[];
  /** the speaking readings of the year by organ key and scope: `${organ} ${scope}` */
  speaking: ReadonlyMap<string, Spoken>;
  /** readings of the year that do not speak, and give other figures than the one that does or did before it was replaced */
  others: readonly Spoken[];
  /** organs by the key of their superior */
  parts: ReadonlyMap<string, readonly Organ[]>;
  rosters: readonly Roster[];
}

/** Over the organs of a year. */
export interface RegionRule extends Rule {
  scope: "region";
  check(year: Year): Iterable<Found>;
}

/** One organ-year with all its readings, whatever their role, and what was seen of its addresses. */
export interface Publication {
  organ: Organ;
  organYear: OrganYear;
  readings: readonly Reading[];
  /** newest observation of each address that gave nothing to read: blocked, timeout, gone … */
  unanswered: readonly { url: string; outcome: string; at: string }[];
  /**
   * documents that were kept and not read: images, or a format that nobody can read, with the code; and those that
   * were read but for their tables, which are pictures (code tables.pictures)
   */
  unread: readonly { url: string | null; code: string; format: string }[];
  /** of the year, under the organ's name, with nothing that tells whether it or another of that name published it */
  unplaced?: Reading | null;
  /** the roster that names the organ; its gaps are errors only once a person confirmed it */
  roster?: Pick<Roster, "id" | "confirmed"> | null;
  as_of: Dataset["as_of"];
}

/** Whether, when and how it was published. */
export interface PublicationRule extends Rule {
  scope: "publication";
  check(publication: Publication): Iterable<Found>;
}

export type AuditRule = ReportRule | SeriesRule | RegionRule | PublicationRule;
