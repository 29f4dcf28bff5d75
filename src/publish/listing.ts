import { createHash } from "node:crypto";
import type { Fact, Report } from "../model/report.ts";
import { placeText } from "./place.ts";
import { doubted } from "./standing.ts";

/**
 * What the tables list of a record, but for what is told of it later: its organ and its role. Made where the record is in
 * hand, so that a release need not take apart again what was read.
 */
export interface Listing {
  /** name of the organ as published, and the code of its division */
  organ_name: string | null;
  division: string | null;
  year: number | null;
  scope: Report["scope"];
  form: string;
  title: string | null;
  published_on: string | null;
  published_from: string | null;
  source: Pick<Report["source"], "url" | "file" | "media_type" | "format" | "bytes" | "fetched_at">;
  sections: ListedSection[];
  cells: ListedCells;
  tally: { cells: number; numbers: number; proven: number; contradicted: number; flagged: number };
  /** changes where anything but its cells does, save when it was seen */
  record_hash: string;
}

export interface ListedSection {
  section: string;
  /** position, from 1, of the section that a subsection stands in */
  under: number | null;
  heading: string;
  text: string;
}

/** What a cell says: everything that is listed of it but for where it stands. */
export interface Said {
  indicator: string;
  value: number | null;
  raw: string | null;
  status: string;
  basis: string;
  unit: string | null;
  note: string | null;
  proven_by: number;
  contradicted_by: number;
  flagged: boolean;
}

/** The cells of a record: what each says as one text (`saidIn`), and where it stands. */
export interface ListedCells {
  said: string[];
  place: (string | null)[];
}

const escaped = /[|%]/;
const textOf = (text: string | null | undefined): string => {
  if (text === null || text === undefined) return "";
  return `=${escaped.test(text) ? text.replaceAll("%", "%25").replaceAll("|", "%7C") : text}`;
};
const textIn = (field: string): string | null =>
  field === "" ? null : field.slice(1).replaceAll("%7C", "|").replaceAll("%25", "%");

/** One text for all that a cell says, since in most cells of most reports it is the same, and told apart once. */
const saidBy = (indicator: string, fact: Fact, flagged: boolean): string =>
  `${indicator}|${fact.value ?? ""}|${textOf(fact.raw)}|${fact.status}|${fact.basis}|${textOf(fact.unit)}|${textOf(fact.note)}|${fact.proven_by}|${fact.contradicted_by}|${flagged ? 1 : 0}`;

/** What such a text says. */
export function saidIn(text: string): Said {
  const [indicator, value, raw, status, basis, unit, note, proven_by, contradicted_by, flagged] = text.split(
    "|",
  ) as [string, string, string, string, string, string, string, string, string, string];
  return {
    indicator,
    value: value === "" ? null : Number(value),
    raw: textIn(raw),
    status,
    basis,
    unit: textIn(unit),
    note: textIn(note),
    proven_by: Number(proven_by),
    contradicted_by: Number(contradicted_by),
    flagged: flagged === "1",
  };
}

/** The first 16 hexadecimal digits of SHA-256. */
export const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

/** All that a record says, but its facts and when it was seen. */
function restOf({ facts: _, source, ...rest }: Report): string {
  return JSON.stringify([rest, { ...source, fetched_at: null }]);
}

/** Reads off a record what the tables list. */
export function listingOf(report: Report): Listing {
  const { organ, year, scope, form, title, published_on } = report;
  const { url, file, media_type, format, bytes, fetched_at } = report.source;
  const cells: ListedCells = { said: [], place: [] };
  return {
    organ_name: organ.name,
    division: organ.division?.code ?? null,
    year,
    scope,
    form,
    title,
    published_on: published_on?.value ?? null,
    published_from: published_on?.from ?? null,
    source: { url, file, media_type, format, bytes, fetched_at },
    sections: sectionsOf(report),
    tally: addCells(cells, report),
    cells,
    record_hash: shortHash(restOf(report)),
  };
}

function sectionsOf({ sections }: Report): ListedSection[] {
  const listed: ListedSection[] = [];
  for (const { key, heading, text, subsections } of sections) {
    const under = listed.push({ section: key, under: null, heading, text });
    for (const part of subsections) listed.push({ section: key, under, ...part });
  }
  return listed;
}

function addCells(cells: ListedCells, report: Report): Listing["tally"] {
  const doubts = doubted(report);
  const tally = { cells: 0, numbers: 0, proven: 0, contradicted: 0, flagged: 0 };
  for (const indicator of Object.keys(report.facts)) {
    const fact = report.facts[indicator]!;
    const flagged =
      fact.contradicted_by > 0 || fact.status === "unreadable" || (doubts.size > 0 && doubts.has(indicator));
    cells.said.push(saidBy(indicator, fact, flagged));
    cells.place.push(fact.place ? placeText(fact.place) : null);
    tally.cells++;
    if (fact.value !== null) {
      tally.numbers++;
      if (fact.proven_by > 0 && fact.contradicted_by === 0) tally.proven++;
      if (fact.contradicted_by > 0) tally.contradicted++;
    }
    if (flagged) tally.flagged++;
  }
  return tally;
}
