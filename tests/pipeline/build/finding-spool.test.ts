import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { AuditFinding } from "../../../src/model/audit.ts";
import { FindingSpool } from "../../../src/pipeline/build/finding-spool.ts";

let spool: FindingSpool;
afterEach(() => spool.close());

const finding = fc.record({
  id: fc.string(),
  rule: fc.constantFrom("series.carried", "publication.late", "text.wrong_year"),
  scope: fc.constantFrom("series" as const, "report" as const),
  kind: fc.constantFrom("report" as const, "extraction" as const),
  severity: fc.constantFrom("error" as const, "warning" as const),
  organ: fc.option(fc.constantFrom("青川市财政局", "青川市审计局", "'; DROP TABLE findings")),
  year: fc.option(fc.integer({ min: 2008, max: 2026 })),
  indicators: fc.array(fc.string()),
  expected: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)),
  actual: fc.constant(null),
  message: fc.record({ en: fc.string({ unit: "grapheme" }), zh: fc.string({ unit: "grapheme" }) }),
  evidence: fc.constant<AuditFinding["evidence"]>([]),
});

const places = ({ organ, year, rule }: AuditFinding) =>
  JSON.stringify([organ === null, organ, year ?? 9999, rule]);

test("findings come back as they were, by organ, year and rule, as often as one asks", () => {
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      spool = new FindingSpool();
      for (const one of findings) spool.add(one);
      const found = [...spool];
      const text = (all: AuditFinding[]) => all.map((one) => JSON.stringify(one)).sort();
      expect(text(found)).toEqual(text(findings));
      expect(found.map(places)).toEqual(found.map(places).sort());
      expect([...spool]).toEqual(found);
    }),
    { numRuns: 60 },
  );
});
