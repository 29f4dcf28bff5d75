import type { Fact, Finding, Report } from "../model/report.ts";
import type { Identity } from "../forms/index.ts";
import { identitiesOf, tableOf } from "../forms/index.ts";
import type { Judgement } from "./arithmetic.ts";
import { judge } from "./arithmetic.ts";

/** One identity that binds a value, with the numbers of the report filled in. */
export interface ExplainedIdentity {
  identity: Identity;
  outcome: Judgement["outcome"];
  /** each member with its value; null where there is none */
  left: { indicator: string; value: number | null }[];
  right: { indicator: string; value: number | null }[];
}

/** Everything that is known of one value. */
export interface Explanation {
  indicator: string;
  fact: Fact;
  identities: ExplainedIdentity[];
  findings: Finding[];
}

/**
 * Explains one value of a report: where it stands, what it was matched by, what proves or contradicts it.
 * @throws RangeError if the report has no such indicator
 */
export function explainFact(report: Report, indicator: string): Explanation {
  const fact = report.facts[indicator];
  if (!Object.hasOwn(report.facts, indicator))
    throw new RangeError(`no indicator ${indicator} in this report`);
  const member = (id: string) => ({ indicator: id, value: report.facts[id]?.value ?? null });
  return {
    indicator,
    fact,
    identities: boundBy(report, indicator).map((identity) => ({
      identity,
      outcome: judge(identity, (id) => report.facts[id]?.value).outcome,
      left: identity.left.map(member),
      right: identity.right.map(member),
    })),
    findings: report.findings.filter((f) => f.indicators.includes(indicator)),
  };
}

function boundBy(report: Report, indicator: string): Identity[] {
  for (const { table, form } of report.tables) {
    if (table === null || form === null) continue;
    const known = tableOf(form, table);
    if (known.cells.some((c) => c.indicator === indicator)) return identitiesOf(known, indicator);
  }
  return [];
}
