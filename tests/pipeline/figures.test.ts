import fc from "fast-check";
import { expect, test } from "vitest";
import { indicators } from "../../src/forms/index.ts";
import type { Fact } from "../../src/model/report.ts";
import { FiguresStore, packFigures } from "../../src/pipeline/build/figures.ts";

const names = [...indicators.keys()];
const fact = (value: number | null): Fact => ({
  value,
  raw: null,
  status: value === null ? "blank" : "reported",
  basis: "read",
  unit: null,
  proven_by: 0,
  contradicted_by: 0,
});

/** One for all, as figures are kept beside those of others. */
const store = new FiguresStore();

test("packed figures are the map they were made of", () => {
  const number = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -9, max: 1e9 }),
    fc.double({ noNaN: true }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), number), (values) => {
      const facts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fact(value)]));
      const figures = store.keep(packFigures(facts));
      const wanted = new Map(
        Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null),
      );
      expect(figures.size).toBe(wanted.size);
      expect(new Map(figures)).toEqual(
        new Map([...wanted].map(([name, value]) => [name, value === 0 ? 0 : value])),
      );
      for (const name of names) expect(figures.has(name)).toBe(wanted.has(name));
      expect(store.keep(packFigures(facts)).equals(figures)).toBe(true);
      const other = store.keep(packFigures({ ...facts, [names[0]!]: fact((values[names[0]!] ?? 0) + 1) }));
      expect(other.equals(figures)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test("an indicator that no form has is not there", () => {
  expect(store.keep(packFigures({})).get("requests.none")).toBeUndefined();
});
