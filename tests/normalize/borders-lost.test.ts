import { describe, expect, test } from "vitest";
import { formById } from "../../src/forms/index.ts";
import { doubtsOf, factsOf } from "../../src/normalize/facts.ts";
import { proveTable } from "../../src/normalize/prove.ts";
import { readTables } from "../../src/normalize/tables.ts";
import { documentOf, requestRows, smallYear } from "./lay-out.ts";

function read(...lines: string[]) {
  const tables = readTables(documentOf(...lines));
  const facts = factsOf(tables);
  const findings = tables.readings.flatMap((r) => [...proveTable(r, facts), ...doubtsOf(r, facts)]);
  const named = (id: string) =>
    findings.filter((f) => f.kind === "extraction" && f.indicators.includes(id)).map((f) => f.rule);
  return { facts, named };
}

/** Labels of table 三 in their order, each with its numbers as they are left in the text. */
function requests(numbers: (label: string, values: string[]) => string): string[] {
  const rows = requestRows("2021", smallYear).slice(3);
  const words = rows.map((row) => row.map((put) => (typeof put === "string" ? put : put.text)));
  return words.map((row) => row.slice(0, -7).join("") + numbers(row.at(-8)!, row.slice(-7)));
}

describe("blank cells that left no trace", () => {
  test("a run that is long enough for its row is not taken for whole where others are too short", () => {
    const lines = requests((label, values) => {
      if (/^一、/u.test(label)) return "46428115112";
      if (/总计$/u.test(label)) return "45428115111";
      return values.filter((v) => v !== "0").join("");
    });
    const { facts, named } = read(lines.join(""));
    for (const row of ["newly_received", "result_total"]) {
      const id = `requests.${row}.natural_person`;
      expect(facts[id]).toMatchObject({ value: null, status: "unreadable" });
      expect(named(id)).toContain("reading.run_undecided");
    }
  });
});

describe("a statistics sheet without borders", () => {
  const labels = formById("2014").tables[0].rows.map((row) => row.label);
  const sheet = (header: string, numbers: (i: number) => string) =>
    header + labels.map((label, i) => label + numbers(i)).join("");

  test("two columns of numbers in one run are none of them read", () => {
    const { facts, named } = read(sheet("统计指标单位2017年2016年", (i) => `${i + 3}${i + 9}`));
    for (const id of Object.keys(facts)) {
      expect(facts[id].value).toBeNull();
      expect(named(id)).not.toEqual([]);
    }
  });

  test("units in brackets stand behind the labels", () => {
    const { facts } = read(sheet("指标（单位）统计数", (i) => `（条）${i + 3}`));
    const values = Object.values(facts).map((f) => f.value);
    expect(values).toEqual(labels.map((_, i) => i + 3));
  });

  test("a sum of money is in the unit that the office printed", () => {
    const unitOf = (i: number) => (/费用$|专项经费/u.test(labels[i]) ? "元" : "件");
    const { facts } = read(sheet("统计指标单位统计数", (i) => `${unitOf(i)}${i + 3}`));
    expect(facts["statistics_sheet.institution.budget"].unit).toBe("元");
    expect(facts["statistics_sheet.complaints"].unit).toBe("件");
  });

  test("rows without a number are in doubt where numbers stand apart from their rows", () => {
    const half = 20;
    const column = Array.from({ length: half }, (_, i) => `${i + 3}`).join(" ");
    const lines = [...labels.slice(0, half), column, ...labels.slice(half).map((l, i) => `${l} ${i}`)];
    const { facts, named } = read(...lines);
    const id = "statistics_sheet.channel.gazette";
    expect(facts[id].value).toBeNull();
    expect(named(id)).toContain("reading.blank_beside_numbers");
  });
});

test("the numbers of a row stand inside the note of its label that was wrapped around them", () => {
  const lines = requests((_, values) => ` ${values.join(" ")}`);
  const at = lines.findIndex((line) => line.includes("区分处理的"));
  const wrapped = lines[at].replace(
    /^(.*不计其他)(.*[)）])( .*)$/u,
    (_, head, tail, values) => `${head}${values} ${tail}`,
  );
  const { facts } = read(lines.toSpliced(at, 1, wrapped).join("\n"));
  const id = "requests.partially_granted.total";
  expect(facts[id].value).toBe(Number(smallYear[id] ?? 0));
});
