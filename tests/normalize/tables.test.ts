import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { doubtsOf, factsOf } from "../../src/normalize/facts.ts";
import { proveTable } from "../../src/normalize/prove.ts";
import { readTables } from "../../src/normalize/tables.ts";
import { parseReport } from "../../src/parse-report.ts";
import { generate } from "../generator/generate.ts";
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

function read(document: Document) {
  const tables = readTables(document);
  const facts = factsOf(tables);
  const findings = [
    ...tables.readings.flatMap((r) => proveTable(r, facts)),
    ...tables.readings.flatMap((r) => doubtsOf(r, facts)),
  ];
  const values = Object.fromEntries(Object.entries(facts).map(([id, f]) => [id, f.value]));
  return { tables, facts, findings, values };
}

const rules = (findings: { rule: string; severity: string }[]) =>
  findings.filter((f) => f.severity !== "info").map((f) => f.rule);

const text = (put: Put) => (typeof put === "string" ? put : put.text);

describe("a report of 2021", () => {
  const grids = () => [
    table(activeRows(smallYear)),
    table(requestRows("2021", smallYear)),
    table(reviewRows(smallYear)),
  ];

  test("is read whole and proven", () => {
    const { tables, facts, findings, values } = read(documentOf(...grids()));
    expect(tables.form).toBe("2021");
    expect(values).toEqual(expectedFacts(smallYear));
    expect(rules(findings)).toEqual([]);
    expect(facts["requests.granted.natural_person"]).toMatchObject({
      basis: "read",
      proven_by: 2,
      contradicted_by: 0,
    });
    expect(facts["requests.granted.natural_person"].headings).toEqual({
      row: ["三、本年度办理结果", "（一）予以公开"],
      column: ["申请人情况", "自然人"],
    });
  });

  test("is read from one big table", () => {
    const rows = [...activeRows(smallYear), ...requestRows("2021", smallYear), ...reviewRows(smallYear)];
    const { values, findings } = read(documentOf(table(rows)));
    expect(values).toEqual(expectedFacts(smallYear));
    expect(rules(findings)).toEqual([]);
  });

  test("is read from a text dump that lost the horizontal spans", () => {
    const ragged = (rows: Put[][]) => {
      const { cells, rows: height } = table(rows);
      const lines: Put[][] = Array.from({ length: height }, () => []);
      for (let r = 0; r < height; r++)
        for (const c of cells.toSorted((a, b) => a.column - b.column))
          if (c.row <= r && r < c.row + c.row_span) lines[r].push(c.row === r ? c.text : "");
      return table(lines);
    };
    const { values, findings } = read(
      documentOf(
        ragged(activeRows(smallYear)),
        ragged(requestRows("2021", smallYear)),
        ragged(reviewRows(smallYear)),
      ),
    );
    expect(values).toEqual(expectedFacts(smallYear));
    expect(rules(findings)).toEqual([]);
  });

  test("is read with its rows in any order", () => {
    const rows = requestRows("2021", smallYear).map((r) => r.filter((p) => typeof p === "string" || !p.down));
    const [, , , ...body] = rows;
    fc.assert(
      fc.property(fc.shuffledSubarray(body, { minLength: body.length }), (shuffled) => {
        const header: Put[][] = [
          ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
        ];
        const flat = shuffled.map((r) => [text(r[0]), ...r.slice(1)]);
        const { values, findings } = read(documentOf(table([...header, ...flat])));
        for (const [id, value] of Object.entries(expectedFacts(smallYear)))
          if (id.startsWith("requests.")) expect([id, values[id]]).toEqual([id, value]);
        expect(rules(findings)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("is read with its columns in any order", () => {
    const order = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (columns) => {
        const body = requestRows("2021", smallYear)
          .slice(3)
          .map((r) => r.filter((p) => typeof p === "string" || !p.down).map(text));
        const rows = body.map(([label, ...v]) => [label, ...columns.map((c) => v[c])]);
        const { values, findings } = read(
          documentOf(table([["", ...columns.map((c) => order[c])], ...rows])),
        );
        for (const [id, value] of Object.entries(expectedFacts(smallYear)))
          if (id.startsWith("requests.")) expect([id, values[id]]).toEqual([id, value]);
        expect(rules(findings)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("is read on its side", () => {
    const body = requestRows("2021", smallYear)
      .slice(3)
      .map((r) => r.filter((p) => typeof p === "string" || !p.down).map(text));
    const upright = [
      ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
      ...body,
    ];
    const { values } = read(documentOf(table(upright[0].map((_, c) => upright.map((r) => r[c])))));
    for (const [id, value] of Object.entries(expectedFacts(smallYear)))
      if (id.startsWith("requests.")) expect([id, values[id]]).toEqual([id, value]);
  });

  test("is read where table 四 stands up, three blocks of five rows or three rows of five columns", () => {
    const outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    const groups = [["行政复议"], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]];
    const v = table(reviewRows(smallYear))
      .cells.slice(-15)
      .map((c) => c.text);
    const upright = groups.flatMap((g, i) =>
      outcomes.map((o, j): Put[] => [...(j === 0 ? [{ text: g.join(""), down: 5 }] : []), o, v[i * 5 + j]]),
    );
    const matrix: Put[][] = [
      ["", ...outcomes],
      ...groups.map((g, i) => [g.at(-1)!, ...v.slice(i * 5, i * 5 + 5)]),
    ];
    const splitGroups = groups.flatMap((g, i) =>
      outcomes.map((o, j): Put[] => [...(j === 0 ? [{ text: g.at(-1)!, down: 5 }] : []), o, v[i * 5 + j]]),
    );
    for (const rows of [matrix, splitGroups, upright.length ? splitGroups : []]) {
      const { values } = read(documentOf(table(rows)));
      for (const [id, value] of Object.entries(expectedFacts(smallYear)))
        if (id.startsWith("review_litigation.")) expect([id, values[id]]).toEqual([id, value]);
    }
  });

  test("is read from text that lost every border, when the sums decide", () => {
    const flat = (rows: Put[][]) => rows.map((r) => r.map(text).join("")).join("");
    const { values, facts, findings } = read(
      documentOf(
        `二、主动公开政府信息情况${flat(activeRows(smallYear))}三、收到和处理政府信息公开申请情况${flat(requestRows("2021", smallYear))}四、政府信息公开行政复议、行政诉讼情况${flat(reviewRows(smallYear))}五、存在的主要问题及改进情况`,
      ),
    );
    expect(values).toEqual(expectedFacts(smallYear));
    expect(facts["requests.newly_received.natural_person"].basis).toBe("decoded");
    // 308 of the normative documents, which no sum binds, may be one number.
    const [unproven, ...others] = findings;
    expect(unproven).toMatchObject({ rule: "reading.decoded_unproven" });
    expect(unproven.indicators).toContain("active_disclosure.normative_documents.issued");
    expect(rules(others)).toEqual([]);
  });

  test("leaves empty what the sums do not decide, and lists the readings", () => {
    const figures = {
      ...smallYear,
      "active_disclosure.normative_documents.issued": 8,
      "active_disclosure.normative_documents.repealed": 11,
      "active_disclosure.normative_documents.in_force": 53,
    };
    const flat = activeRows(figures)
      .map((r) => r.map(text).join(""))
      .join("");
    const { facts, findings } = read(documentOf(`二、主动公开政府信息情况${flat}三、收到和处理`));
    const id = "active_disclosure.normative_documents.issued";
    expect(facts[id]).toMatchObject({ value: null, status: "unreadable", raw: "81153" });
    const finding = findings.find((f) => f.rule === "reading.run_undecided")!;
    expect(finding.kind).toBe("extraction");
    expect(finding.indicators).toContain(id);
    expect(finding.candidates).toContain("8 | 11 | 53");
    expect(facts["active_disclosure.licensing.decisions"].value).toBe(5113);
  });
});

describe("rows put into one", () => {
  test("labels of several rows in one cell, their numbers stacked beside it", () => {
    const rows = requestRows("2021", smallYear);
    const stack = (at: number) => rows.slice(at, at + 3).map((r) => r.slice(-7).map(text));
    const at = rows.findIndex((r) => r.some((p) => text(p).startsWith("2.其他法律")));
    const numbers = stack(at);
    const joined = [
      rows
        .slice(at, at + 3)
        .map((r) => text(r.at(-8)!))
        .join("\n"),
      ...numbers[0].map((_, c) => numbers.map((n) => n[c]).join("\n")),
    ];
    const flat = rows.map((r) => r.filter((p) => typeof p === "string" || !p.down || p.down <= 3));
    flat.splice(at, 3, joined);
    const { values } = read(
      documentOf(
        table([
          ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
          ...flat.slice(3).map((r) => r.slice(-8).map(text)),
        ]),
      ),
    );
    for (const [id, value] of Object.entries(expectedFacts(smallYear)))
      if (id.startsWith("requests.denied.")) expect([id, values[id]]).toEqual([id, value]);
  });

  test("a label and its number in one cell", () => {
    const rows = activeRows(smallYear).map((r) =>
      text(r[0]) === "行政许可" ? [{ text: "行政许可 5113", across: 4 }] : r,
    );
    expect(read(documentOf(table(rows))).values["active_disclosure.licensing.decisions"]).toBe(5113);
  });
});

describe("doubt", () => {
  const rows = () => requestRows("2021", smallYear);

  test("a sum that does not add up stays as printed and is the office's", () => {
    const figures = { ...smallYear, "requests.granted.total": 9 };
    const { facts, findings } = read(documentOf(table(requestRows("2021", figures))));
    expect(facts["requests.granted.total"]).toMatchObject({ value: 9, contradicted_by: 2 });
    const found = findings.filter((f) => f.severity === "error");
    expect(found.map((f) => [f.rule, f.kind, f.expected, f.actual])).toEqual([
      ["requests.results_sum", "report", 13, 12],
      ["requests.row_sum", "report", 8, 9],
    ]);
  });

  test("a table whose columns only alignment tells has every value named", () => {
    const { findings } = read(documentOf({ ...table(rows()), aligned: true }));
    const named = findings.filter((f) => f.rule === "reading.by_alignment").flatMap((f) => f.indicators);
    expect(named).toContain("requests.granted.natural_person");
  });

  test("a row that no rules draw, with a label that is not quite the form's, is in doubt", () => {
    const torn = rows();
    const at = torn.findIndex((r) => r.some((p) => p === "3.危及“三安全一稳定”"));
    torn[at][0] = "3.危及“三安全一稳";
    const doubted = (aligned: boolean) =>
      read(documentOf({ ...table(torn), ...(aligned ? { aligned } : {}) })).findings.filter(
        (f) => f.rule === "reading.label_alike",
      );
    expect(doubted(true)[0].severity).toBe("warning");
    expect(doubted(true)[0].indicators).toContain("requests.denied.security_and_stability.natural_person");
    expect(doubted(false)).toEqual([]);
  });

  test("a change in a cell that asks for a number of things is in doubt, a unit in brackets is the value's", () => {
    const licensing = "active_disclosure.licensing.decisions";
    const fees = "active_disclosure.fees.amount";
    const figures = { ...smallYear, [licensing]: "增长5", [fees]: "125000（元）" };
    const { facts, findings } = read(documentOf(table(activeRows(figures))));
    expect(facts[fees]).toMatchObject({ value: 125000, unit: "元" });
    expect(findings.find((f) => f.rule === "reading.value_doubtful")?.indicators).toEqual([licensing]);
  });

  test("a row with a cell too few is placed in doubt", () => {
    const short = rows();
    short[3] = short[3].slice(0, -1);
    const { findings } = read(documentOf(table(short)));
    const named = findings.filter((f) => f.kind === "extraction").flatMap((f) => f.indicators);
    expect(named).toContain("requests.newly_received.natural_person");
  });

  test("a cell without a number in a row that is placed by the order of the form is named", () => {
    const lost = rows();
    const at = lost.findIndex((r) => text(r[0]).startsWith("4.保护"));
    lost[at] = ["", ...lost[at].slice(1, -1), ""];
    const { findings } = read(documentOf(table(lost)));
    expect(findings.find((f) => f.rule === "reading.blank_by_position")?.indicators).toEqual([
      "requests.denied.third_party_rights.total",
    ]);
  });

  test("a row whose label is lost is placed by the order of the form, and says so", () => {
    const lost = rows();
    const at = lost.findIndex((r) => text(r[0]).startsWith("4.保护"));
    lost[at] = ["", ...lost[at].slice(1)];
    const { values, findings } = read(documentOf(table(lost)));
    expect(values["requests.denied.third_party_rights.total"]).toBe(0);
    expect(findings.filter((f) => f.rule === "reading.by_position").flatMap((f) => f.indicators)).toContain(
      "requests.denied.third_party_rights.total",
    );
  });

  test("numbers beside the caption of a group are not those of one of its rows", () => {
    const collapsed = requestRows("2019", { ...smallYear, "requests.other_handling.total": 1 });
    const at = collapsed.findIndex((r) => text(r[0]).startsWith("5.要求"));
    const [label, ...unlabelled] = collapsed[at];
    const rest = collapsed.slice(at + 1).map(([first, ...values]) => [text(first), ...values]);
    const { values } = read(
      documentOf(
        table(activeRows(smallYear)),
        table(collapsed.slice(0, at)),
        text(label),
        table([unlabelled, ...rest]),
      ),
    );
    expect(values["requests.other_handling.total"]).toBe(1);
    expect(values["requests.other_handling.other.total"]).toBeUndefined();
  });

  test("wide cells said once for each column, in another rhythm than their headings, are read in order", () => {
    const wide = activeRows(smallYear).slice(0, 2);
    wide[1] = ["信息内容", "本年制发件数", "本年制发件数", "本年废止件数", "现行有效件数"];
    wide.push(["规章", "15", "0", "131", "131"], ["行政规范性文件", "0", "0", "0", ""]);
    const { values } = read(documentOf(table(wide)));
    expect(
      ["issued", "repealed", "in_force"].map((c) => values[`active_disclosure.regulations.${c}`]),
    ).toEqual([15, 0, 131]);
    expect(values["active_disclosure.normative_documents.in_force"]).toBeNull();
  });

  test.each([
    [
      ["本年制发件数", "本年制发件数", "本年废止件数", "现行有效件数"],
      ["", "10", "346", "346"],
      [null, 10, 346],
    ],
    [
      ["本年制发件数", "本年废止件数", "本年废止件数", "现行有效件数"],
      ["", "5", "13", "13"],
      [null, 5, 13],
    ],
  ])(
    "a blank before wide cells in another rhythm than their headings is a cell: %j",
    (header, row, expected) => {
      const wide = activeRows(smallYear).slice(0, 1);
      wide.push(["信息内容", ...header], ["规章", ...row], ["行政规范性文件", "0", "0", "0", "0"]);
      const { values, findings } = read(documentOf(table(wide)));
      const ids = ["issued", "repealed", "in_force"].map((c) => `active_disclosure.regulations.${c}`);
      expect(ids.map((id) => values[id])).toEqual(expected);
      const doubts = findings.filter((f) => f.rule === "reading.by_position").flatMap((f) => f.indicators);
      expect(doubts).toEqual(expect.arrayContaining(ids.slice(1)));
    },
  );

  test("a label said once for each of its columns is no value, though a column is called the same", () => {
    const rows = requestRows("2021", smallYear);
    const said = rows.at(-2)!.map((put) => (typeof put === "string" ? put : put.text));
    expect(said.at(-8)).toContain("总计");
    const numbers = said.slice(-7).with(2, "");
    rows[rows.length - 2] = ["三、本年度办理结果", said.at(-8)!, said.at(-8)!, ...numbers];
    const { values } = read(documentOf(table(rows)));
    expect(values["requests.result_total.natural_person"]).toBe(Number(numbers[0]));
    expect(values["requests.result_total.research_institution"]).toBeNull();
  });

  test("a value beside all headings, where there is one for each, is read in order", () => {
    const shifted = activeRows(smallYear).slice(0, 1);
    shifted.push(
      ["信息内容", "", "本年制发件数", "本年废止件数", "现行有效件数"],
      ["规章", "4", "5", "6", ""],
    );
    const { values } = read(documentOf(table(shifted)));
    expect(
      ["issued", "repealed", "in_force"].map((c) => values[`active_disclosure.regulations.${c}`]),
    ).toEqual([4, 5, 6]);
  });

  test("columns taken for each other, which most sums then deny, are named", () => {
    const swapped = requestRows("2021", smallYear);
    swapped[1] = [swapped[1][2], swapped[1][1], swapped[1][0]];
    const named = (grid: Put[][]) =>
      read(documentOf(table(grid)))
        .findings.filter((f) => f.rule === "reading.mostly_contradicted")
        .flatMap((f) => f.indicators);
    expect(named(swapped)).toContain("requests.newly_received.total");
    expect(named(requestRows("2021", { ...smallYear, "requests.newly_received.total": 13 }))).toEqual([]);
  });

  test("a row that is not the form's is left aside and said", () => {
    const extra = activeRows(smallYear);
    extra.splice(4, 0, ["其他主动公开文件", "7", "7", "7"]);
    const { values, findings } = read(documentOf(table(extra)));
    expect(values["active_disclosure.normative_documents.issued"]).toBe(3);
    expect(findings.map((f) => f.rule)).toContain("reading.row_unknown");
  });

  test("blank is not zero, and an unjudged sum is no error", () => {
    const { facts, findings } = read(
      documentOf(table(requestRows("2021", { ...smallYear, "requests.granted.total": "" }))),
    );
    expect(facts["requests.granted.total"]).toMatchObject({ value: null, status: "blank" });
    expect(rules(findings)).toEqual([]);
    expect(findings.map((f) => f.rule)).toContain("requests.not_judged");
  });
});

const activeRows2019: Put[][] = [
  [{ text: "第二十条第（一）项", across: 5 }],
  ["信息内容", "本年新\n制作数量", { text: "本年新\n公开数量", across: 2 }, "对外公开总数量"],
  ["规章", "1", { text: "2", across: 2 }, "3"],
  ["规范性文件", "4", { text: "5", across: 2 }, "6"],
  [{ text: "第二十条第（五）项", across: 5 }],
  ["信息内容", "上一年项目数量", { text: "本年增/减", across: 2 }, "处理决定数量"],
  ["行政许可", { text: "10", across: 2 }, "-3", "12"],
  ["其他对外管理服务事项", { text: "13", across: 2 }, "+14", "15"],
  [{ text: "第二十条第（九）项", across: 5 }],
  ["信息内容", { text: "采购项目数量", across: 2 }, { text: "采购总金额", across: 2 }],
  ["政府集中采购", { text: "6", across: 2 }, { text: "251000元", across: 2 }],
];

test("the form of 2019 is told by its labels, its header and data spans disagree", () => {
  const { tables, values, facts } = read(documentOf(table(activeRows2019)));
  expect(tables.form).toBe("2019");
  expect(values).toMatchObject({
    "active_disclosure.regulations.made": 1,
    "active_disclosure.regulations.total_disclosed": 3,
    "active_disclosure.licensing.items_last_year": 10,
    "active_disclosure.licensing.change": -3,
    "active_disclosure.licensing.decisions": 12,
    "active_disclosure.other_services.change": 14,
    "active_disclosure.procurement.amount": 251000,
    "active_disclosure.fees.change": null,
  });
  expect(facts["active_disclosure.procurement.amount"].unit).toBe("元");
  expect(facts["active_disclosure.fees.change"].status).toBe("absent");
});

test("rows without a label in a table of 2019 are none that the form of 2021 alone has", () => {
  const rows = requestRows("2019", { ...smallYear, "requests.other_handling.total": 1 });
  const at = rows.findIndex((row) => row.some((put) => text(put).includes("其他处理")));
  rows[at][0] = { text: "", across: 2 };
  const stray = () => [{ text: "", across: 2 }, "7", "", "", "", "", "", ""];
  rows.splice(at + 1, 0, stray(), stray());
  (rows.find((row) => text(row[0]).startsWith("三、"))![0] as { down: number }).down += 2;
  const { tables, values, findings } = read(documentOf(table(activeRows2019), table(rows)));
  expect(tables.form).toBe("2019");
  expect(Object.keys(values).filter((id) => id.startsWith("requests.other_handling."))).toHaveLength(7);
  expect(rules(findings)).toContain("reading.row_unknown");
});

test("a single row of （六）其他处理 in a report of 2021 is read as it stands", () => {
  const { tables, values } = read(
    documentOf(
      table(activeRows(smallYear)),
      table(requestRows("2019", smallYear)),
      table(reviewRows(smallYear)),
    ),
  );
  expect(tables.form).toBe("2021");
  expect(tables.readings.map((r) => r.form.id)).toEqual(["2021", "2019", "2021"]);
  expect(values["requests.other_handling.total"]).toBe(0);
});

test("a named row tells a table's form, though its columns went by their order", async () => {
  const { bytes } = generate(1822, { format: "pdf", layout: "horizontal-rules" });
  const { facts } = await parseReport(bytes, {});
  expect(facts["requests.other_handling.total"]).toMatchObject({ value: 0, status: "reported" });
});
