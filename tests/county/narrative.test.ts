import { describe, expect, it } from "vitest";
import { auditReport } from "../../src/audit/index.ts";
import { parseReport } from "../../src/index.ts";
import { drawCounty } from "./county.ts";
import { bytesOf } from "./render.ts";

/** More counties than the whole pipeline is run for: the rules of one report need no other. */
describe.each([3, 4, 6, 8, 9])("the prose of county %i", (seed) => {
  it("is found to differ from the tables where it does, whatever its wording", async () => {
    const { planted, reports } = drawCounty(seed);
    for (const { rule, organs, year } of planted.filter((fault) => /^(narrative|text)\./.test(fault.rule))) {
      const report = reports.find((one) => organs.includes(one.organ.name) && one.year === year)!;
      const findings = auditReport(await parseReport(bytesOf(report, "html")), { organ: null, key: "" });
      expect([rule, organs, year, findings.map((finding) => finding.rule)]).toEqual([
        rule,
        organs,
        year,
        expect.arrayContaining([rule]),
      ]);
    }
  });

  it("is not found to differ where it does not", async () => {
    const { reports } = drawCounty(seed, { faults: false });
    for (const report of reports.filter((_, i) => i % 4 === seed % 4)) {
      const record = await parseReport(bytesOf(report, "html"));
      const findings = auditReport(record, { organ: null, key: "" });
      expect(
        findings.filter(({ severity, rule }) => severity !== "info" && rule !== "requests.blank"),
      ).toEqual([]);
    }
  });
});
