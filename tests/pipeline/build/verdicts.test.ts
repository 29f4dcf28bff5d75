import { expect, test } from "vitest";
import { findingId, seenHash } from "../../../src/audit/index.ts";
import type { AuditFinding, Verdict } from "../../../src/model/audit.ts";
import { roster } from "../../../src/model/roster.ts";
import { standingVerdicts } from "../../../src/pipeline/build/verdicts.ts";
import { OrganRegistry } from "../../../src/pipeline/identity/organs.ts";

const broken = (organ: string, actual = 3, at = "own"): AuditFinding => ({
  id: findingId("series.carried", organ, 2023, at),
  rule: "series.carried",
  scope: "series",
  kind: "report",
  severity: "error",
  organ,
  year: 2023,
  indicators: [],
  expected: 1,
  actual,
  message: { en: "", zh: "" },
  evidence: [
    { report: null, organ, year: 2023, indicator: null, value: actual, text: null, url: null },
    { report: null, organ, year: 2022, indicator: null, value: 1, text: null, url: null },
  ],
});

const decided = (of: AuditFinding): Verdict => ({
  finding: of.id,
  rule: of.rule,
  organ: of.organ,
  year: of.year,
  decision: "dismissed",
  note: null,
  by: null,
  on: "2026-11-28",
  seen: seenHash(of),
});

const before = "added/临溪县教育局";
const after = "added/临溪县教育和体育局";
const formerKeys = () => new Map([[before, after]]);
const holds = (verdicts: Verdict[], findings: AuditFinding[]) =>
  standingVerdicts(verdicts, findings, formerKeys).map(({ finding }) => finding);

test("a verdict stays with the finding of an organ that has another key by now", () => {
  const now = broken(after);
  expect(holds([decided(broken(before))], [now])).toEqual([now.id]);
  expect(holds([decided(broken(before))], [broken(after, 4)])).toEqual([]);
  expect(holds([decided(broken(before))], [now, broken(after, 3, "consolidated")])).toEqual([]);
  expect(holds([decided(broken("added/临溪县财政局"))], [now])).toEqual([]);
});

test("what was decided of the finding as it is now goes before what was decided of it as it was", () => {
  const now = broken(after);
  const again: Verdict = { ...decided(now), decision: "confirmed" };
  expect(standingVerdicts([decided(broken(before)), again], [now], formerKeys)).toEqual([again]);
});

test("an organ's former keys are those it would have without a roster, a code or a portal", () => {
  const linxi = new Map([["linxi", { place: "临溪县", division: "511999" }]]);
  const organs = [{ name: "临溪县教育和体育局", aliases: ["临溪县教育局"] }, { name: "临溪县财政局" }];
  const registry = new OrganRegistry(linxi, [{ ...roster.parse({ name: "r", organs }), id: "r" }]);
  const met = { year: 2023, uscc: null };
  registry.meet({ ...met, published: "县教育局", source: "linxi" });
  registry.meet({ ...met, published: "临溪县教育和体育局", source: null });
  registry.meet({ ...met, published: "临溪县财政局", source: null });
  const keys = [...registry.settle().keys()];
  expect(keys).toEqual(["511999/临溪县教育和体育局", "added/临溪县财政局"]);
  const former = registry.formerKeys();
  for (const key of ["added/临溪县教育局", "linxi/临溪县教育局", "linxi/临溪县教育和体育局"])
    expect(former.get(key)).toBe("511999/临溪县教育和体育局");
  expect(keys.filter((key) => former.has(key))).toEqual([]);
});
