import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { families } from "../../src/crawl/families/index.ts";
import { loadSources, readSource, type SourceError } from "../../src/pipeline/sources.ts";

const shipped = fileURLToPath(new URL("../../sources", import.meta.url));

it("ships valid descriptions of real portals, of every family", async () => {
  const sources = await loadSources(shipped);
  const described = new Set(sources.flatMap((s) => s.columns.map((c) => c.family)));
  expect([...families.keys()].filter((name) => !described.has(name))).toEqual([]);
  for (const source of sources) {
    expect(source.verified, source.id).toBeNull();
    expect(source.allow_addresses, source.id).toEqual([]);
    expect(new URL(source.homepage).hostname, source.id).toMatch(/\.gov\.cn$/);
  }
});

it("understands the descriptions that its documentation shows", () => {
  const text = readFileSync(new URL("../../docs/collecting.md", import.meta.url), "utf8");
  const shown = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => problems(yaml!));
  expect(shown).toEqual([[], []]);
});

/** line:column message of each problem */
function problems(text: string): string[] {
  try {
    readSource(text, "sources/x.yaml");
    return [];
  } catch (error) {
    return (error as SourceError).problems.map((p) => `${p.line}:${p.column} ${p.message}`);
  }
}

const valid = `name: 青川市
homepage: http://www.qingchuan.gov.cn/
columns:
  - url: http://www.qingchuan.gov.cn/nb/
    family: trs
`;

describe("what is wrong stands at its line", () => {
  it.each([
    ["", []],
    ["paces: {}\n", ['6:8 Unrecognized key: "paces"']],
    ["pace: { delay: -1 }\n", ["6:16 pace.delay: Too small: expected number to be >=0"]],
    ["pace: { quiet: [8-18] }\n", ["6:17 pace.quiet.0: HH:MM-HH:MM"]],
    [
      "hosts: [other.gov.cn]\n",
      [
        "2:11 homepage: www.qingchuan.gov.cn is not among the source's hosts",
        "4:10 columns.0.url: www.qingchuan.gov.cn is not among the source's hosts",
      ],
    ],
    [
      "quirks: [{ kind: broken_chain, host: a.gov.cn, reason: '' }]\n",
      ["6:56 quirks.0.reason: Too small: expected string to have >=1 characters"],
    ],
    ["allow_addresses: [here]\n", ["6:18 allow_addresses: not an address range: here"]],
  ])("%j", (more, expected) => expect(problems(valid + more)).toEqual(expected));

  it("for YAML that is none", () => expect(problems("name: [a\n")[0]).toMatch(/^2:1 /));

  it("for a family that does not exist, naming those that do", () => {
    const [problem] = problems(valid.replace("trs", "tsr"));
    expect(problem).toMatch(/^5:13 columns\.0\.family: no family tsr; there are .*trs/);
  });
});

it("fills in what is usual", () => {
  const source = readSource(valid, "sources/qingchuan.yaml");
  expect(source).toMatchObject({
    id: "qingchuan",
    hosts: ["*.gov.cn"],
    verified: null,
    pace: { delay: 2, quiet: [] },
    quirks: [],
  });
});

it("says which source or directory is missing, and what is there", async () => {
  await expect(loadSources(shipped, ["nosuch"])).rejects.toThrow(
    `${path.join(shipped, "nosuch.yaml")}: there is no such source; ${shipped} has beijing-housing, `,
  );
  await expect(loadSources("nowhere")).rejects.toThrow("nowhere: there is no such directory");
});
