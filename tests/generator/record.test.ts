import { describe, expect, it } from "vitest";
import { annualTables } from "./forms.ts";
import { drawRecord, type FormDraw } from "./record.ts";
import { statisticsSheet } from "./sheet.ts";

const seeds = Array.from({ length: 300 }, (_, i) => i + 1);

describe("drawRecord", () => {
  it("gives the same report for the same seed", () => {
    expect(drawRecord(7)).toEqual(drawRecord(7));
    expect(drawRecord(7)).not.toEqual(drawRecord(8));
  });

  it("has as many indicators as the forms have cells", () => {
    const count = (form: FormDraw): number => drawRecord(1, form).truth.facts.size;
    expect([
      count("narrative"),
      count("2014"),
      count("2019"),
      count("2021"),
      count("unsplit"),
      count("mixed"),
    ]).toEqual([0, 58, 198, 200, 186, 212]);
  });

  it("satisfies every identity of table 3 where nothing was planted", () => {
    const whole = seeds
      .map((seed) => drawRecord(seed, "2021").truth)
      .filter(({ planted }) => planted.length === 0);
    expect(whole.length).toBeGreaterThan(50);
    const [, requests] = annualTables("2021", "2021");
    const { rows, columns } = requests!.bands[0]!;
    for (const { facts } of whole) {
      const at = (row: string, column: string): number => facts.get(`requests.${row}.${column}`)!.value!;
      const ends = ["newly_received", "carried_over", "result_total", "carried_forward"];
      const leaves = rows.map((row) => row.key).filter((key) => !ends.includes(key));
      for (const { key } of columns) {
        expect(leaves.reduce((sum, leaf) => sum + at(leaf, key), 0)).toBe(at("result_total", key));
        expect(at("newly_received", key) + at("carried_over", key)).toBe(
          at("result_total", key) + at("carried_forward", key),
        );
        expect(at("newly_received", key)).toBeGreaterThanOrEqual(0);
      }
      for (const { key } of rows) {
        const parts = columns.slice(0, -1).map((column) => at(key, column.key));
        expect(parts.reduce((a, b) => a + b)).toBe(at(key, "total"));
      }
    }
  });

  it("satisfies the sums of the sheet where nothing was planted", () => {
    const whole = seeds
      .map((seed) => drawRecord(seed, "2014").truth)
      .filter(({ planted }) => planted.length === 0);
    expect(whole.length).toBeGreaterThan(50);
    const keys = statisticsSheet().bands[0]!.rows.flatMap((row) => (row.cells.length > 0 ? [row.key] : []));
    for (const { facts } of whole) {
      const at = (key: string): number => facts.get(`statistics_sheet.${key}`)!.value!;
      const under = (prefix: string): number =>
        keys
          .filter((key) => key.startsWith(`${prefix}.`) && !key.slice(prefix.length + 1).includes("."))
          .reduce((sum, key) => sum + at(key), 0);
      for (const key of [
        "applications.received",
        "applications.concluded",
        "replies.denied",
        "institution.staff",
      ])
        expect(under(key)).toBe(at(key));
      for (const key of ["replies", "review", "litigation"]) expect(under(key)).toBe(2 * at(`${key}.total`));
    }
  });

  it("says of each planted violation which cells it changed", () => {
    const violations = seeds.flatMap((seed) => {
      const { planted, facts } = drawRecord(seed).truth;
      return planted
        .filter(({ kind }) => kind === "violation")
        .map(({ indicators }) => ({ indicators, facts }));
    });
    expect(violations.length).toBeGreaterThan(50);
    for (const { indicators, facts } of violations) {
      expect(indicators.length).toBeGreaterThan(0);
      for (const indicator of indicators) expect(facts.get(indicator)!.value).not.toBeNull();
    }
  });

  it("makes every kind of change", () => {
    const kinds = new Set(seeds.flatMap((seed) => drawRecord(seed).truth.planted.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(
      [
        "blank",
        "columns",
        "labels",
        "note",
        "placeholder",
        "rows",
        "soft violation",
        "unit",
        "unreadable",
        "violation",
      ].sort(),
    );
  });
});
