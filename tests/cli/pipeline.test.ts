import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, directory, gongkai, linesOf, reportPage } from "./gongkai.ts";

beforeAll(build, 120_000);

/** A data directory with pages of reports that were added, and the directory of sources beside it. */
async function added(seeds: number[]): Promise<{ data: string; args: string[] }> {
  const files = directory(Object.fromEntries(seeds.map((seed) => [`${seed}.html`, reportPage(seed).bytes])));
  const data = directory();
  const { stdout, status } = await gongkai(["add", files, "--data", data, "--json"]);
  expect(status).toBe(0);
  expect(linesOf(stdout)).toHaveLength(seeds.length);
  return { data, args: ["--data", data, "--sources", directory(), "--jobs", "1"] };
}

const sumsOf = (data: string) => readFileSync(join(data, "release", "current", "SHA256SUMS"), "utf8");

describe("from files to a release", () => {
  test("reads once, publishes once, and knows when nothing is new", async () => {
    const { data, args } = await added([1, 2, 3]);
    const first = await gongkai(["publish", ...args, "--json"]);
    expect(linesOf<object>(first.stdout)).toMatchObject([{ outcome: "published", rows: { reports: 3 } }]);
    const again = await gongkai(["publish", ...args, "--json"]);
    expect(linesOf<object>(again.stdout)).toMatchObject([{ outcome: "current" }]);
    const [read] = linesOf<object>((await gongkai(["build", ...args, "--json"])).stdout);
    expect(read).toMatchObject({ read: 0, audited: 0, known: 3 });
    expect(sumsOf(data)).toContain("reports.ndjson");
  });

  test("a new file is read alone, and the release says what it added", async () => {
    const { data, args } = await added([1, 2]);
    await gongkai(["publish", ...args]);
    const version = (
      JSON.parse(readFileSync(join(data, "release", "current.json"), "utf8")) as { version: string }
    ).version;
    await gongkai(["add", join(directory({ "3.html": reportPage(3).bytes }), "3.html"), "--data", data]);
    const [read] = linesOf<object>((await gongkai(["build", ...args, "--json"])).stdout);
    expect(read).toMatchObject({ read: 1, known: 2 });
    await gongkai(["publish", ...args]);
    const { stdout } = await gongkai(["diff", version, "current", "--data", data, "--json"]);
    expect(linesOf<object>(stdout)).toMatchObject([{ what: "report_added" }]);

    const dataFiles = () =>
      sumsOf(data).replaceAll(/^.*(CHANGES|changes|CITATION|README|datapackage|dcat).*$/gm, "");
    const grown = dataFiles();
    for (const made of ["build.sqlite", "release"]) rmSync(join(data, made), { recursive: true });
    await gongkai(["publish", ...args]);
    expect(dataFiles()).toBe(grown);
  });

  test("a value leads back to its bytes, and to what the audit says of it", async () => {
    const { args } = await added([19]);
    await gongkai(["publish", ...args]);
    const [finding] = linesOf<{ organ: string; organ_years: object; source: object }>(
      (await gongkai(["build", ...args, "--json"])).stdout,
    );
    expect(finding).toMatchObject({ organs: 1 });
    const { truth } = reportPage(19);
    const { organ, year } = truth as { organ: { name: string } | string; year: number };
    const name = typeof organ === "string" ? organ : organ.name;
    const where = args.slice(0, 4);
    const { stdout } = await gongkai([
      "explain",
      name,
      String(year),
      "requests.newly_received.total",
      ...where,
      "--json",
    ]);
    expect(linesOf<object>(stdout)).toMatchObject([
      {
        year,
        indicator: "requests.newly_received.total",
        documents: [{ role: "speaks" }],
        source: { format: "html" },
        findings: [{ rule: "narrative.fees", finding: expect.any(String) as string }],
      },
    ]);
  });

  test("a verdict stays with its finding", async () => {
    const { data, args } = await added([4, 5, 6, 7]);
    const findings = linesOf<{ id: string }>(
      (await gongkai(["audit", ...args, "--json", "--severity", "info"])).stdout,
    );
    expect(findings.length).toBeGreaterThan(0);
    const { id } = findings[0]!;
    expect((await gongkai(["review", id, "dismiss", "--note", "seen", ...args])).status).toBe(0);
    const said = linesOf<{ id: string; verdict: string | null }>(
      (await gongkai(["audit", ...args, "--json", "--severity", "info"])).stdout,
    );
    expect(said.find((finding) => finding.id === id)?.verdict).toBe("dismissed");
    const file = join(data, "reviews.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/seen: .*/, "seen: otherwise"));
    const reopened = linesOf<{ id: string; verdict: string | null }>(
      (await gongkai(["audit", ...args, "--json", "--severity", "info"])).stdout,
    );
    expect(reopened.find((finding) => finding.id === id)?.verdict).toBeNull();
  });

  test("what is there and cannot be read is not missing, whose it is told by its title or its file's name", async () => {
    const { args, data } = await added([1]);
    const sources = directory();
    const title = (organ: string) => `${organ}2021年政府信息公开工作年度报告`;
    const files = directory({
      "scan.html": `<h1>${title("临溪县审计局")}</h1><p><img src="1.png"></p>`,
      [`${title("临溪县林业局")}.pdf`]: "%PDF-1.4 broken",
      "read.html": `<h1>${title("临溪县水务局")}</h1>${"<p>2021年，我局主动公开政府信息，接受监督。</p>".repeat(8)}`,
    });
    mkdirSync(join(sources, "rosters"));
    const names = ["临溪县审计局", "临溪县林业局", "临溪县水务局", "临溪县统计局"];
    writeFileSync(
      join(sources, "rosters", "r.yaml"),
      `name: 临溪县\nconfirmed: 2022-05-01\norgans:\n${names.map((n) => `  - {name: ${n}}\n`).join("")}`,
    );
    await gongkai(["add", files, "--data", data]);
    const { stdout } = await gongkai(["audit", ...args.slice(0, 2), "--sources", sources, "--json"]);
    const missing = linesOf<{ rule: string; organ: string }>(stdout).filter(
      (f) => f.rule === "publication.missing",
    );
    expect(missing.map((f) => f.organ.split("/")[1])).toEqual(["临溪县统计局"]);
    expect(linesOf<object>(stdout)).toContainEqual(
      expect.objectContaining({ rule: "publication.image_table" }),
    );
  });

  test("a roster is drafted of what was added, and a directory of rosters that is not there is said", async () => {
    const { args } = await added([1]);
    const draft = await gongkai(["roster", "draft", "added", ...args, "--json"]);
    expect(linesOf<object>(draft.stdout)).toMatchObject([
      { organs: [{ name: expect.any(String) as string, kind: expect.any(String) as string }] },
    ]);
    const misspelt = join(args[3]!, "suorces");
    const { status, stderr } = await gongkai(["audit", ...args.slice(0, 2), "--sources", misspelt]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(misspelt)]);
  });

  test("what is wrong in a roster ends the command with its line", async () => {
    const { args, data } = await added([1]);
    const sources = directory();
    mkdirSync(join(sources, "rosters"));
    writeFileSync(join(sources, "rosters", "r.yaml"), "name: x\norgans: none\n");
    const { status, stderr } = await gongkai(["publish", "--data", data, "--sources", sources]);
    expect(args).toContain(data);
    expect(status).toBe(2);
    expect(stderr).toMatch(/r\.yaml:2:\d+: organs/);
  });
});
