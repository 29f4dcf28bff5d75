import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { reportSchema } from "../../src/index.ts";
import { build, directory, gongkai, linesOf, reportPage } from "./gongkai.ts";

type Line = Report & { error?: { code: string; message: string } };

beforeAll(build, 120_000);

const page = (seed: number) => reportPage(seed).bytes;

describe("records", () => {
  test("come in the order of the files, each under its path as given, and stand alone on stdout", async () => {
    const cwd = directory({ "b.html": page(1), "a.html": page(2), "c.html": page(3) });
    const { status, stdout, stderr } = await gongkai(["parse", "b.html", "./a.html", "c.html", "--json"], {
      cwd,
    });
    const lines = linesOf<Report>(stdout);
    expect(lines.map((line) => line.source.file)).toEqual(["b.html", "./a.html", "c.html"]);
    for (const line of lines) expect(reportSchema.parse(line)).toEqual(line);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("keep their order however long each takes and however many workers read", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 16 }, (_, i): [string, Uint8Array] => [
        `${String(i).padStart(2, "0")}.html`,
        i % 5 === 0 ? Buffer.concat([page(i), Buffer.from("<p>填</p>".repeat(5_000))]) : page(i),
      ]),
    );
    const cwd = directory(files);
    const one = await gongkai(["parse", ".", "--json", "--jobs", "1"], { cwd });
    const three = await gongkai(["parse", ".", "--json", "--jobs", "3"], { cwd });
    expect(linesOf<Report>(one.stdout).map((line) => line.source.file)).toEqual(
      Object.keys(files).map((name) => `./${name}`),
    );
    expect(three.stdout).toBe(one.stdout);
  });

  test("of files that cannot be read say why, in their place, and the exit code is 1", async () => {
    const cwd = directory({ "a.html": page(1), "empty.html": "", "z.html": page(2) });
    const { status, stdout, stderr } = await gongkai(
      ["parse", "a.html", "missing.html", "empty.html", "z.html", "--json"],
      { cwd },
    );
    const lines = linesOf<Line>(stdout);
    expect(lines.map((line) => [line.source.file, line.error?.code])).toEqual([
      ["a.html", undefined],
      ["missing.html", "input.not_found"],
      ["empty.html", "file.empty"],
      ["z.html", undefined],
    ]);
    expect(Object.keys(lines[1]!)).toEqual(["source", "error"]);
    expect(lines[1]!.error!.message).toBe("There is no such file or directory.");
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });

  test("are read from standard input for -", async () => {
    const { bytes } = reportPage(5);
    const { status, stdout } = await gongkai(["parse", "-", "--json"], { input: bytes });
    const [line] = linesOf<Report>(stdout);
    expect(line!.source).toMatchObject({ file: "-", bytes: bytes.length });
    expect(status).toBe(0);
  });

  test("are kept in the data directory, the same as on stdout and nothing beside them", async () => {
    const cwd = directory({ "a.html": page(1), "b.html": "" });
    const { stdout } = await gongkai(["parse", "a.html", "b.html", "--json", "--data", "kept/here"], { cwd });
    expect(readFileSync(join(cwd, "kept", "here", "records.ndjson"), "utf8")).toBe(stdout);
  });

  test("of a file that takes longer than it may are an error", async () => {
    const cwd = directory({ "a.html": page(1) });
    const { status, stdout } = await gongkai(["parse", "a.html", "--json", "--timeout", "0.001"], { cwd });
    expect(linesOf<Line>(stdout)[0]!.error!.code).toBe("parse.timeout");
    expect(status).toBe(1);
  });
});

