import picocolors from "picocolors";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { page } from "../../src/cli/page.ts";
import type { Language, Terminal } from "../../src/cli/terminal.ts";
import { parseReport } from "../../src/index.ts";
import type { Fact, Report } from "../../src/model/report.ts";
import { generate } from "../generator/generate.ts";

const terminal = (language: Language, width = 80): Terminal => ({
  language,
  width,
  colors: picocolors.createColors(false),
});

const reportOf = (seed: number, form: "2014" | "2019" | "2021" | "narrative") =>
  parseReport(generate(seed, { format: "html", layout: "clean", form }).bytes, { file: "report.html" });

const blank: Fact = {
  value: null,
  raw: "",
  status: "blank",
  basis: "none",
  unit: "件",
  proven_by: 0,
  contradicted_by: 0,
};
const number = (value: number, more: Partial<Fact>): Fact => ({
  ...blank,
  ...more,
  value,
  raw: String(value),
  status: "reported",
});

/** A report with one fact of every kind in the row of new requests. */
async function withEveryKind(): Promise<Report> {
  const report = await reportOf(3, "2021");
  const id = (column: string) => `requests.newly_received.${column}`;
  for (const fact of Object.keys(report.facts))
    report.facts[fact] = { ...blank, status: "absent", raw: null };
  report.facts[id("natural_person")] = number(11, { basis: "read", proven_by: 2 });
  report.facts[id("commercial_enterprise")] = number(12, { basis: "read", contradicted_by: 1 });
  report.facts[id("research_institution")] = number(13, { basis: "decoded", proven_by: 1 });
  report.facts[id("social_welfare_organization")] = number(14, { basis: "read" });
  report.facts[id("legal_service_organization")] = blank;
  report.facts[id("other")] = { ...blank, status: "placeholder", raw: "／" };
  report.facts[id("total")] = { ...blank, status: "unreadable", raw: "1\x1b2" };
  report.findings = [
    {
      rule: "reading.value_doubtful",
      kind: "extraction",
      severity: "warning",
      indicators: [id("social_welfare_organization")],
      message: { en: "“l4” was read as 14.", zh: "“l4”读作 14。" },
    },
  ];
  return report;
}

describe("a page", () => {
  test("tells the kinds of cells apart by their signs alone", async () => {
    const lines = page(await withEveryKind(), terminal("zh")).split("\n");
    const row = lines.find((line) => line.startsWith("一、本年新收"))!;
    expect(
      row
        .replace(/^\S+\s+/, "")
        .trim()
        .split(/\s+/),
    ).toEqual(["11✓", "12✗", "13✓~", "14?", "·", "／", "1\ufffd2?"]);
    expect(lines).toContain("2 已证实  0 未证实  2 存疑  1 有矛盾  2 空白  193 缺失");
    expect(lines).toContain("  ! 读取 · “l4”读作 14。  [reading.value_doubtful]");
  });

  test("colours what its signs say", async () => {
    const colored = page(await withEveryKind(), { ...terminal("en"), colors: picocolors.createColors(true) });
    expect(colored).toMatch(/\x1b\[32m *11✓/);
    expect(colored).toMatch(/\x1b\[31m *12✗/);
    expect(colored).toMatch(/\x1b\[33m *14\?/);
  });

  test.each([
    ["2014", "zh"],
    ["2014", "en"],
    ["2019", "zh"],
    ["2019", "en"],
    ["2021", "zh"],
    ["2021", "en"],
    ["narrative", "zh"],
  ] as const)("of the form %s in %s fits 80 columns", async (form, language) => {
    const lines = page(await reportOf(7, form), terminal(language)).split("\n");
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  test("keeps its columns straight, though a Chinese character is two wide", async () => {
    const lines = page(await reportOf(7, "2021"), terminal("zh", 120)).split("\n");
    const first = lines.findIndex((line) => line.startsWith("一、本年新收"));
    const last = lines.findIndex((line) => line.startsWith("四、结转下年度"));
    const ends = lines.slice(first, last + 1).flatMap((line) => {
      const end = /\d✓$/.exec(line);
      return end ? [stringWidth(line.slice(0, end.index + 1))] : [];
    });
    expect(ends.length).toBeGreaterThan(10);
    expect(new Set(ends).size).toBe(1);
  });
});
