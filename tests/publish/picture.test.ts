import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { inspectReport } from "../../src/index.ts";
import { pictures } from "../../src/publish/picture.ts";
import { generate } from "../generator/generate.ts";

/** Every element of a picture with its attributes and its own text; throws where it is no XML. */
function elementsOf(svg: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => ((open.at(-1) ?? { text: "" }).text += text));
  parser.on("closetag", () => open.pop());
  parser.write(svg).close();
  return elements;
}

const drawn = async (bytes: Uint8Array) => pictures(await inspectReport(bytes));

/** A report with one table of the form, and a table of somebody's own with one cell. */
const withCell = (text: string) => `<title>临溪县水务局2023年政府信息公开工作年度报告</title>
<p>一、总体情况</p><p>2023年，临溪县水务局认真做好政府信息公开工作。</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table>
<tr><td colspan=5>行政复议</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr>${"<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>".repeat(3)}</tr>
<tr>${"<td>5</td><td>1</td><td>0</td><td>0</td><td>6</td>".repeat(2)}<td>2</td><td>0</td><td>1</td><td>0</td><td>4</td></tr>
</table>
<p>附表</p>
<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>${text}</td></tr></table>`;

describe("a picture", () => {
  test.each(["html", "docx", "pdf"] as const)(
    "of a report as %s shows each table and each value",
    async (format) => {
      const { bytes } = generate(11, { format, form: "2021" });
      const { report, tables } = await inspectReport(bytes);
      const svgs = await drawn(bytes);
      const titles = svgs.flatMap((svg) => elementsOf(svg).filter(({ name }) => name === "title"));
      const shown = new Set(titles.flatMap(({ text }) => text.split(/\s/)));
      const fromCells = tables.readings.flatMap(({ readings }) =>
        [...readings].flatMap(([indicator, { from }]) => (from ? [indicator] : [])),
      );
      expect(fromCells.length).toBeGreaterThan(100);
      for (const indicator of fromCells) expect(shown).toContain(indicator);
      expect(Object.keys(report.facts)).toEqual(expect.arrayContaining(fromCells));
    },
  );

  test("of running text shows what each run was taken apart into", async () => {
    const svgs = await drawn(generate(4, { format: "text", layout: "run-together", form: "2021" }).bytes);
    expect(svgs.length).toBeGreaterThan(0);
    expect(svgs.join("")).toContain("requests.newly_received.total");
  });

  test("marks what is proven, what is contradicted and what is not matched, by sign and colour", async () => {
    const [form, own] = (await drawn(Buffer.from(withCell("77")))).map(elementsOf);
    const signsIn = (elements: ReturnType<typeof elementsOf>) =>
      elements.filter(({ attributes }) => attributes["text-anchor"] === "end").map(({ text }) => text);
    expect(signsIn(form!).filter((sign) => sign === "✓")).toHaveLength(10);
    expect(signsIn(form!).filter((sign) => sign === "✗")).toHaveLength(5);
    expect(signsIn(own!)).toEqual(["∅"]);
    const fills = form!.filter(({ name }) => name === "rect").map(({ attributes }) => attributes["fill"]);
    expect(fills.filter((fill) => fill === "#fbd5d5")).toHaveLength(5 + 1); // and the legend's
  });

  test("is well-formed and inert whatever a page says", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("</text><script>alert(1)</script>", "]]>", "&#0;", "\u0000\u0008\uffff", "' onload='x"),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
        for (const svg of await drawn(Buffer.from(withCell(`${escaped} 字`)))) {
          const elements = elementsOf(svg);
          expect(new Set(elements.map(({ name }) => name))).toEqual(
            new Set(["svg", "g", "rect", "text", "title"]),
          );
          for (const { attributes } of elements) {
            expect(Object.keys(attributes).filter((key) => /^on|href/.test(key))).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("of a very large table is bounded, and says so", async () => {
    const rows = "<tr><td>甲</td><td>1</td></tr>".repeat(4_000);
    const page = `${withCell("")}<table>${rows}</table>`;
    const svg = (await drawn(Buffer.from(page))).at(-1)!;
    expect(svg).toContain("5000 / 8000 cells");
  });
});
