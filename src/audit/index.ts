import { readdirSync } from "node:fs";
import type { AuditFinding, Evidence } from "../model/audit.ts";
import type { Report } from "../model/report.ts";
import { complete } from "./finding.ts";
import { lift } from "./lift.ts";
import type { AuditRule, Found, Publication, Series, Year } from "./rule.ts";

export type { AuditRule, Found, Publication, Series, Year } from "./rule.ts";
export { findingId, seenHash } from "./finding.ts";
export { publicFirst, publicSince } from "./published.ts";
export { passagesOf } from "./passages.ts";
export { cumulativesOf } from "./cumulatives.ts";

/** Every rule by id: each file with a rule's id for its name is one, so that a new rule is a new file. */
const loaded: AuditRule[] = [];
for (const file of readdirSync(new URL(".", import.meta.url)).sort()) {
  if (!/^[a-z]+\.[a-z_]+\.[jt]s$/.test(file) || file.endsWith(".d.ts")) continue;
  loaded.push(((await import(new URL(file, import.meta.url).href)) as { rule: AuditRule }).rule);
}
export const rules: readonly AuditRule[] = loaded;

function ofScope<S extends AuditRule["scope"]>(scope: S): Extract<AuditRule, { scope: S }>[] {
  return rules.filter((r): r is Extract<AuditRule, { scope: S }> => r.scope === scope);
}
const [reportRules, seriesRules] = [ofScope("report"), ofScope("series")];
const [regionRules, publicationRules] = [ofScope("region"), ofScope("publication")];

/** Whose record it is: key of its organ, and the key under which findings name the document. */
export interface Whose {
  organ: string | null;
  key: string;
}

/**
 * The findings within one report: of the record itself and of the rules over it. Two versions of a report give
 * the same ids, so only those of the one that speaks for its organ and year belong into a dataset.
 */
export function auditReport(report: Report, whose: Whose): AuditFinding[] {
  const all = new Map<string, Found[]>();
  for (const [rule, found] of lift(report)) all.set(rule, [...(all.get(rule) ?? []), found]);
  for (const rule of reportRules) {
    const found = [...rule.check(report)];
    if (found.length > 0) all.set(rule.id, found);
  }
  return [...all].flatMap(([id, found]) => [
    ...complete(
      { id, scope: "report" },
      found.map((f) => ofReport(f, report, whose)),
    ),
  ]);
}

function ofReport(found: Found, { year, scope, source }: Report, { organ, key }: Whose): Found {
  const of: Partial<Evidence> = { report: key, organ, year, url: source.url };
  return {
    ...found,
    // Records of no known organ are told apart by their document alone.
    at: `${organ === null ? `${key}/` : ""}${scope}/${found.at}`,
    organ,
    year,
    evidence: found.evidence.map((e) => ({ ...e, ...of })),
  };
}

export function auditSeries(series: Series): AuditFinding[] {
  return seriesRules.flatMap((rule) => [...complete(rule, rule.check(series))]);
}

export function auditYear(year: Year): AuditFinding[] {
  return regionRules.flatMap((rule) => [...complete(rule, rule.check(year))]);
}

export function auditPublication(publication: Publication): AuditFinding[] {
  return publicationRules.flatMap((rule) => [...complete(rule, rule.check(publication))]);
}
