import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gate } from "../../src/model/release.ts";
import { publishRelease } from "../../src/publish/release.ts";
import { Sink } from "../../src/publish/sink.ts";
import type { Cell, Sheet } from "../../src/publish/xlsx/workbook.ts";
import { excel, Workbook } from "../../src/publish/xlsx/workbook.ts";
import { datasetOf, findingOf, records } from "./dataset.ts";

const root = mkdtempSync(join(tmpdir(), "gongkai-xlsx-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Parts = Record<string, string>;
const partsOf = (file: string): Parts =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(file))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

/** The texts and numbers of a sheet by cell, read by an XML parser; throws where the XML is not well-formed. */
function cellsOf(xml: string): Map<string, string> {
  const cells = new Map<string, string>();
  const parser = new SaxesParser();
  let at = "";
  let inside = false;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "c") at = attributes.r as string;
    inside = name === "t" || name === "v";
    if (inside) cells.set(at, "");
  });
  parser.on("text", (text) => inside && cells.set(at, cells.get(at)! + text));
  parser.on("closetag", () => (inside = false));
  parser.write(xml).close();
  return cells;
}

let written = 0;
function workbookOf(...sheets: Sheet[]): Parts {
  const name = `${written++}.xlsx`;
  const sink = new Sink(root, name);
  const workbook = new Workbook(sink);
  for (const sheet of sheets) workbook.add(sheet);
  workbook.close();
  sink.close();
  return partsOf(join(root, name));
}
const sheetOf = (rows: Cell[][], change: Partial<Sheet> = {}): Sheet => ({
  name: "s",
  columns: [{ title: "head", width: 9 }],
  rows,
  total: rows.length,
  ...change,
});
const first = "xl/worksheets/sheet1.xml";

/** What Excel makes of `_x005F_`. */
const decoded = (text: string) =>
  text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

test("the heading line stays in view, and filters all rows below it", () => {
  const sheet = workbookOf(sheetOf([[{ value: "a" }], [{ value: "b" }]]))[first]!;
  expect(sheet).toContain('ySplit="1"');
  expect(sheet).toContain('</sheetData><autoFilter ref="A1:A3"/>');
});

test("every heading of the workbook says itself in Chinese and in English", async () => {
  const directory = join(root, "headings");
  const published = await publishRelease(datasetOf(records), { directory, gate: gate.parse({}) });
  const parts = partsOf(join(directory, published.version, "audit.xlsx"));
  const sheets = Object.entries(parts).filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  expect(sheets.length).toBeGreaterThan(3);
  for (const [, xml] of sheets)
    for (const [at, text] of cellsOf(xml))
      if (/^[A-Z]+1$/.test(at)) expect(text).toMatch(/^(?:\p{Script=Han}+ [a-z ()]+|\d{4})$/u);
});

test("hostile texts are read back, controls shown as what cannot be read", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("_x000D_", "_x005F_", "=1+1", "]]>", '<&">')),
      (text) => {
        const cells = cellsOf(workbookOf(sheetOf([[{ value: text }]]))[first]!);
        const shown = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, "\ufffd");
        // XML reads every end of line as one line feed.
        expect(decoded(cells.get("A2")!)).toBe(shown.replace(/\r\n?/g, "\n"));
      },
    ),
    { numRuns: 60 },
  );
});

test("Excel's limits are kept: long texts, long names, addresses it would not open", () => {
  const long = "长".repeat(40_000);
  const links = [
    "https://a.example/x",
    `https://a.example/${"x".repeat(3_000)}`,
    "javascript:alert(1)",
    "https://a b",
  ];
  const parts = workbookOf(
    sheetOf([[{ value: long }], ...links.map((link) => [{ value: link, link }])], {
      name: "a/b:c".padEnd(60, "d"),
    }),
  );
  const cells = cellsOf(parts[first]!);
  expect(cells.get("A2")).toHaveLength(excel.characters);
  const [, name] = /<sheet name="([^"]*)"/.exec(parts["xl/workbook.xml"]!)!;
  expect(name).toHaveLength(excel.name);
  expect(name).not.toMatch(/[[\]:*?/\\]/);
  expect(parts["xl/worksheets/_rels/sheet1.xml.rels"]!.match(/Target="[^"]*"/g)).toEqual([
    'Target="https://a.example/x"',
  ]);
});

test("a sheet that cannot hold all its rows says so", () => {
  const cells = cellsOf(workbookOf(sheetOf([[{ value: 1 }]], { total: 5 }))[first]!);
  expect(cells.get("A3")).toContain("1 of 5");
});

let parts: Parts;
beforeAll(async () => {
  const dataset = datasetOf(records);
  const mild = findingOf(records[0]!, { id: "mild", severity: "info" });
  const { directory } = await publishRelease(
    { ...dataset, findings: [mild, ...dataset.findings] },
    { directory: join(root, "release"), gate: gate.parse({}) },
  );
  parts = partsOf(join(directory, "audit.xlsx"));
});

test("audit.xlsx: how things stand, findings with links to their sources, organ by year, a sheet a province", () => {
  const names = [...parts["xl/workbook.xml"]!.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  expect(names.slice(0, 3)).toEqual(["总览 Overview", "发现 Findings", "覆盖 Coverage"]);
  expect(names.length).toBeGreaterThan(3);
  const findings = cellsOf(parts["xl/worksheets/sheet2.xml"]!);
  expect(findings.get("A2")).toBe("error");
  expect(findings.get(`A${records.length + 2}`)).toBe("info");
  expect(findings.get("H2")).toBe("45.5");
  const links = parts["xl/worksheets/_rels/sheet2.xml.rels"]!;
  expect(links).toContain(records[0]!.report.source.url);
  const matrix = [...cellsOf(parts["xl/worksheets/sheet3.xml"]!).values()];
  expect(matrix).toEqual(expect.arrayContaining(["2021", "逾期 late"]));
});

test("every part is well-formed and named in [Content_Types].xml", () => {
  for (const [path, xml] of Object.entries(parts)) {
    cellsOf(xml);
    if (path.startsWith("xl/worksheets/sheet")) expect(parts["[Content_Types].xml"]).toContain(`/${path}"`);
  }
});
