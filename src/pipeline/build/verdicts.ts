import { seenHash } from "../../audit/index.ts";
import type { AuditFinding, Verdict } from "../../model/audit.ts";

/**
 * The verdicts that still hold: of findings that are there, with the numbers they were given on. Where an organ has another
 * key by now, its findings have other ids, and a verdict is of the one finding that says the same of it.
 */
export function standingVerdicts(
  verdicts: readonly Verdict[],
  findings: Iterable<AuditFinding>,
  formerKeys: () => ReadonlyMap<string, string>,
): Verdict[] {
  const wanted = new Map(verdicts.map((verdict) => [verdict.finding, verdict]));
  const held: Verdict[] = [];
  const met = new Set<string>();
  if (verdicts.length > 0)
    for (const finding of findings) {
      const verdict = wanted.get(finding.id);
      if (!verdict) continue;
      met.add(finding.id);
      if (saysTheSame(finding, verdict)) held.push(verdict);
    }
  const lost = verdicts.filter(({ finding }) => !met.has(finding));
  if (lost.length === 0) return held;

  const now = formerKeys();
  const moved = new Map<string, Verdict[]>();
  for (const verdict of lost) {
    const organ = now.get(verdict.organ ?? "");
    if (organ === undefined) continue;
    const others = moved.get(organ);
    if (others) others.push(verdict);
    else moved.set(organ, [verdict]);
  }
  const alike = new Map<Verdict, AuditFinding[]>();
  for (const finding of findings)
    for (const verdict of moved.get(finding.organ ?? "") ?? [])
      if (finding.rule === verdict.rule && finding.year === verdict.year && saysTheSame(finding, verdict))
        alike.set(verdict, [...(alike.get(verdict) ?? []), finding]);
  const followed = lost.flatMap((verdict) => {
    const [finding, other] = alike.get(verdict) ?? [];
    return finding && !other && !wanted.has(finding.id) ? [{ ...verdict, finding: finding.id }] : [];
  });
  return [...held, ...followed];
}

const saysTheSame = (finding: AuditFinding, { seen }: Verdict): boolean => seenHash(finding) === seen;
