import { describe, expect, test } from "vitest";
import { formById } from "../../src/forms/index.ts";
import { doubtsOf, factsOf } from "../../src/normalize/facts.ts";
import { proveTable } from "../../src/normalize/prove.ts";
import { readTables } from "../../src/normalize/tables.ts";
import { activeRows, documentOf, requestRows, smallYear, table } from "./lay-out.ts";

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

describe("among blank cells that left no trace", () => {
  test("a run that keeps its own sum in one way alone is read in that way", () => {
    const lines = requests((label, values) =>
      /^一、/u.test(label)
        ? "1000001"
        : values
            .slice(0, -1)
            .map(() => "0")
            .join(""),
    );
    const { facts } = read(lines.join(""));
    expect(facts["requests.newly_received.natural_person"].value).toBe(1);
    expect(facts["requests.newly_received.total"].value).toBe(1);
    expect(facts["requests.granted.total"].value).toBeNull();
  });
});

describe("the rows of table 二 without borders", () => {
  const old = (coercion: string, fees: string[]) => [
    "第二十条第（五）项",
    "信息内容上一年项目数量本年增/减处理决定数量",
    "行政许可000",
    "其他对外管理服务事项000",
    "第二十条第（六）项",
    "信息内容上一年项目数量本年增/减处理决定数量",
    "行政处罚000",
    `行政强制${coercion}`,
    "第二十条第（八）项",
    "信息内容上一年项目数量本年增/减",
    ...fees,
    "第二十条第（九）项",
    "信息内容采购项目数量采购总金额",
    "政府集中采购00",
  ];

  test("a stroke that may be a blank or a sign is neither", () => {
    const { facts, named } = read(...old("14-201", ["行政事业性收费00"]));
    for (const column of ["items_last_year", "change", "decisions"]) {
      const id = `active_disclosure.coercion.${column}`;
      expect(facts[id].value).toBeNull();
      expect(named(id)).toContain("reading.run_undecided");
    }
  });

  test("a row of the office's own is no second cell of the row before", () => {
    const { facts, named } = read(...old("000", ["行政事业性收费2040", "其他文件120"]));
    const id = "active_disclosure.fees.items_last_year";
    expect(facts[id].value).toBeNull();
    expect(named(id)).not.toEqual([]);
  });
});

describe("rows that cannot be decided", () => {
  test("speak for no reading of another row", () => {
    const lines = requests((label, values) => {
      if (/^一、/u.test(label)) return "14324/355180";
      if (/^二、/u.test(label)) return "10//11113";
      if (/^(（一）|（七）)/u.test(label)) return "14622/366183";
      if (/^四、/u.test(label)) return "72/1//10";
      return "/".repeat(values.length);
    });
    const { facts } = read(...lines);
    expect([7, 72]).toContain(facts["requests.carried_forward.natural_person"].value ?? 7);
    expect(facts["requests.carried_forward.total"].value ?? 10).toBe(10);
  });
});

describe("the last row without borders", () => {
  const row = ["natural_person", "total"].map((column) => `requests.carried_forward.${column}`);
  const withLast = (label: string) =>
    requests((_, values) => values.join(""))
      .slice(0, -1)
      .concat(`${label}4000004`);

  test("has its numbers though its label is misspelt behind a shorter wording", () => {
    const { facts } = read(withLast("四、结转下年度续继办理").join(""));
    expect(row.map((id) => facts[id].value)).toEqual([4, 4]);
  });

  test("is not called blank where numbers stand behind words that nobody knows", () => {
    const { facts, named } = read(withLast("四、结转下年度之申请").join(""));
    for (const id of row) {
      expect(facts[id]).toMatchObject({ value: null, status: "unreadable" });
      expect(named(id)).toContain("reading.run_undecided");
    }
  });
});

