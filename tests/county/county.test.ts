import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseReport } from "../../src/index.ts";
import { build, main } from "../cli/gongkai.ts";
import { drawCounty } from "./county.ts";
import { missed, wrong, type Said } from "./judge.ts";
import { release, saidIn, type Release } from "./release.ts";
import { bytesOf } from "./render.ts";

describe.each([1, 2])("county %i without faults", (seed) => {
  const county = drawCounty(seed, { faults: false });

  it("has reports that read as they were written, and no error in them", async () => {
    for (const report of county.reports) {
      const { organ, year } = report;
      const record = await parseReport(bytesOf(report, "html"));
      const errors = record.findings.filter(({ severity }) => severity === "error");
      expect([organ.name, year, errors]).toEqual([organ.name, year, []]);
      expect([record.organ.name, record.year, record.scope]).toEqual([organ.name, year, organ.scope]);
      for (const [indicator, value] of report.values)
        expect([organ.name, year, indicator, record.facts[indicator]?.value]).toEqual([
          organ.name,
          year,
          indicator,
          value,
        ]);
    }
  });
});

describe.each([1, 2, 3])("county %i", (seed) => {
  const county = drawCounty(seed);

  it("has no two faults in one report, but for the sums of its government", () => {
    const places = county.planted
      .filter(({ rule }) => !rule.startsWith("region."))
      .flatMap(({ organs, year }) => organs.map((organ) => `${organ} ${year}`));
    expect(new Set(places).size).toBe(places.length);
  });

  it("is the same at every draw, and differs from another", () => {
    expect(drawCounty(seed).planted).toEqual(county.planted);
    expect(drawCounty(seed + 10).planted).not.toEqual(county.planted);
  });
});

describe.each([1, 2])("the audit of county %i", (seed) => {
  const county = drawCounty(seed);
  let made: Release;
  let said: Said[];
  beforeAll(async () => {
    build();
    made = await release(county, main);
    said = saidIn(made);
  }, 240_000);
  afterAll(() => made.remove());

  it("finds every fault that was planted", () => {
    expect(missed(county.planted, said)).toEqual([]);
  });

  it("calls nothing else an error", () => {
    expect(wrong(county.planted, said)).toEqual([]);
  });
});
