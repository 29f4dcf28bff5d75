import type { Finding, Report } from "../model/report.ts";
import { evidence, found } from "./finding.ts";
import type { Found } from "./rule.ts";

/** The record's own findings, each with the rule it is of, as findings of the audit. */
export function* lift(report: Report): Generator<[rule: string, found: Found]> {
  for (const finding of report.findings) yield [finding.rule, toFound(finding, report)];
}

/** Members of a failed sum are evidence; a table that was not found names all its cells, which are none. */
function toFound(finding: Finding, { facts }: Report): Found {
  const { kind, severity, indicators, message, place, candidates } = finding;
  const numbers = indicators
    .filter((id) => facts[id]?.value !== null && facts[id] !== undefined)
    .slice(0, 60)
    .map((id) =>
      evidence({
        indicator: id,
        value: facts[id].value,
        ...(facts[id].place ? { place: facts[id].place } : {}),
      }),
    );
  const words = candidates?.length
    ? [evidence({ text: candidates.join(" ; "), ...(place ? { place } : {}) })]
    : [];
  return found({
    // The first indicator is the sum or total that tells an identity's instances apart.
    at: indicators[0] ?? "",
    kind,
    severity,
    indicators,
    expected: finding.expected ?? null,
    actual: finding.actual ?? null,
    message,
    evidence: [
      ...numbers,
      ...words,
      ...(numbers.length + words.length === 0 && place ? [evidence({ place })] : []),
    ],
  });
}
