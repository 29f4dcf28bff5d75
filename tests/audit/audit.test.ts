import { existsSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  auditPublication,
  auditReport,
  auditSeries,
  auditYear,
  findingId,
  rules,
  seenHash,
} from "../../src/audit/index.ts";
import { parseReport } from "../../src/index.ts";
import { auditFinding } from "../../src/model/audit.ts";
import type { Report } from "../../src/model/report.ts";
import { examples, writeExample } from "../generator/examples.ts";
import { generate } from "../generator/generate.ts";
import { organOf, publicationOf, readingOf, seriesOf, yearOf } from "./dataset.ts";
import { figures, reportOf } from "./written.ts";

describe("the rules", () => {
  test.each(rules.map((r) => r.id))("%s has a file and a test of its name", (id) => {
    expect(existsSync(new URL(`../../src/audit/${id}.ts`, import.meta.url))).toBe(true);
    expect(existsSync(new URL(`${id}.test.ts`, import.meta.url))).toBe(true);
  });

  test("are all the files that are named as one", () => {
    const files = readdirSync(new URL("../../src/audit/", import.meta.url));
    const named = files.filter((f) => /^[a-z]+\.[a-z_]+\.ts$/.test(f)).map((f) => f.slice(0, -3));
    expect(rules.map((r) => r.id).sort()).toEqual(named.sort());
  });
});

describe("findings of a report", () => {
  const whose = { organ: "519921/临溪县水务局", key: "a".repeat(64) };
  const wrong = { overview: "2023年，我局收到政府信息公开申请46件。" };
  let report: Report;
  beforeAll(async () => {
    report = await reportOf({ ...wrong, values: { "requests.result_total.total": 43 } });
  });

  test("are those of the rules and of the record, in the schema, each with an id of its own", () => {
    const findings = auditReport(report, whose);
    expect(findings.map((f) => auditFinding.parse(f))).toEqual(findings);
    expect(findings.map((f) => f.rule)).toEqual(
      expect.arrayContaining([
        "requests.balance",
        "requests.results_sum",
        "requests.row_sum",
        "narrative.received",
      ]),
    );
    expect(new Set(findings.map((f) => f.id)).size).toBe(findings.length);
    expect(
      findings.every((f) => f.organ === whose.organ && f.evidence.every((e) => e.report === whose.key)),
    ).toBe(true);
  });

  test("keep their ids in another copy with other numbers, and are seen to be others", async () => {
    const of = (r: Report, key: string) =>
      auditReport(r, { ...whose, key }).find((f) => f.rule === "narrative.received")!;
    const [one, copy] = [of(report, "a"), of(report, "b")];
    const other = of(await reportOf({ overview: "2023年，我局收到政府信息公开申请52件。" }), "c");
    expect([copy.id, other.id]).toEqual([one.id, one.id]);
    expect(seenHash(copy)).toBe(seenHash(one));
    expect(seenHash(other)).not.toBe(seenHash(one));
  });

  test("of records of no known organ are told apart by their documents", () => {
    const [a, b] = ["a", "b"].map((key) => auditReport(report, { organ: null, key })[0].id);
    expect(a).not.toBe(b);
  });

  test("have ids that tell rule, organ, year and instance apart", () => {
    const ids = [
      findingId("a", "o", 2022, "x"),
      findingId("b", "o", 2022, "x"),
      findingId("a", "p", 2022, "x"),
      findingId("a", "o", 2023, "x"),
      findingId("a", "o", 2022, "y"),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("each scope has its audit", () => {
  const organ = organOf("临溪县水务局");
  const before = readingOf(organ.key, 2021, { "requests.carried_forward.total": 3 });
  const now = readingOf(
    organ.key,
    2022,
    { "requests.carried_over.total": 4 },
    { published_on: "2023-02-09" },
  );
  expect(auditSeries(seriesOf(organ, before, now)).map((f) => f.rule)).toEqual(["series.carried"]);
  expect(auditPublication(publicationOf(organ, 2022, [now])).map((f) => f.rule)).toEqual([
    "publication.late",
  ]);
  const other = organOf("临溪县教育局");
  const same = [organ, other].map((o) => readingOf(o.key, 2022, figures));
  expect(new Set(auditYear(yearOf(2022, [organ, other], same)).map((f) => f.rule))).toEqual(
    new Set(["region.same_numbers"]),
  );
});

describe("over reports in full", () => {
  const ofText = (report: Report) =>
    auditReport(report, { organ: null, key: "k" })
      .filter((f) => /^(?:narrative|text|form)\./u.test(f.rule))
      .map((f) => `${f.rule} ${f.severity}`);

  /** The faults that were written into the examples; all others are sound. */
  const faults: Record<string, string[]> = {
    "baishui-finance-2020.docx": ["narrative.carried_over warning"],
    "shiqiao-government-2021.md": ["form.outdated error"],
    "yunling-education-2024.pdf": ["narrative.received error"],
  };

  test.each(examples.map((e) => [e.file, e] as const))("%s", async (file, example) => {
    expect(ofText(await parseReport(writeExample(example)))).toEqual(faults[file] ?? []);
  });

  test("generated ones, also on forms of other years, are not called wrong in their words", async () => {
    for (let seed = 9000; seed < 9060; seed++) {
      const errors = ofText(await parseReport(generate(seed, { format: "html" }).bytes));
      expect([seed, errors.filter((e) => /^(?:narrative|text).* error$/u.test(e))]).toEqual([seed, []]);
    }
  });
});
