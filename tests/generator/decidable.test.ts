import { describe, expect, it } from "vitest";
import { markLostBorders, readings } from "./decidable.ts";
import type { GridCell } from "./grid.ts";
import type { TrueFact } from "./record.ts";

/** Rows of table 3 by key, each seven texts; what `markLostBorders` says of each cell. */
function judge(rows: Record<string, (number | string)[]>): Record<string, string> {
  const columns = ["natural_person", "commercial_enterprise", "a", "b", "c", "other", "total"];
  const facts = new Map<string, TrueFact>();
  const cells = Object.entries(rows).map(([key, texts], row) =>
    texts.map((text, column): GridCell => {
      const indicator = `requests.${key}.${columns[column]}`;
      const value = text === "" ? null : Number(text);
      const status = value === null ? "blank" : "reported";
      facts.set(indicator, { value, status, decidable: true, judged: true });
      const cell = { indicator, value, status, text: String(text) } as const;
      return { row, column, row_span: 1, column_span: 1, text: String(text), role: "value", cell };
    }),
  );
  markLostBorders(cells, facts);
  const said = (key: string): string => {
    const own = columns.map((column) => facts.get(`requests.${key}.${column}`)!);
    if (own.some((fact) => !fact.judged)) return "not judged";
    return own.every((fact) => fact.decidable) ? "decidable" : "open";
  };
  return Object.fromEntries(Object.keys(rows).map((key) => [key, said(key)]));
}

const balanced = {
  newly_received: [217, 1, 0, 0, 0, 0, 218],
  carried_over: [0, 0, 0, 0, 0, 0, 0],
  granted: [217, 1, 0, 0, 0, 0, 218],
  result_total: [217, 1, 0, 0, 0, 0, 218],
  carried_forward: [0, 0, 0, 0, 0, 0, 0],
};

describe("readings", () => {
  it("splits a run of digits without leading zeros", () => {
    expect(readings("1000", 3, 99)).toEqual([[10, 0, 0]]);
    expect(readings("81153", 3, 99)).toHaveLength(6);
  });
});

describe("markLostBorders", () => {
  it("finds rows decidable that one reading alone satisfies", () => {
    expect(Object.values(judge(balanced))).toEqual(Array.from({ length: 5 }, () => "decidable"));
  });

  it("leaves a row open when several readings balance", () => {
    const twin = {
      ...balanced,
      granted: [15, 1, 0, 0, 0, 0, 16],
      newly_received: [15, 1, 0, 0, 0, 0, 16],
      result_total: [15, 1, 0, 0, 0, 0, 16],
    };
    expect(judge(twin).granted).toBe("open");
  });

  it("does not judge what the office's own mistake makes read wrong", () => {
    expect(judge({ ...balanced, granted: [1, 51, 0, 0, 0, 0, 16] }).granted).toBe("not judged");
  });

  it("leaves a row with a blank open, and does not judge it when its digits fill the row", () => {
    expect(judge({ ...balanced, granted: [1, "", 0, 0, 0, 0, 1] }).granted).toBe("open");
    expect(judge({ ...balanced, granted: [15, "", 0, 0, 0, 0, 15] }).granted).toBe("not judged");
  });
});
