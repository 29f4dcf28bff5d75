import { createHash } from "node:crypto";
import { auditPublication, auditSeries, auditYear, findingId } from "../../audit/index.ts";
import type { AuditFinding } from "../../model/audit.ts";
import type { OrganYear } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { Roster } from "../../model/roster.ts";
import { type LinkedYear, yearKey } from "../identity/organ-years.ts";
import type { Links } from "./link.ts";
import { nameIn } from "../identity/organs.ts";
import { addedSource } from "./added.ts";
import { FindingSpool } from "./finding-spool.ts";
import { Judged, toldOf } from "./judged.ts";
import { seriesOf } from "./series.ts";
import type { BuildStore } from "./store.ts";
import type { StoredReading } from "./stored-reading.ts";

/**
 * Everything that the audit says: of each report that speaks for its organ-year, of records that are nobody's, over the
 * years of an organ, over the organs of a year, and of the publication. Counts the findings into the organ-years.
 */
export function auditStage(
  links: Links,
  store: BuildStore,
  rosters: readonly Roster[],
  as_of: string,
): FindingSpool {
  const findings = new FindingSpool();
  const counts = new Counts(links.years);
  for (const finding of findingsOf(links, store, rosters, as_of)) {
    counts.add(finding);
    findings.add(finding);
  }
  // Not sooner: what the rules are told of an organ-year is the same in every run.
  counts.settle();
  return findings;
}

function* findingsOf(
  { organs, years, readings, nobodys }: Links,
  store: BuildStore,
  rosters: readonly Roster[],
  as_of: string,
): Generator<AuditFinding> {
  const judged = new Judged(store);
  const speakingOf = ({ organYear }: LinkedYear): StoredReading | undefined =>
    readings.get(organYear.readings[0]?.key ?? "");
  for (const linked of years) {
    const speaking = speakingOf(linked);
    if (speaking) yield* reportFindings(speaking.key, speaking.organ, store);
  }
  for (const key of nobodys) yield* reportFindings(key, null, store);
  for (const series of seriesOf(years, organs, speakingOf))
    yield* judged.of([series.organ, series.scope, [...series.changed], series.readings.map(toldOf)], () =>
      auditSeries(series),
    );
  yield* regionFindings(years, organs, rosters, speakingOf, judged);
  judged.close();
  const unplaced = unplacedOf(years, organs);
  for (const { organYear, readings: all, seen, roster } of years)
    yield* auditPublication({
      organ: organs.get(organYear.organ)!,
      organYear,
      readings: all,
      unanswered: seen.unanswered,
      unread: seen.unread,
      unplaced: all.length > 0 ? null : unplaced.get(`${nameIn(organYear.organ)} ${organYear.year}`),
      roster,
      as_of,
    });
}

/** What was added under a name that several organs have, so that it is neither's (城南区财政局), by name and year. */
function unplacedOf(years: readonly LinkedYear[], organs: Links["organs"]): Map<string, StoredReading> {
  const unplaced = new Map<string, StoredReading>();
  for (const { organYear, readings } of years) {
    const { organ, year } = organYear;
    if (readings.length > 0 && organ === `${addedSource}/${organs.get(organ)!.name}`)
      unplaced.set(`${nameIn(organ)} ${year}`, readings[0]!);
  }
  return unplaced;
}

/** The findings of a record, which the worker left without the organ. */
function reportFindings(key: string, organ: string | null, store: BuildStore): AuditFinding[] {
  return store.findings(key).map((finding) => ({
    ...finding,
    id: findingId(finding.rule, organ, finding.year, organ === null ? `${key}/${finding.id}` : finding.id),
    organ,
    evidence: finding.evidence.map((e) => ({ ...e, organ: e.report === key ? organ : e.organ })),
  }));
}

function* regionFindings(
  years: readonly LinkedYear[],
  organs: Links["organs"],
  rosters: readonly Roster[],
  speakingOf: (linked: LinkedYear) => StoredReading | undefined,
  judged: Judged,
): Generator<AuditFinding> {
  const parts = new Map<string, Organ[]>();
  for (const organ of organs.values())
    if (organ.superior !== null) {
      const others = parts.get(organ.superior);
      if (others) others.push(organ);
      else parts.set(organ.superior, [organ]);
    }
  const byYear = new Map<number, LinkedYear[]>();
  for (const linked of years) {
    const others = byYear.get(linked.organYear.year);
    if (others) others.push(linked);
    else byYear.set(linked.organYear.year, [linked]);
  }
  const everywhere = createHash("sha256").update(JSON.stringify(rosters));
  for (const organ of organs.values()) everywhere.update(`\n${JSON.stringify(organ)}`);
  const everywhereHash = everywhere.digest("hex");
  for (const [year, linked] of [...byYear].sort(([a], [b]) => a - b)) {
    const speaking = new Map<string, StoredReading>();
    for (const one of linked) {
      const reading = speakingOf(one);
      if (reading) speaking.set(`${reading.organ} ${reading.scope}`, reading);
    }
    const organYears = linked.map(({ organYear }) => organYear);
    const others = linked.flatMap(({ organYear, readings }) =>
      readings.filter(({ key }) =>
        organYear.readings.some((r) => r.key === key && (r.role === "replaced" || r.role === "differs")),
      ),
    );
    const told = [
      speaking.size,
      others.length,
      ...organYears,
      ...[...speaking.values(), ...others].map(toldOf),
    ];
    yield* judged.of([year, everywhereHash, ...told], () =>
      auditYear({ year, organs, organYears, speaking, others, parts, rosters }),
    );
  }
}

/** A finding within a report is of the organ-year it speaks for; any other of each that it names, of whatever scope. */
class Counts {
  readonly #byReport = new Map<string, OrganYear>();
  readonly #byOrgan = new Map<string, OrganYear[]>();
  readonly #counts = new Map<OrganYear, Pick<OrganYear, "errors" | "doubts" | "warnings">>();

  constructor(years: readonly LinkedYear[]) {
    for (const { organYear } of years) {
      const speaking = organYear.readings[0];
      if (speaking) this.#byReport.set(speaking.key, organYear);
      const key = yearKey(organYear.organ, organYear.year);
      const others = this.#byOrgan.get(key);
      if (others) others.push(organYear);
      else this.#byOrgan.set(key, [organYear]);
    }
  }

  add({ organ, year, kind, severity, evidence }: AuditFinding): void {
    if (severity === "info") return;
    const told = severity === "warning" ? "warnings" : kind === "report" ? "errors" : "doubts";
    const named = [...new Set(evidence.flatMap((e) => this.#byReport.get(e.report ?? "") ?? []))].filter(
      (y) => y.organ === organ && y.year === year,
    );
    for (const organYear of named.length > 0 ? named : (this.#byOrgan.get(`${organ} ${year}`) ?? [])) {
      const counts = this.#counts.get(organYear) ?? { errors: 0, doubts: 0, warnings: 0 };
      counts[told]++;
      this.#counts.set(organYear, counts);
    }
  }

  settle(): void {
    for (const [organYear, counts] of this.#counts) Object.assign(organYear, counts);
  }
}
