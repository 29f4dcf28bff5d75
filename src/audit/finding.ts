import { createHash } from "node:crypto";
import type { AuditFinding, Evidence } from "../model/audit.ts";
import type { AuditRule, Found } from "./rule.ts";

/** A finding with everything that its rule leaves open at its plainest: the office's, of no organ, without numbers. */
export function found(said: Pick<Found, "at" | "severity" | "message"> & Partial<Found>): Found {
  return {
    kind: "report",
    organ: null,
    year: null,
    indicators: [],
    expected: null,
    actual: null,
    evidence: [],
    ...said,
  };
}

export function evidence(said: Partial<Evidence>): Evidence {
  return {
    report: null,
    organ: null,
    year: null,
    indicator: null,
    value: null,
    text: null,
    url: null,
    ...said,
  };
}

const hash = (parts: unknown) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);

/**
 * The id of a finding: of rule, organ, year and instance, so that a verdict on it outlives a new parser, a corrected
 * number and a copy of the page with other bytes.
 */
export function findingId(rule: string, organ: string | null, year: number | null, at: string): string {
  return hash([rule, organ, year, at]);
}

/**
 * What a person saw who judged the finding: its numbers and passages, whatever the organs are called by now. Where it
 * changes, the verdict is open again.
 */
export function seenHash({ kind, severity, expected, actual, evidence }: AuditFinding): string {
  const seen = evidence.map(({ year, indicator, value, text }) => [year, indicator, value, text]);
  return hash([kind, severity, expected, actual, seen]);
}

/** Gives the findings of one rule their ids; several of one organ, year and instance are counted. */
export function* complete(
  { id: rule, scope }: Pick<AuditRule, "id" | "scope">,
  all: Iterable<Found>,
): Generator<AuditFinding> {
  const met = new Map<string, number>();
  for (const { at, kind, severity, organ, year, indicators, expected, actual, message, evidence } of all) {
    const instance = JSON.stringify([organ, year, at]);
    const times = (met.get(instance) ?? 0) + 1;
    met.set(instance, times);
    yield {
      id: findingId(rule, organ, year, times > 1 ? `${at}#${times}` : at),
      rule,
      scope,
      kind,
      severity,
      organ,
      year,
      indicators,
      expected,
      actual,
      message,
      evidence,
    };
  }
}
