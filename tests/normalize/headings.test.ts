import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/document.ts";
import { doubtsOf, factsOf } from "../../src/normalize/facts.ts";
import { readTables } from "../../src/normalize/tables.ts";
import type { Put } from "./lay-out.ts";
import {
  activeRows,
  documentOf,
  expectedFacts,
  requestRows,
  reviewRows,
  smallYear,
  table,
} from "./lay-out.ts";

const cases = {
  ...smallYear,
  ...Object.fromEntries(
    ["review", "litigation.direct", "litigation.after_review"].flatMap((block, i) =>
      ["upheld", "corrected", "other", "pending", "total"].map((outcome, j) => [
        `review_litigation.${block}.${outcome}`,
        j < 4 ? 10 * i + j : 40 * i + 6,
      ]),
    ),
  ),
};

/** Each grid position as a cell of its own: what stands in a merged cell is said once, at its start. */
function flat(rows: Put[][]): string[][] {
  const laid = table(rows);
  const grid = Array.from({ length: laid.rows }, () => Array<string>(laid.columns).fill(""));
  for (const cell of laid.cells) grid[cell.row]![cell.column] = cell.text;
  return grid;
}

const active = () => table(activeRows(cases));
const requests = () => table(requestRows("2021", cases));

function read(...blocks: (Block | string)[]) {
  const tables = readTables(documentOf(...blocks));
  const facts = factsOf(tables);
  const findings = tables.readings.flatMap((r) => doubtsOf(r, facts));
  return {
    values: Object.fromEntries(Object.entries(facts).map(([id, f]) => [id, f.value])),
    rules: findings.filter((f) => f.severity !== "info").map((f) => f.rule),
    doubted: new Set(findings.flatMap((f) => f.indicators)),
  };
}

describe("captions that lost their spans", () => {
  test("reach on over the empty cells to their right, in whatever order they stand", () => {
    const order = [10, 11, 12, 13, 14, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4];
    const rows = flat(reviewRows(cases));
    rows[0] = ["行政诉讼", ...Array<string>(9).fill(""), "行政复议", "", "", "", ""];
    rows[1] = order.map((i) => rows[1]![i]!);
    rows[2] = order.map((i) => rows[2]![i]!);
    rows[3] = order.map((i) => rows[3]![i]!);
    const { values, rules } = read(active(), requests(), table(rows));
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toEqual([]);
  });

  test("stand as text above a table of their own", () => {
    const values15 = flat(reviewRows(cases))[3]!;
    const leaf = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    const { values, rules } = read(
      ...[active(), requests(), "行政复议", table([leaf, values15.slice(0, 5)]), "行政诉讼"],
      ...["未经复议直接起诉", table([leaf, values15.slice(5, 10)])],
      ...["复议后起诉", table([leaf, values15.slice(10)])],
    );
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toEqual([]);
  });

  test("are said with the one above them in one cell", () => {
    const values15 = flat(reviewRows(cases))[3]!;
    const rows = [
      ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
      ["行政复议", ...values15.slice(0, 5)],
      ["行政诉讼 未经复议直接起诉", ...values15.slice(5, 10)],
      ["行政诉讼 复议后起诉", ...values15.slice(10)],
    ];
    const { values, rules } = read(active(), requests(), table(rows));
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toEqual([]);
  });
});

describe("columns that the form does not have", () => {
  test("are left aside and said, when they are much like one that it has", () => {
    const rows = flat(activeRows(cases)).map((row, i) => [
      ...row,
      ["", "上年现行有效件数", "77", "78"][i] ?? "",
    ]);
    const { values, rules } = read(table(rows), requests(), table(reviewRows(cases)));
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toContain("reading.column_unknown");
  });

  test("are left aside and said, when they are subtotals under a group", () => {
    const rows = flat(requestRows("2021", cases)).map((row, i) => {
      const sum = row.slice(4, 9).reduce((s, text) => s + Number(text), 0);
      return [...row.slice(0, 9), ["", "", "小计"][i] ?? String(sum), row[9]!];
    });
    const { values, rules } = read(active(), table(rows), table(reviewRows(cases)));
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toContain("reading.column_unknown");
  });

  test("are no repeats of a wide cell in formats without spans", () => {
    const rows = flat(activeRows(cases)).map((row) =>
      row.map((text, i) => (i > 1 && text === "" ? row[1]! : text)),
    );
    const { values, rules } = read(table(rows), requests(), table(reviewRows(cases)));
    expect(values).toEqual(expectedFacts(cases));
    expect(rules).toEqual([]);
  });
});

test("two cells of one number under a wide heading are two values, where there is one for each heading", () => {
  const wide = (text: string) => ({ text, across: 2 });
  const rows = [
    ["第二十条第（五）项", "", "", "", "", ""],
    ["信息内容", wide("上一年项目数量"), wide("本年增/减"), "处理决定数量"],
    ["行政许可", "7", "7", "", "40", ""],
    ["其他对外管理服务事项", "5", "2", "", "9", ""],
  ];
  const { values } = read(table(rows));
  expect(values).toMatchObject({
    "active_disclosure.licensing.items_last_year": 7,
    "active_disclosure.licensing.change": 7,
    "active_disclosure.licensing.decisions": 40,
    "active_disclosure.other_services.decisions": 9,
  });
});

test("a row with a cell less than the rows like it is in doubt, though its values are as many as the headings", () => {
  const rows = flat(requestRows("2021", { ...cases, "requests.partially_granted.natural_person": 3 }));
  const cut = rows.findIndex((row) => row[1]!.startsWith("（二）部分公开"));
  rows[cut]!.splice(6, 1);
  const { doubted } = read(active(), table(rows), table(reviewRows(cases)));
  expect(doubted).toContain("requests.partially_granted.natural_person");
  expect(doubted).toContain("requests.partially_granted.research_institution");
});

test("a number is all that is left of a label: the group beside it is not the row", () => {
  const rows = flat(requestRows("2021", { ...cases, "requests.other_handling.other.natural_person": 4 })).map(
    (row) => [...row.slice(0, 2), row[2]!.replace(/(?<=^\d)\..*/, "."), ...row.slice(3)],
  );
  const { values, doubted } = read(active(), table(rows), table(reviewRows(cases)));
  const wrong = Object.entries(values).filter(
    ([id, value]) => value !== null && value !== (expectedFacts(cases)[id] ?? null) && !doubted.has(id),
  );
  expect(wrong).toEqual([]);
});
