import { expect, test } from "vitest";
import { formById } from "../../src/forms/index.ts";
import { dropSerials } from "../../src/normalize/stream-serials.ts";
import type { Run } from "../../src/normalize/reading.ts";

const table = formById("2014").tables[0];

const first = "序号指标统计数单位1一、主动公开情况2";

function runOf(tokens: string[]): Run {
  const [cell] = table.cells;
  return {
    row: table.rows[0],
    labelled: true,
    byPosition: false,
    cells: [cell],
    tokens,
    whole: false,
    raw: tokens.join(" "),
    place: { in: "text", line: 1, column: 1, end_line: 1, end_column: 2, span: [0, 1] },
    label: [],
  };
}

const rowsOf = (values: (string | null)[]): Run[] =>
  values.map((value, i) => {
    const serial = i + 1 < values.length ? [String(i + 4)] : [];
    return runOf(value === null ? serial : [value, ...serial]);
  });

test("serial numbers behind the values of the row before are no values", () => {
  const values = ["762", "43", "12", "165", "762", "0", "639", "0", "5", "7"];
  const runs = rowsOf(values);
  dropSerials(runs, first);
  expect(runs.map((run) => run.tokens)).toEqual(values.map((value) => [value]));
});

test("of a row that was left blank the next serial number alone is left, and it is no value", () => {
  const values = ["762", "43", null, "165", "762", "0", "639", "0", "5", "7", "8"];
  const runs = rowsOf(values);
  dropSerials(runs, first);
  expect(runs.map((run) => run.tokens)).toEqual(values.map((value) => (value === null ? [] : [value])));
});

test("in a sheet that was left blank serial numbers are no values", () => {
  const serials = ["3", "4", "5", "7", "8", "9", "10", "11", "13", "15", "16"];
  const runs = [...serials, ""].map((serial) => runOf(serial === "" ? [] : [serial]));
  dropSerials(runs, first);
  expect(runs.map((run) => run.tokens)).toEqual(runs.map(() => []));
});

test("values that count are values where none stands before the first row", () => {
  const runs = ["3", "4", "5", "6", "7", "8", "9", "10", "11"].map((value) => runOf([value]));
  dropSerials(runs, "统计指标单位统计数");
  expect(runs.every((run) => run.tokens.length === 1)).toBe(true);
});

test("numbers that do not count are values", () => {
  const runs = ["3", "9", "1", "7", "2", "40", "6", "8", "5"].map((value) => runOf([value, "6"]));
  dropSerials(runs, first);
  expect(runs.every((run) => run.tokens.length === 2)).toBe(true);
});
