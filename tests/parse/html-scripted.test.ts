import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codes, outline, readPage } from "./html/page.ts";

const text = "本年度依法公开政府信息，及时回应社会关切。".repeat(20);
const body = `<p>一、总体情况</p><p>${text}</p><table><tr><td>信息内容</td><td>制发件数</td></tr><tr><td>规章</td><td>7</td></tr></table>`;
const escaped = (value: string) =>
  JSON.stringify(value)
    .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("</", "<\\/");
const shell = (
  script: string,
) => `<html><body><div class="classify"><table><tr><td>索引号:</td><td>1144/2025</td></tr></table></div>
<h1>青川市水务局2024年政府信息公开工作年度报告</h1><div class="content"></div><script>${script}</script></body></html>`;

describe("text that only a script shows", () => {
  it.each([
    ["JSON of a configuration", `window._CONFIG={"SID":"7","DETAIL":{"content":${escaped(body)}}}`],
    ["characters as they are", `window.__DATA__ = {content: ${JSON.stringify(body)}};`],
    ["single quotes", `var html = '${body}';`],
    ["a template string", `var html = \`${body}\`;`],
  ])("is read from %s", (_, script) => {
    const document = readPage(shell(script));
    expect(outline(document)).toEqual([
      "索引号: | 1144/2025",
      "# 青川市水务局2024年政府信息公开工作年度报告",
      "一、总体情况",
      text,
      "信息内容 | 制发件数 // 规章 | 7",
    ]);
    expect(codes(document)).toEqual(["html.text_in_script"]);
  });

  it("keeps places in the source of the page", () => {
    const source = shell(`window._CONFIG={"DETAIL":{"content":${escaped(body)}}}`);
    const table = readPage(source).blocks.at(-1)!;
    if (table.type !== "table") throw new Error("the table is last");
    const cell = table.cells.find((c) => c.text === "7")!;
    if (cell.place.in !== "html") throw new Error("a place in HTML");
    expect(source.slice(cell.place.start, cell.place.end)).toContain("7");
    expect(cell.place.path).toBe("script/table[1]/tbody[1]/tr[2]/td[2]".replace("/tbody[1]", ""));
  });

  it.each([
    [
      "the page has a body of its own",
      `<html><body>${body.repeat(3)}<script>var related = ${escaped(body)};</script></body></html>`,
    ],
    ["the string is no markup", shell(`var words = ${escaped(text)};`)],
    ["the string is short", shell(`var html = "<p>暂无</p>";`)],
  ])("is left alone where %s", (_, source) => {
    expect(codes(readPage(source))).not.toContain("html.text_in_script");
  });

  it("is read alike however a string escapes it", () => {
    const escape = fc.constantFrom(
      (c: string) => c,
      (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      (c: string) => (c === "/" ? "\\/" : c),
    );
    fc.assert(
      fc.property(fc.infiniteStream(escape), (choices) => {
        const written = [...body].map((c) => (c === '"' ? '\\"' : choices.next().value(c))).join("");
        const document = readPage(shell(`var data = {"content":"${written}"}`));
        expect(outline(document).slice(-1)).toEqual(["信息内容 | 制发件数 // 规章 | 7"]);
      }),
      { numRuns: 20 },
    );
  });
});

describe("text that a page keeps in a field", () => {
  const field = (markup: string, around = "") =>
    `<h1>青川市水务局2024年政府信息公开工作年度报告</h1>${around}<textarea id=x style="display:none">${markup}</textarea>`;
  const entities = body.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  it.each([body, entities])("is read where its tables stand nowhere else", (markup) => {
    const source = field(markup);
    const document = readPage(source);
    expect(outline(document).slice(1)).toEqual(["一、总体情况", text, "信息内容 | 制发件数 // 规章 | 7"]);
    expect(codes(document)).toEqual(["html.text_in_field"]);
    const table = document.blocks.at(-1)!;
    const { place } = table.type === "table" ? table.cells.at(-1)! : table;
    expect(place.in === "html" && source.slice(place.start, place.end)).toContain("7");
  });

  it("is left where the page shows a table of its own", () => {
    const own = `<p>${text}</p><table><tr><td>规章</td><td>8</td></tr></table>`;
    expect(outline(readPage(field(entities, own))).slice(1)).toEqual([text, "规章 | 8"]);
  });
});
