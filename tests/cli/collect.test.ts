import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { WARCParser } from "warcio";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { collectCommand, readYears } from "../../src/cli/collect.ts";
import { discoverCommand } from "../../src/cli/discover.ts";
import { exportWarcCommand } from "../../src/cli/export-warc.ts";
import { statusCommand } from "../../src/cli/status.ts";
import { exitCode } from "../../src/cli/collecting.ts";
import { readSource } from "../../src/pipeline/sources.ts";
import { type Portal, startPortal } from "../portal/portal.ts";
import { sourceOf } from "../portal/source-of.ts";

const home = mkdtempSync(path.join(tmpdir(), "gongkai-cli-"));
const data = path.join(home, "data");
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ only: ["trs", "vsb", "ucap", "lonsun-annual", "spa"], years: [2024] });
  for (const site of portal.sites) {
    const { id, ...source } = sourceOf(site);
    writeFileSync(path.join(home, `${id}.yaml`), stringify(source));
  }
});
afterAll(async () => {
  await portal.close();
  rmSync(home, { recursive: true, force: true });
});
afterEach(() => {
  process.exitCode = 0;
});

/** Runs a command in this process: what it printed, line by line, and its exit code. */
async function run(command: Command, ...args: string[]): Promise<{ out: string; err: string; code: number }> {
  let out = "";
  let err = "";
  const write = (sink: (text: string) => void) => (text: string | Uint8Array) => (sink(String(text)), true);
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(write((text) => (out += text))),
    vi.spyOn(process.stderr, "write").mockImplementation(write((text) => (err += text))),
  ];
  command.exitOverride().configureOutput({ writeErr: (text) => (err += text) });
  let code: number | null = null;
  try {
    await new Command()
      .exitOverride()
      .addCommand(command)
      .parseAsync([command.name(), ...args], { from: "user" });
  } catch (error) {
    code = (error as { exitCode: number }).exitCode;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { out, err, code: code ?? Number(process.exitCode ?? 0) };
}
const records = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((l) => JSON.parse(l) as Record<string, unknown>);

// The runner asks for colours; what is compared here is what a pipe gets.
process.env["NO_COLOR"] = "1";

describe("gongkai collect", () => {
  it("says what it would ask, and asks nothing", async () => {
    const { out, code } = await run(collectCommand, "trs", "--sources", home, "--data", data, "--dry-run");
    expect([out.includes(portal.site("trs").origin), code, portal.requests.length]).toEqual([true, 0, 0]);
  });

  it("collects, with a line of JSON an answer and a source, and nothing else", async () => {
    const args = ["trs", "vsb", "--sources", home, "--data", data, "--json"];
    const { out, err, code } = await run(collectCommand, ...args);
    const all = records(out);
    expect([code, err]).toEqual([0, ""]);
    expect(
      all.filter((r) => r["type"] === "result").map((r) => [r["source"], r["verdict"], r["reports"]]),
    ).toEqual(["trs", "vsb"].map((id) => [id, "complete", portal.site(id).truth.length]));
    expect(all.filter((r) => r["type"] === "answer" && r["outcome"] === "new").length).toBeGreaterThan(20);
  });

  it("refuses to ask a stranger's server without saying who asks", async () => {
    const file = path.join(home, "stranger.yaml");
    writeFileSync(
      file,
      "name: 青川市\nhomepage: http://www.qingchuan.gov.cn/\ncolumns:\n  - url: http://www.qingchuan.gov.cn/nb/\n    family: trs\n",
    );
    const { err, code } = await run(collectCommand, file, "--data", path.join(home, "none"));
    rmSync(file);
    expect([code, err.includes("GONGKAI_CONTACT")]).toEqual([2, true]);
  });

  it("tells every error of a source at its line", async () => {
    const file = path.join(home, "wrong.yaml");
    writeFileSync(
      file,
      "name: 青川市\nhomepage: http://www.qingchuan.gov.cn/\nhosts: [www.qingchuan.gov.cn]\ncolumns:\n  - url: http://www.copy.com/nb/\n    family: nosuch\n",
    );
    const { err, code } = await run(collectCommand, file, "--data", data);
    rmSync(file);
    expect(code).toBe(2);
    expect(err).toContain("wrong.yaml:5:10: columns.0.url");
    expect(err).toContain("wrong.yaml:6:13: columns.0.family: no family nosuch");
  });
});

