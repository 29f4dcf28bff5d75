import type { Fact, Report } from "../model/report.ts";

/**
 * What may be thought of a fact: the form's arithmetic proves it, or says nothing about it; the reader
 * is not sure of it; the arithmetic speaks against it; its cell is empty or holds a dash; it has none.
 */
export const standings = ["proven", "unproven", "flagged", "contradicted", "blank", "absent"] as const;
export type Standing = (typeof standings)[number];

/** The indicators that the reader itself doubts. */
export function doubted(report: Report): Set<string> {
  return new Set(
    report.findings.flatMap((f) => (f.kind === "extraction" && f.severity !== "info" ? f.indicators : [])),
  );
}

export function standingOf(fact: Fact, isDoubted: boolean): Standing {
  if (fact.contradicted_by > 0) return "contradicted";
  if (isDoubted || fact.status === "unreadable") return "flagged";
  if (fact.status === "absent") return "absent";
  if (fact.status !== "reported") return "blank";
  return fact.proven_by > 0 ? "proven" : "unproven";
}

/** How many facts of a report stand how. */
export function tally(report: Report): Record<Standing, number> {
  const counts = { proven: 0, unproven: 0, flagged: 0, contradicted: 0, blank: 0, absent: 0 };
  const doubts = doubted(report);
  for (const [indicator, fact] of Object.entries(report.facts)) {
    counts[standingOf(fact, doubts.has(indicator))]++;
  }
  return counts;
}

/**
 * The signs after a number: ✗ contradicted or ✓ proven, then ? where the reader doubts it, ~ where
 * no heading but the order of the form or the arithmetic found it.
 */
export function signsOf(fact: Fact, isDoubted: boolean): string {
  const arithmetic = fact.contradicted_by > 0 ? "✗" : fact.proven_by > 0 && fact.value !== null ? "✓" : "";
  const doubt = isDoubted || fact.status === "unreadable" ? "?" : "";
  const found = fact.basis === "position" || fact.basis === "decoded" ? "~" : "";
  return arithmetic + doubt + found;
}
