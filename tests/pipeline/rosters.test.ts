import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Source } from "../../src/model/source.ts";
import type { SourceError } from "../../src/pipeline/description.ts";
import { countsIn, draftRoster } from "../../src/pipeline/roster-draft.ts";
import { loadRosters, readRoster } from "../../src/pipeline/rosters.ts";
import { organOf, organYearOf } from "../audit/dataset.ts";

const example = readFileSync(new URL("../../docs/examples/roster.yaml", import.meta.url), "utf8");

function problemsOf(text: string, file: string): string[] {
  try {
    readRoster(text, file);
    return [];
  } catch (error) {
    return (error as SourceError).message.split("\n");
  }
}

test("the example is a roster", () => {
  const { id, organs } = readRoster(example, "linxi.yaml");
  expect([id, organs.length]).toEqual(["linxi", 7]);
});

test("what is wrong is told with its line", () => {
  const text = "name: 临溪县\norgans:\n  - name: 临溪县财政局\n    form: 2020\n    from: soon\n";
  expect(problemsOf(text, "r.yaml")).toEqual([
    expect.stringMatching(/^r\.yaml:5:\d+: organs\.0\.from/),
    expect.stringMatching(/^r\.yaml:4:\d+: organs\.0: .*form/),
  ]);
  expect(
    problemsOf("name: x\norgans:\n  - name: a\n    from: 2020\n    to: 2019\n  - name: a\n", "r.yaml"),
  ).toHaveLength(2);
});

test("a CSV has a column for each property, and lists are parted by 、", () => {
  const { organs } = readRoster("name,from,aliases\n临溪县财政局,2019,县财政局、财政局\n", "r.csv");
  expect(organs[0]).toMatchObject({
    name: "临溪县财政局",
    from: 2019,
    aliases: ["县财政局", "财政局"],
    to: null,
  });
  expect(problemsOf("name,level\n临溪县财政局,county\n临溪县民政局,village\n", "r.csv")).toEqual([
    expect.stringMatching(/^r\.csv:3:1: level/),
  ]);
});

test("lines above a CSV say that it is confirmed, and complete", () => {
  const csv = (head: string) => `${head}name,level\n临溪县财政局,county\n`;
  expect(
    readRoster(csv("# name: 临溪县\n# 2026年名单\n# confirmed: 2026-02-10,\n# complete: true,\n"), "r.csv"),
  ).toMatchObject({
    id: "r",
    name: "临溪县",
    confirmed: "2026-02-10",
    complete: true,
    organs: [{ name: "临溪县财政局" }],
  });
  expect(readRoster(csv(""), "r.csv")).toMatchObject({ name: "r", confirmed: null, complete: false });
  expect(problemsOf(csv("# 名单\n# confirmed: soon\n"), "r.csv")).toEqual([
    expect.stringMatching(/^r\.csv:2:\d+: confirmed/),
  ]);
});

test("a CSV contradicts itself as a YAML does, and may be in GB18030", async () => {
  expect(problemsOf("name,from,to\n临溪县财政局,2020,2019\n临溪县财政局,,\n", "r.csv")).toEqual([
    expect.stringMatching(/^r\.csv:2:1: .*before it begins/),
    expect.stringMatching(/^r\.csv:3:1: .*named twice/),
  ]);
  const directory = mkdtempSync(join(tmpdir(), "gongkai-rosters-"));
  // 临溪县财政局
  const name = Buffer.from("c1d9cfaacfd8b2c6d5febed6", "hex");
  writeFileSync(join(directory, "r.csv"), Buffer.concat([Buffer.from("name\n"), name, Buffer.from("\n")]));
  const [roster] = await loadRosters(directory);
  rmSync(directory, { recursive: true });
  expect(roster!.organs[0]!.name).toBe("临溪县财政局");
});

test("a sentence says how many organs there are", () => {
  expect(countsIn("2023年，完成全区54家年度报告公开。受理申请3件。")).toHaveLength(1);
  expect(countsIn("全区收到申请54件。")).toEqual([]);
});

test("a draft says since when an organ has published that was not there from the beginning", () => {
  const organs = [organOf("临溪县水务局"), organOf("临溪县数据局")];
  const years = [2022, 2023, 2024].flatMap((year) =>
    organs
      .filter(({ key }) => key !== "临溪县数据局" || year === 2024)
      .map((organ) => ({
        ...organYearOf(organ, year, { readings: [{ key: "a", role: "speaks", because: "" }] }),
        source: "linxi",
      })),
  );
  const source = { id: "linxi", name: "临溪县", place: null, organs: [], columns: [] } as unknown as Source;
  const draft = draftRoster(source, new Map(organs.map((organ) => [organ.key, organ])), years, []);
  expect(draft.organs.map(({ name, note }) => [name, note])).toEqual([
    ["临溪县数据局", "first report found: 2024"],
    ["临溪县水务局", undefined],
  ]);
});