describe("after a collect", () => {
  it("gongkai status shows each source in a line", async () => {
    const { out } = await run(statusCommand, "--data", data);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(out).toMatch(/trs .*complete .* reports .*2024/);
    const [trs] = records((await run(statusCommand, "trs", "--data", data, "--json")).out);
    expect(trs).toMatchObject({
      source: "trs",
      verdict: "complete",
      reports: portal.site("trs").truth.length,
    });
    const unknown = await run(statusCommand, "tsr", "--data", data);
    expect([unknown.out, unknown.code]).toEqual(["", 2]);
    expect(unknown.err).toMatch(/nothing was collected of tsr; there are .*trs/);
  });

  it("gongkai export-warc writes what warcio reads", async () => {
    await run(collectCommand, "trs", "--sources", home, "--data", data);
    const file = path.join(home, "out.warc.gz");
    const { code } = await run(exportWarcCommand, "trs", "--data", data, "--out", file);
    expect([code, existsSync(file), existsSync(`${file}.part`)]).toEqual([0, true, false]);
    const kinds: Record<string, number> = {};
    let pages = 0;
    for await (const record of new WARCParser(createReadStream(file))) {
      kinds[record.warcType ?? "?"] = (kinds[record.warcType ?? "?"] ?? 0) + 1;
      const payload = await record.readFully(true);
      if (record.warcType !== "response") continue;
      expect(record.httpHeaders?.statusCode).toBe(200);
      expect(Number(record.httpHeaders?.headers.get("content-length"))).toBe(payload.length);
      if (new TextDecoder().decode(payload).includes("信息公开")) pages++;
    }
    expect(Object.keys(kinds).sort()).toEqual(["metadata", "request", "response", "revisit", "warcinfo"]);
    expect(pages).toBeGreaterThan(5);
  });
});

describe("gongkai discover", () => {
  it.each(["trs", "vsb", "ucap", "lonsun-annual", "spa"])(
    "describes the portal of %s so that it can be collected",
    async (id) => {
      const site = portal.site(id);
      const file = path.join(home, `found-${id}.yaml`);
      const { code } = await run(
        discoverCommand,
        site.origin + site.home,
        "--allow-address",
        "127.0.0.0/8",
        "--delay",
        "0",
        "--out",
        file,
      );
      const text = readFileSync(file, "utf8");
      const source = readSource(text, file);
      expect([id, code, source.columns[0]!.family]).toEqual([id, 0, site.family]);
      expect(text).toMatch(/^# Written by gongkai discover/);
      const result = await run(collectCommand, file, "--data", path.join(home, `data-${id}`), "--json");
      expect(records(result.out).at(-1)).toMatchObject({ verdict: "complete", reports: site.truth.length });
    },
  );

  it("says what it could not decide", async () => {
    const { err, code } = await run(
      discoverCommand,
      `${portal.site("trs").origin}/nosuchpage.html`,
      "--allow-address",
      "127.0.0.0/8",
      "--delay",
      "0",
    );
    expect([code, err.includes("undecided: the home page could not be read")]).toEqual([1, true]);
  });
});

it("has one exit code for several sources", () => {
  expect(exitCode(["complete", "complete"])).toBe(0);
  expect(exitCode(["failed"])).toBe(1);
  expect(exitCode(["complete", "failed"])).toBe(3);
  expect(exitCode(["complete", "blocked"])).toBe(4);
  expect(exitCode(["blocked", "partial"])).toBe(3);
});

it("reads spans of years", () => {
  expect([...readYears("2022-2024,2019")]).toEqual([2022, 2023, 2024, 2019]);
  expect(() => readYears("24")).toThrow();
});
