import { seenHash } from "../../audit/index.ts";
import type { AuditFinding, Verdict } from "../../model/audit.ts";

/**
 * The verdicts that still hold: of findings that are there, with the numbers they were given on. Where an organ has another
 * key by now, its findings have other ids, and a verdict is of the one finding that says the same of it.
 */
export function standingVerdicts(
  verdicts: readonly Verdict[],
  findings: readonly AuditFinding[],
  formerKeys: () => ReadonlyMap<string, string>,
): Verdict[] {
  const wanted = new Map(verdicts.map((verdict) => [verdict.finding, verdict]));
  const held = findings.flatMap((finding) => {
    const verdict = wanted.get(finding.id);
    return verdict && verdict.seen === seenHash(finding) ? [verdict] : [];
  });
  const ids = new Set(findings.map(({ id }) => id));
  const lost = verdicts.filter(({ finding }) => !ids.has(finding));
  if (lost.length === 0) return held;
  const now = formerKeys();
  const moved = lost.flatMap((verdict) => {
    const organ = now.get(verdict.organ ?? "");
    if (organ === undefined) return [];
    const [finding, other] = findings.filter(
      (f) =>
        f.organ === organ && f.rule === verdict.rule && f.year === verdict.year && saysTheSame(f, verdict),
    );
    return finding && !other && !wanted.has(finding.id) ? [{ ...verdict, finding: finding.id }] : [];
  });
  return [...held, ...moved];
}

const saysTheSame = (finding: AuditFinding, { seen }: Verdict): boolean => seenHash(finding) === seen;