describe("table 二 with blanks between its numbers, and none where a cell is blank", () => {
  const current = (...rows: string[]) => [
    "第二十条第（一）项",
    "信息内容 本年制发件数 本年废止件数 现行有效件数",
    ...rows,
    "第二十条第（五）项",
    "信息内容 本年处理决定数量",
    "行政许可 13",
  ];
  const documents = ["issued", "repealed", "in_force"].map(
    (column) => `active_disclosure.normative_documents.${column}`,
  );

  test("a number alone in its row is not taken apart into its digits", () => {
    const { facts, named } = read(...current("规章 0 0", "行政规范性文件 287"));
    for (const id of documents) {
      expect(facts[id].value).toBeNull();
      expect(named(id)).toContain("reading.run_undecided");
    }
  });

  test("digits that may be one number are in doubt where no sum confirms them", () => {
    const { facts, named } = read(...current("规章000", "行政规范性文件287"));
    for (const id of documents) expect(named(id)).not.toEqual([]);
    expect(named("active_disclosure.regulations.issued")).toEqual([]);
    expect(facts["active_disclosure.regulations.issued"].value).toBe(0);
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

test("a table whose headings line breaks tore apart is read by its groups and the count of its numbers", () => {
  const { cells } = formById("2021").tables.find((t) => t.key === "review_litigation")!;
  const lines = [
    "行政复议 行政诉讼",
    "结果维 结果纠 其他结 尚未审 总 未经复议直接起诉 复议后起诉",
    "持 正 果 结 计 结果维 结果纠 其他结 尚未审 总 结果维 结果纠 其他结 尚未审 总",
    "0 1 2 0 3 2 1 0 2 5 0 2 1 0 3",
  ];
  const { facts } = read(...lines);
  const values = lines[3].split(" ").map(Number);
  expect(cells.map((c) => facts[c.indicator].value)).toEqual(values);
  expect(facts[cells[0].indicator].basis).toBe("position");
});

test("a group that stands higher than the one beside it does not come first, which is in doubt", () => {
  const { cells } = formById("2021").tables.find((t) => t.key === "review_litigation")!;
  const outcomes = "结果维持结果纠正其他结果尚未审结总计".repeat(3);
  const groups = "未经复议直接起诉 复议后起诉";
  const numbers = "119 0 1 2 122 0 1 2 5 8 8 101 5 0 114";
  const caption = "四、政府信息公开行政复议、行政诉讼情况";
  const values = numbers.split(" ").map(Number);
  const { facts, named } = read(caption, "行政诉讼", "行政复议", groups, outcomes, numbers);
  expect(cells.map((c) => facts[c.indicator].value)).toEqual(values);
  for (const { indicator } of cells) expect(named(indicator)).toContain("reading.groups_unordered");
  const other = read(caption, "行政诉讼 行政复议", groups, outcomes, numbers);
  expect(other.facts["review_litigation.review.upheld"].value).toBe(8);
  expect(other.named("review_litigation.review.upheld")).toContain("reading.groups_unordered");
  const usual = read(caption, "行政复议 行政诉讼", groups, outcomes, numbers);
  expect(cells.map((c) => usual.facts[c.indicator].value)).toEqual(values);
  expect(usual.named("review_litigation.review.upheld")).not.toContain("reading.groups_unordered");
});

test("a dash before the first number of table 四 is its first cell", () => {
  const { cells } = formById("2021").tables.find((t) => t.key === "review_litigation")!;
  const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const groups = ["行政复议", "未经复议直接起诉", "复议后起诉"];
  const headings = groups.flatMap((group) => outcomes.map((outcome) => group + outcome));
  const { facts } = read(headings.join(""), "——000000000——0000");
  const expected = cells.map((_, i) => (i === 0 || i === 10 ? null : 0));
  expect(cells.map((c) => facts[c.indicator].value)).toEqual(expected);
});

test("a row without numbers is in doubt where lines of the text leave a row of numbers aside", () => {
  const rows = activeRows(smallYear).map((row) =>
    row.map((put) => (typeof put === "string" ? put : put.text)),
  );
  const lines = rows.flatMap((row) => {
    if (row[0] === "行政处罚") return [["行政处罚", ""]];
    return row[0] === "行政强制" ? [row, ["地方自设的其他事项", "7"]] : [row];
  });
  const block = table(lines);
  const { findings } = readTables(documentOf(block)).readings[0];
  const doubt = findings.find((f) => f.rule === "reading.blank_beside_numbers");
  expect(doubt?.indicators).toContain("active_disclosure.penalties.decisions");
});

test("the place of a number below its label reaches down to it", () => {
  const lines = requests((label, values) => [label, ...values].join("\n"));
  const { facts } = read(...lines.flatMap((line) => line.split("\n")));
  const { value, place } = facts["requests.newly_received.natural_person"];
  expect(value).toBe(Number(smallYear["requests.newly_received.natural_person"]));
  expect(place).toMatchObject({ in: "text" });
  if (place?.in === "text") expect(place.end_line - place.line).toBe(7);
});
