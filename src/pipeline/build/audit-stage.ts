import { createHash } from "node:crypto";
import { auditPublication, auditSeries, auditYear, findingId } from "../../audit/index.ts";
import type { AuditFinding } from "../../model/audit.ts";
import type { OrganYear } from "../../model/dataset.ts";
import type { Organ } from "../../model/organ.ts";
import type { Roster } from "../../model/roster.ts";
import type { LinkedYear } from "../identity/organ-years.ts";
import type { Links } from "./link.ts";
import { nameIn } from "../identity/organs.ts";
import { addedSource } from "./added.ts";
import { Judged, toldOf } from "./judged.ts";
import { seriesOf } from "./series.ts";
import type { BuildStore } from "./store.ts";
import type { StoredReading } from "./stored-reading.ts";

/**
 * Everything that the audit says: of each report that speaks for its organ-year, of records that are nobody's, over the
 * years of an organ, over the organs of a year, and of the publication. Counts the findings into the organ-years.
 */
export function auditStage(
  { organs, years, readings, nobodys }: Links,
  store: BuildStore,
  rosters: readonly Roster[],
  as_of: string,
): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const judged = new Judged(store);
  const speakingOf = ({ organYear }: LinkedYear): StoredReading | undefined =>
    readings.get(organYear.readings[0]?.key ?? "");
  for (const linked of years) {
    const speaking = speakingOf(linked);
    if (speaking) findings.push(...reportFindings(speaking.key, speaking.organ, store));
  }
  for (const key of nobodys) findings.push(...reportFindings(key, null, store));
  for (const series of seriesOf(years, organs, speakingOf))
    findings.push(
      ...judged.of([series.organ, series.scope, [...series.changed], series.readings.map(toldOf)], () =>
        auditSeries(series),
      ),
    );
  findings.push(...regionFindings(years, organs, rosters, speakingOf, judged));
  judged.close();
  const unplaced = unplacedOf(years, organs);
  for (const { organYear, readings: all, seen, roster } of years)
    findings.push(
      ...auditPublication({
        organ: organs.get(organYear.organ)!,
        organYear,
        readings: all,
        unanswered: seen.unanswered,
        unread: seen.unread,
        unplaced: all.length > 0 ? null : unplaced.get(`${nameIn(organYear.organ)} ${organYear.year}`),
        roster,
        as_of,
      }),
    );
  findings.sort(inOrder);
  count(findings, years);
  return findings;
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
  const everywhere = createHash("sha256")
    .update(JSON.stringify([[...organs], rosters]))
    .digest("hex");
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
    const told = [[...speaking.values()].map(toldOf), others.map(toldOf)];
    yield* judged.of([year, everywhere, organYears, ...told], () =>
      auditYear({ year, organs, organYears, speaking, others, parts, rosters }),
    );
  }
}

const text = (a: string | null, b: string | null): number => {
  const [one, other] = [a ?? "\uffff", b ?? "\uffff"];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** By organ, year, rule and id: the order in which they are published. */
function inOrder(a: AuditFinding, b: AuditFinding): number {
  return (
    text(a.organ, b.organ) || (a.year ?? 9999) - (b.year ?? 9999) || text(a.rule, b.rule) || text(a.id, b.id)
  );
}

/** A finding within a report is of the organ-year it speaks for; any other of each that it names, of whatever scope. */
function count(findings: readonly AuditFinding[], years: readonly LinkedYear[]): void {
  const byReport = new Map<string, OrganYear>();
  const byOrgan = new Map<string, OrganYear[]>();
  for (const { organYear } of years) {
    const speaking = organYear.readings[0];
    if (speaking) byReport.set(speaking.key, organYear);
    const key = `${organYear.organ} ${organYear.year}`;
    byOrgan.set(key, [...(byOrgan.get(key) ?? []), organYear]);
  }
  for (const { organ, year, kind, severity, evidence } of findings) {
    const named = [...new Set(evidence.flatMap((e) => byReport.get(e.report ?? "") ?? []))].filter(
      (y) => y.organ === organ && y.year === year,
    );
    for (const organYear of named.length > 0 ? named : (byOrgan.get(`${organ} ${year}`) ?? [])) {
      if (severity === "warning") organYear.warnings++;
      else if (severity === "error") organYear[kind === "report" ? "errors" : "doubts"]++;
    }
  }
}
