import { beforeAll, expect, test } from "vitest";
import { reportSchema, type Report } from "../../src/index.ts";
import { build, directory, gongkai, linesOf, reportPage } from "../cli/gongkai.ts";
import { generate } from "../generator/generate.ts";
import { forgeZip } from "../parse/archive-forge.ts";
import { bytesOf, reportAsPage } from "./trial.ts";

type Line = Report & { error?: { code: string; message: string } };

beforeAll(build, 120_000);

test("files of every hostile kind between good ones: each has its line, and the good ones their records", async () => {
  const pdf = generate(3, { format: "pdf", form: "2021" }).bytes;
  const good = reportPage(1).bytes;
  const cwd = directory({
    "01-good.html": good,
    "02-empty.html": "",
    "03-page-named.pdf": good,
    "04-pdf-named.html": pdf,
    "05-bomb.docx": forgeZip([
      { name: "word/document.xml", data: Buffer.alloc(1024 * 1024, " "), size: 4_000_000_000 },
    ]),
    "06-cut.pdf": pdf.slice(0, 400),
    "07-long.txt": "政府信息公开".repeat(2_000_000),
    "08-deep.html": "<table><tr><td>".repeat(200_000),
    "09-digits.html": bytesOf(reportAsPage().replace("</body>", `<p>${"2".repeat(500_000)}</p></body>`)),
    "10-random.docx": Buffer.from("PK\u0003\u0004 and then nothing of a document"),
    "11-good.html": good,
  });
  const { status, stdout, stderr } = await gongkai(["parse", ".", "--json"], { cwd });
  const lines = linesOf<Line>(stdout);
  expect(lines.map((line) => [line.source.file, line.error?.code ?? "record"])).toEqual([
    ["./01-good.html", "record"],
    ["./02-empty.html", "file.empty"],
    ["./03-page-named.pdf", "record"],
    ["./04-pdf-named.html", "record"],
    ["./05-bomb.docx", "archive.ratio"],
    ["./06-cut.pdf", expect.stringMatching(/^(?:pdf|report)\./)],
    ["./07-long.txt", "report.too_long"],
    ["./08-deep.html", expect.stringMatching(/^(?:html|report)\./)],
    ["./09-digits.html", "record"],
    ["./10-random.docx", expect.stringMatching(/^(?:archive|docx|file)\./)],
    ["./11-good.html", "record"],
  ]);
  for (const line of lines) if (!line.error) expect(reportSchema.parse(line)).toEqual(line);
  expect(lines[2]!.source.format).toBe("html");
  expect(lines[3]!.source.format).toBe("pdf");
  expect(stderr).toBe("");
  expect(status).toBe(1);
});
