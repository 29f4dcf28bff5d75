import { describe, expect, it } from "vitest";
import { judge } from "../../bench/accuracy/judge.ts";
import type { Finding, Report } from "../../src/model/report.ts";
import { generate, type GeneratedCase } from "../generator/generate.ts";

const whole = (): GeneratedCase => generate(4, { format: "html", layout: "clean", form: "2021" });
const violated = (): GeneratedCase => {
  for (let seed = 1; ; seed++) {
    const one = generate(seed, { format: "html", layout: "clean", form: "2021" });
    if (one.truth.planted.some(({ kind }) => kind === "violation")) return one;
  }
};

/** The record that a faultless reader would give. */
function perfect({ truth }: GeneratedCase): Report {
  const facts = [...truth.facts].map(([indicator, { value, status }]) => [indicator, { value, status }]);
  return {
    organ: { name: truth.organ.name },
    year: truth.year,
    scope: truth.organ.scope,
    form: truth.forms[0],
    facts: Object.fromEntries(facts),
    claims: truth.claims.map((claim) => ({ ...claim })),
    findings: [],
  } as unknown as Report;
}

const finding = (kind: Finding["kind"], indicators: string[]): Finding => ({
  rule: "a.rule",
  kind,
  severity: "error",
  indicators,
  message: { en: "", zh: "" },
});

const anyNumber = ({ truth }: GeneratedCase): string =>
  [...truth.facts].find(([, { value }]) => value !== null)![0];

describe("judge", () => {
  it("finds nothing wrong with the truth", () => {
    const one = whole();
    const { verdicts, cells, organ, year, scope, form, claims, claimsFound, statusWrong } = judge(
      one,
      perfect(one),
      null,
    );
    expect(verdicts.right).toBe(cells);
    expect({ organ, year, scope, form, statusWrong }).toEqual({
      organ: true,
      year: true,
      scope: true,
      form: true,
      statusWrong: 0,
    });
    expect(claimsFound).toBe(claims);
  });

  it("tells a wrong number with a finding that names it from one without", () => {
    const one = whole();
    const report = perfect(one);
    const indicator = anyNumber(one);
    report.facts[indicator]!.value = 987654;
    expect(judge(one, report, null).failures).toMatchObject([
      { indicator, verdict: "WRONG-UNFLAGGED", got: 987654 },
    ]);
    report.findings = [finding("report", [indicator])];
    expect(judge(one, report, null).failures[0]!.verdict).toBe("WRONG-UNFLAGGED");
    report.findings = [finding("extraction", [indicator])];
    expect(judge(one, report, null).failures[0]!.verdict).toBe("wrong-flagged");
  });

  it("counts a number that no table has as invented", () => {
    const one = whole();
    const report = perfect(one);
    report.facts["statistics_sheet.complaints"] = { ...report.facts[anyNumber(one)]!, value: 3 };
    expect(judge(one, report, null).failures).toMatchObject([
      { verdict: "WRONG-UNFLAGGED", expected: null, got: 3 },
    ]);
  });

  it("takes null for a number that the text does not tell, and no other number", () => {
    const one = whole();
    const report = perfect(one);
    const indicator = anyNumber(one);
    one.truth.facts.get(indicator)!.decidable = false;
    report.facts[indicator]!.value = null;
    expect(judge(one, report, null).failures).toEqual([]);
    report.facts[indicator]!.value = 987654;
    expect(judge(one, report, null).failures[0]!.verdict).toBe("WRONG-UNFLAGGED");
  });

  it("tells a planted violation that was found from a false alarm", () => {
    const one = violated();
    const report = perfect(one);
    const changed = one.truth.planted.find(({ kind }) => kind === "violation")!.indicators;
    const missed = judge(one, report, null);
    report.findings = [finding("report", [...changed]), finding("report", ["review_litigation.none"])];
    const found = judge(one, report, null);
    expect(found.found).toBe(missed.found + 1);
    expect(found.falseAlarms).toHaveLength(1);
  });

  it("counts every number of a report that could not be read as missing", () => {
    const one = whole();
    const { verdicts, cells } = judge(one, null, new Error("unreadable"));
    const blank = [...one.truth.facts.values()].filter(({ value }) => value === null).length;
    expect(verdicts["MISSING-UNFLAGGED"]).toBe(cells - blank);
  });
});
