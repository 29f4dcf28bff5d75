import { expect, test } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { FiguresStore, packFigures } from "../../../src/pipeline/build/figures.ts";
import type { StoredReading } from "../../../src/pipeline/build/stored-reading.ts";
import { byScope } from "../../../src/pipeline/identity/scopes.ts";
import { organOf } from "../../audit/dataset.ts";

type Scope = Report["scope"];
const government = organOf("临溪县人民政府", { kind: "government" });

const reading = (scope: Scope, value: number | null): StoredReading => {
  const fact = {
    value,
    raw: null,
    status: value === null ? ("blank" as const) : ("reported" as const),
    basis: "read" as const,
    unit: null,
    proven_by: 0,
    contradicted_by: 0,
  };
  return {
    scope,
    values: new FiguresStore().keep(packFigures({ "requests.newly_received.total": fact })),
  } as StoredReading;
};

test.each<[string, Scope[], [Scope, number | null][], [Scope, number][]]>([
  ["what alone is due is what does not tell", ["consolidated"], [["unknown", 95]], [["consolidated", 1]]],
  ["without a roster it stays untold", [], [["unknown", 95]], [["unknown", 1]]],
  [
    "of two that are due the greater one sums up the other",
    ["own", "consolidated"],
    [
      ["unknown", 4],
      ["unknown", 95],
    ],
    [
      ["own", 1],
      ["consolidated", 1],
    ],
  ],
  ["with two due it stays untold", ["own", "consolidated"], [["unknown", 95]], [["unknown", 1]]],
  [
    "beside the own one it is the other that is due",
    ["own", "consolidated"],
    [
      ["own", 4],
      ["unknown", 95],
    ],
    [
      ["own", 1],
      ["consolidated", 1],
    ],
  ],
  [
    "with the figures of the own one it is another format of it",
    ["own", "consolidated"],
    [
      ["own", 4],
      ["unknown", 4],
    ],
    [["own", 2]],
  ],
  [
    "without figures it is of the only report there is",
    ["consolidated"],
    [
      ["own", 4],
      ["unknown", null],
    ],
    [["own", 2]],
  ],
])("%s", (_, due, readings, expected) => {
  const groups = byScope(
    government,
    readings.map(([scope, value]) => reading(scope, value)),
    due,
  );
  expect(groups.map((group) => [group[0]!.scope, group.length])).toEqual(expected);
});
