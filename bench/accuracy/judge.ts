import type { Finding, Report } from "../../src/model/report.ts";
import type { GeneratedCase } from "../../tests/generator/generate.ts";

export type Verdict = "right" | "wrong-flagged" | "WRONG-UNFLAGGED" | "missing-flagged" | "MISSING-UNFLAGGED";

export interface Failure {
  indicator: string;
  verdict: Verdict;
  expected: number | null;
  got: number | null;
}

/** How one report was read, cell by cell and as a whole. */
export interface Judgement {
  case: GeneratedCase;
  cells: number;
  verdicts: Record<Verdict, number>;
  failures: Failure[];
  statusWrong: number;
  planted: number;
  found: number;
  falseAlarms: Finding[];
  claims: number;
  claimsFound: number;
  /** the record, null where reading threw */
  report: Report | null;
  organ: boolean;
  year: boolean;
  scope: boolean;
  form: boolean;
  /** what was thrown instead of a record */
  error: unknown;
}

const noVerdicts = (): Judgement["verdicts"] => ({
  right: 0,
  "wrong-flagged": 0,
  "WRONG-UNFLAGGED": 0,
  "missing-flagged": 0,
  "MISSING-UNFLAGGED": 0,
});

function judgeCells(judgement: Judgement, report: Report | null): void {
  const doubted = new Set(
    report?.findings.filter((f) => f.kind === "extraction").flatMap((f) => f.indicators),
  );
  const { facts } = judgement.case.truth;
  const record = (indicator: string, verdict: Verdict, expected: number | null, got: number | null): void => {
    judgement.cells++;
    judgement.verdicts[verdict]++;
    if (verdict !== "right") judgement.failures.push({ indicator, verdict, expected, got });
  };
  for (const [indicator, truth] of facts) {
    if (!truth.judged) continue;
    const fact = report?.facts[indicator];
    const got = fact?.value ?? null;
    const flagged = doubted.has(indicator);
    if (got === truth.value || (got === null && !truth.decidable))
      record(indicator, "right", truth.value, got);
    else if (got === null)
      record(indicator, flagged ? "missing-flagged" : "MISSING-UNFLAGGED", truth.value, got);
    else record(indicator, flagged ? "wrong-flagged" : "WRONG-UNFLAGGED", truth.value, got);
    if (truth.decidable && (fact?.status ?? "absent") !== truth.status) judgement.statusWrong++;
  }
  for (const [indicator, fact] of Object.entries(report?.facts ?? {}))
    if (!facts.has(indicator) && fact.value !== null)
      record(indicator, doubted.has(indicator) ? "wrong-flagged" : "WRONG-UNFLAGGED", null, fact.value);
}

const meets = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((item) => other.includes(item));

const tableOf = (indicator: string): string => indicator.split(".")[0]!;

function judgeFindings(judgement: Judgement, report: Report): void {
  const { planted, facts } = judgement.case.truth;
  const broken = planted.filter(({ kind }) => kind === "violation" || kind === "soft violation");
  const open = [...facts].flatMap(([id, fact]) => (fact.decidable && fact.judged ? [] : [tableOf(id)]));
  const told = broken.filter(({ indicators }) => !indicators.some((id) => open.includes(tableOf(id))));
  const reported = report.findings.filter(({ kind, severity }) => kind === "report" && severity !== "info");
  judgement.planted = told.length;
  judgement.found = told.filter(({ indicators }) =>
    reported.some((finding) => meets(finding.indicators, indicators)),
  ).length;
  const all = broken.flatMap(({ indicators }) => indicators);
  judgement.falseAlarms = reported.filter(
    ({ severity, indicators }) =>
      severity === "error" &&
      !meets(indicators, all) &&
      !indicators.some((id) => facts.get(id)?.judged === false),
  );
}

function judgeClaims(judgement: Judgement, report: Report): void {
  const left = report.claims.map(({ value, unit }) => `${value}${unit ?? ""}`);
  judgement.claimsFound = judgement.case.truth.claims.filter(({ value, unit }) => {
    const at = left.indexOf(`${value}${unit}`);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Compares a record with the truth; `report` is null where reading threw. */
export function judge(one: GeneratedCase, report: Report | null, error: unknown): Judgement {
  const { organ, year, named, scopes, forms, claims } = one.truth;
  const names: (string | null)[] = named ? [organ.name, ...organ.aliases] : [null, organ.name];
  const years = named ? [year] : [null, year];
  const judgement: Judgement = {
    case: one,
    cells: 0,
    verdicts: noVerdicts(),
    failures: [],
    statusWrong: 0,
    planted: 0,
    found: 0,
    falseAlarms: [],
    claims: claims.length,
    claimsFound: 0,
    report,
    organ: report !== null && names.includes(report.organ.name),
    year: report !== null && years.includes(report.year),
    scope: report !== null && scopes.includes(report.scope),
    form: forms.includes(report?.form ?? ""),
    error,
  };
  judgeCells(judgement, report);
  if (report) {
    judgeFindings(judgement, report);
    judgeClaims(judgement, report);
  }
  return judgement;
}
