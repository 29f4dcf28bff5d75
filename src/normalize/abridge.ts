import type { Finding } from "../model/report.ts";

/** Findings of one rule that a record lists; a report that gives rise to more says nothing new with them. */
const most = 100;

/**
 * Findings with no more than a hundred of each rule, kind and severity. What is left out becomes one finding that
 * says how many there are and names all of their indicators, so no value loses its mark.
 */
export function abridge(findings: Finding[]): Finding[] {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.kind} ${finding.severity}`;
    const known = alike.get(key);
    if (known) known.push(finding);
    else alike.set(key, [finding]);
  }
  const many = [...alike.values()].filter((list) => list.length > most);
  if (many.length === 0) return findings;
  const left = new Set(many.flatMap((list) => list.slice(most)));
  return [...findings.filter((f) => !left.has(f)), ...many.map(remainder)];
}

function remainder(list: Finding[]): Finding {
  const { rule, kind, severity } = list[0];
  const rest = list.slice(most);
  return {
    rule,
    kind,
    severity,
    indicators: [...new Set(rest.flatMap((f) => f.indicators))],
    message: {
      en: `${most} of ${list.length} findings of this rule are listed; ${rest.length} more are alike.`,
      zh: `该规则共有 ${list.length} 条提示，仅列出 ${most} 条，其余 ${rest.length} 条从略。`,
    },
  };
}
