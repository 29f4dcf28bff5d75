import { beforeAll, describe, expect, test } from "vitest";
import { parseReport } from "../../src/index.ts";
import type { Report } from "../../src/model/report.ts";
import { build, directory, gongkai, linesOf, textOf } from "./gongkai.ts";

type Line = Report & { error?: { code: string; message: string } };

beforeAll(build, 120_000);

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const csv = (rows: string[][], mark = ",") =>
  rows.map((row) => row.map(quoted).join(mark)).join("\r\n") + "\r\n";

/** A scraped table: a name, the report in several lines, its address. */
const rows = [
  ["编号", "内容", "网址"],
  ["甲", textOf(1), "http://a.example/1"],
  ["乙", "", "http://a.example/2"],
  ["丙", `${textOf(2)}\n附：“引号"和逗号,都在`, "http://a.example/3"],
];

const read = async (content: string | Uint8Array, args: string[] = []) => {
  const cwd = directory({ table: content });
  const ended = await gongkai(["parse", "table", "--text-field", "内容", "--json", ...args], { cwd });
  return { ...ended, lines: linesOf<Line>(ended.stdout) };
};

describe("a table of texts", () => {
  test.each([
    ["UTF-8", Buffer.from(csv(rows))],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${csv(rows)}`)],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${csv(rows)}`, "utf16le")],
    ["tabs", Buffer.from(csv(rows, "\t"))],
    [
      "NDJSON",
      Buffer.from(
        rows
          .slice(1)
          .map(([id, text, url]) => JSON.stringify({ 编号: id, 内容: text, 网址: url }))
          .join("\n"),
      ),
    ],
  ])("in %s is read row by row", async (_, content) => {
    const { lines, status, stderr } = await read(content, ["--url-field", "网址"]);
    expect(lines.map(({ source, error }) => [source.file, source.url, error?.code])).toEqual([
      ["table#1", "http://a.example/1", undefined],
      ["table#2", "http://a.example/2", "file.empty"],
      ["table#3", "http://a.example/3", undefined],
    ]);
    const { facts } = await parseReport(Buffer.from(rows[3]![1]!));
    expect(lines[2]!.facts).toEqual(JSON.parse(JSON.stringify(facts)));
    expect(status).toBe(1);
    expect(stderr).toBe("");
  });

  test("in GB18030 is the same as in UTF-8", async () => {
    // "编号,内容,网址" and a row, as a Chinese spreadsheet saves them
    const head = Buffer.from([
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x2c, 0xcd, 0xf8, 0xd6, 0xb7,
    ]);
    const row = Buffer.from([0x0a, 0x31, 0x2c, 0xb1, 0xa8, 0xb8, 0xe6, 0x2c, 0x75, 0x0a]);
    const { lines } = await read(Buffer.concat([head, row]));
    expect(lines[0]!.error).toEqual({
      code: "report.too_short",
      message: expect.stringContaining("Only 2 letters"),
    });
  });

  test("names its rows by the column that was asked for", async () => {
    const { lines } = await read(csv(rows), ["--id-field", "编号"]);
    expect(lines.map(({ source }) => source.file)).toEqual(["table#甲", "table#乙", "table#丙"]);
  });

  test("gives title and date where the text has none", async () => {
    const bare = textOf(1).replace(/^.*年度报告.*$/gm, "");
    const table = csv([
      ["标题", "日期", "内容"],
      ["临溪县水务局2021年政府信息公开工作年度报告", "2022-01-28", bare],
    ]);
    const { lines } = await read(table, ["--title-field", "标题", "--date-field", "日期"]);
    expect(lines[0]).toMatchObject({
      title: "临溪县水务局2021年政府信息公开工作年度报告",
      year: 2021,
      organ: { name: "临溪县水务局" },
      published_on: { value: "2022-01-28" },
    });
  });

  test("without the column says which there are, once", async () => {
    const { lines, status } = await read(csv(rows.map(([id, , url]) => [id!, url!])));
    expect(lines.map(({ source, error }) => [source.file, error?.code])).toEqual([
      ["table", "rows.no_column"],
    ]);
    expect(lines[0]!.error!.message).toContain("编号, 网址");
    expect(status).toBe(1);
  });

  test("in NDJSON with broken lines is read around them", async () => {
    const good = JSON.stringify({ 内容: textOf(1) });
    const { lines } = await read([good, "{broken", "", "5", '{"其他":1}', good].join("\n"));
    expect(lines.map(({ source, error }) => [source.file, error?.code])).toEqual([
      ["table#1", undefined],
      ["table#2", "rows.broken_json"],
      ["table#4", "rows.no_column"],
      ["table#5", "rows.no_column"],
      ["table#6", undefined],
    ]);
  });

  test("may come from standard input", async () => {
    const { stdout } = await gongkai(["parse", "-", "--text-field", "内容", "--json"], { input: csv(rows) });
    expect(linesOf<Line>(stdout).map(({ source }) => source.file)).toEqual(["-#1", "-#2", "-#3"]);
  });
});
