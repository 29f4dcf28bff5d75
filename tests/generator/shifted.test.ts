import { describe, expect, it } from "vitest";
import { GridBuilder } from "./grid.ts";
import type { TrueFact } from "./record.ts";
import { markShifted } from "./shifted.ts";

/** Three headings over columns 1, 2 and 4, three values over 1, 3 and 4. */
function judged(texts: [string, string, string], repeated: boolean): boolean {
  const grid = new GridBuilder();
  const facts = new Map<string, TrueFact>();
  const wide: [number, number][] = [
    [1, 1],
    [2, 2],
    [4, 1],
  ];
  wide.forEach(([column, span], i) => grid.put(0, column, 1, span, `heading ${i}`, "heading"));
  const narrow: [number, number][] = [
    [1, 2],
    [3, 1],
    [4, 1],
  ];
  texts.forEach((text, i) => {
    const fact = {
      indicator: String(i),
      value: text === "" ? null : Number(text),
      status: "reported",
      text,
    } as const;
    facts.set(String(i), { value: fact.value, status: "reported", decidable: true, judged: true });
    grid.value(1, narrow[i]![0], narrow[i]![1], fact);
  });
  markShifted(grid.finish(1), facts, repeated);
  return [...facts.values()].every((fact) => fact.judged);
}

describe("markShifted", () => {
  it("judges values that their order assigns", () => expect(judged(["5", "6", "7"], false)).toBe(true));
  it("does not judge a row whose blank could stand anywhere", () =>
    expect(judged(["5", "", "7"], false)).toBe(false));
  it("judges repeated values that can be taken out in one way", () =>
    expect(judged(["5", "6", "7"], true)).toBe(true));
  it("judges repeats that come to the same values however they are taken out", () =>
    expect(judged(["5", "5", "7"], true)).toBe(true));
  it("does not judge repeats that leave two readings", () =>
    expect(judged(["5", "7", "7"], true)).toBe(false));
});
