import { expect, test } from "vitest";
import { forms, identitiesOf, indicators, tablesOfForms } from "../../src/forms/index.ts";

test("each form has the cells that its notice prescribes", () => {
  const cells = Object.fromEntries(forms.map((f) => [f.id, f.tables.map((t) => t.cells.length)]));
  expect(cells).toEqual({ narrative: [], 2014: [58], 2019: [22, 161, 15], 2021: [10, 175, 15] });
});

test("each form has the identities that its tables imply", () => {
  const sums = Object.fromEntries(
    tablesOfForms.map(({ form, table }) => [
      `${form.id} ${table.key}`,
      table.identities.filter((i) => i.relation === "=").length,
    ]),
  );
  expect(sums).toEqual({
    "2014 statistics_sheet": 7,
    "2019 active_disclosure": 0,
    "2019 requests": 7 + 7 + 23,
    "2019 review_litigation": 3,
    "2021 active_disclosure": 0,
    "2021 requests": 7 + 7 + 25,
    "2021 review_litigation": 3,
  });
});

test.each(tablesOfForms.map(({ form, table }) => [`${form.id} ${table.key}`, table] as const))(
  "%s binds only its own cells, and every heading is used",
  (_, table) => {
    const own = new Set(table.cells.map((c) => c.indicator));
    expect(own.size).toBe(table.cells.length);
    for (const identity of table.identities)
      for (const member of [...identity.left, ...identity.right]) expect(own).toContain(member);
    expect(new Set(table.cells.map((c) => c.row))).toEqual(new Set(table.rows.map((r) => r.key)));
    expect(new Set(table.cells.map((c) => c.column))).toEqual(new Set(table.columns.map((c) => c.key)));
    const groups = new Set([...table.groups.map((g) => g.key), ...table.rows.map((r) => r.key)]);
    for (const heading of [...table.rows, ...table.columns])
      for (const group of heading.under ?? []) expect(groups).toContain(group);
  },
);

test("an indicator of two forms is one indicator", () => {
  expect(indicators.get("requests.granted.total")!.forms).toEqual(["2019", "2021"]);
  expect(indicators.get("requests.other_handling.total")!.forms).toEqual(["2019"]);
});

test("a result is bound by its row, its column and the total", () => {
  const { table } = indicators.get("requests.granted.natural_person")!;
  const rules = identitiesOf(table, "requests.granted.natural_person").map((i) => i.rule);
  expect(new Set(rules)).toEqual(
    new Set(["requests.results_sum", "requests.result_bound", "requests.row_sum"]),
  );
});