describe("a directory", () => {
  test("is walked by name, down into its directories, without what is hidden", async () => {
    const cwd = directory({ "2.html": page(2), ".hidden.html": page(3), "10.html": page(1) });
    mkdirSync(join(cwd, "11", ".git"), { recursive: true });
    writeFileSync(join(cwd, "11", "deep.html"), page(4));
    writeFileSync(join(cwd, "11", ".git", "no.html"), page(5));
    const { stdout } = await gongkai(["parse", cwd, "--json"]);
    expect(linesOf<Report>(stdout).map((line) => line.source.file)).toEqual([
      join(cwd, "10.html"),
      join(cwd, "11", "deep.html"),
      join(cwd, "2.html"),
    ]);
  });

  test("that links to itself ends", async () => {
    const cwd = directory({ "a.html": page(1) });
    mkdirSync(join(cwd, "sub"));
    symlinkSync("..", join(cwd, "sub", "up"), "dir");
    symlinkSync("sub", join(cwd, "again"), "dir");
    symlinkSync("a.html", join(cwd, "link.html"));
    symlinkSync("nowhere", join(cwd, "lost.html"));
    const { stdout } = await gongkai(["parse", cwd, "--json"]);
    expect(linesOf<Line>(stdout).map((line) => [line.source.file, line.error?.code])).toEqual([
      [join(cwd, "a.html"), undefined],
      [join(cwd, "link.html"), undefined],
      [join(cwd, "lost.html"), "input.not_found"],
    ]);
  });

  test.skipIf(process.platform === "win32")("or a device in place of a file is refused at once", async () => {
    const { stdout, status } = await gongkai(["parse", "/dev/zero", "--json"]);
    expect(linesOf<Line>(stdout)[0]!.error!.code).toBe("input.not_a_file");
    expect(status).toBe(1);
  });
});

describe("pages", () => {
  test("are printed for a person, without escape codes where no terminal is", async () => {
    const cwd = directory({ "a.html": page(1), "b.html": "" });
    const { stdout, stderr } = await gongkai(["parse", "a.html", "b.html", "--lang", "en"], { cwd });
    expect(stdout).toContain("new requests of the year");
    expect(stdout).toContain("✗ b.html: The file is empty. [file.empty]");
    expect(stdout).not.toContain("\x1b");
    expect(stderr).toBe("");
  });

  test("are coloured where colour is asked for, and in the language of the environment", async () => {
    const cwd = directory({ "a.html": page(1), "b.html": "" });
    const env = { FORCE_COLOR: "1", LANG: "zh_CN.UTF-8" };
    const colored = await gongkai(["parse", "a.html", "b.html"], { cwd, env });
    expect(colored.stdout).toContain("\x1b[");
    expect(colored.stdout).toContain("自然人");
    expect(colored.stdout).toContain("b.html: 文件为空。");
    const plain = await gongkai(["parse", "a.html", "b.html", "--no-color"], { cwd, env });
    const bare = (text: string) => stripVTControlCharacters(text).replace(/ +$/gm, "");
    expect(plain.stdout).toBe(bare(colored.stdout));
  });

  test("give way to one line a file when there are many files", async () => {
    const cwd = directory(
      Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`${100 + i}.html`, page(i)])),
    );
    const { stdout } = await gongkai(["parse", "."], { cwd });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.filter((line) => line.includes(".html"))).toHaveLength(21);
    expect(lines.at(-1)).toContain("21 read, 0 could not be read");
  });
});

describe("pictures", () => {
  test("are written one a table, under names that no page chose", async () => {
    const cwd = directory({ "我的 报告?.html": page(1), "bad.html": "" });
    await gongkai(["parse", "我的 报告?.html", "bad.html", "--picture", "drawn", "--summary"], { cwd });
    const names = readdirSync(join(cwd, "drawn")).sort();
    expect(names).toEqual([1, 2, 3].map((n) => `0001-我的_报告_.html-${n}.svg`));
    expect(readFileSync(join(cwd, "drawn", names[1]!), "utf8")).toContain("requests.granted.total");
  });
});

describe("wrong usage", () => {
  test.each([
    [["parse"], "name what to read"],
    [["parse", "--collected", "nowhere"], "nothing was collected into nowhere yet"],
    [["parse", "--collected", "output", "--text-field", "内容"], "two ways to read"],
    [["parse", "a", "--jsn"], "Did you mean --json?"],
    [["pars", "a"], "Did you mean parse?"],
    [["parse", "a", "--jobs", "none"], "Expected a number above 0."],
    [["parse", "a", "--jobs", "1.5"], "Expected a whole number."],
    [["parse", "a", "--lang", "fr"], "Allowed choices are en, zh."],
    [["parse", "a", "--url-field", "网址"], "need --text-field"],
  ])("%j is said on stderr, with exit code 2", async (args, said) => {
    const { status, stdout, stderr } = await gongkai(args);
    expect(stderr).toContain(said);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  test("help is none, and tells the exit codes", async () => {
    for (const args of [["--help"], ["parse", "--help"], ["explain", "--help"], ["forms", "--help"]]) {
      const { status, stdout } = await gongkai(args);
      expect(stdout).toContain("Exit codes");
      expect(stdout).toContain("Examples");
      expect(status).toBe(0);
    }
  });
});
