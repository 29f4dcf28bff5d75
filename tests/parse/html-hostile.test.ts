import { describe, expect, it } from "vitest";
import { codes, outline, readPage } from "./html/page.ts";

describe("a hostile page", () => {
  it("may nest without end: the text is kept, and the depth reported", () => {
    for (const unit of [
      "<div>",
      "<table><tr><td>",
      "<ul><li>",
      "<svg>",
      "<span hidden>",
      "<select>",
      "<h1>",
      "<p><b>",
    ]) {
      const page = readPage(`${unit.repeat(100_000)}<p>7`);
      expect(page.blocks.length).toBeLessThan(5);
      if (unit === "<div>" || unit === "<table><tr><td>") {
        expect(outline(page).join()).toContain("7");
        expect(codes(page)).toContain("html.too_deep");
      }
    }
  });

  it("may close what is not open, and open what is not closed", () => {
    expect(outline(readPage(`${"</div></td></p></table>".repeat(50_000)}<p>7`))).toEqual(["7"]);
    expect(outline(readPage(`${"<font><b><i>".repeat(100_000)}7`))).toEqual(["7"]);
    expect(outline(readPage(`<table>${"<tr><div></td>".repeat(50_000)}<td>7`)).at(-1)).toMatch(/7$/);
  });

  it("may have a million cells: as many as allowed are read", () => {
    for (const unit of ["<tr><td>1<td>2</tr>", "<td>1"]) {
      const page = readPage(`<table>${unit.repeat(500_000)}</table>`);
      const [table] = page.blocks;
      expect(table.type === "table" && table.cells.length).toBeGreaterThan(50_000);
      expect(table.type === "table" && table.cells.length).toBeLessThanOrEqual(200_000);
      expect(codes(page)).toContain("html.too_many_cells");
    }
  });

  it("may span far: positions are bounded, not filled", () => {
    const wide = readPage(
      `<table>${`<tr>${'<td colspan="900" rowspan="60000">1'.repeat(20)}</tr>`.repeat(50)}</table>`,
    );
    expect(codes(wide)).toContain("html.too_many_cells");
    const edge = readPage(`<table>${'<tr><td colspan="100000">1<td>2</tr>'.repeat(1000)}</table>`);
    expect(codes(edge)).toEqual([]);
  });

  it("may have more lines than a document can hold", () => {
    const page = readPage("<p>1</p>".repeat(5000), { cells: 1000 });
    expect(page.blocks).toHaveLength(1000);
    expect(codes(page)).toContain("html.too_many_cells");
  });

  it("may be larger than allowed: the part within is read", () => {
    const page = readPage(`<p>${"公".repeat(500)}</p><p>开</p>`, { bytes: 1000 });
    expect(page.blocks).toHaveLength(1);
    expect(codes(page)).toContain("html.too_large");
  });

  it("may be one long line of anything", () => {
    const size = 1_000_000;
    for (const unit of [
      "字",
      "<",
      "<a ",
      "&amp;",
      "&",
      "<td>",
      "<!--",
      "发布时间：",
      "- 1_",
      " ",
      "\u00a0",
      "<br>",
      "<a href=x>y</a>",
      "x.pdf",
      '="',
    ])
      expect(readPage(unit.repeat(size / unit.length)).format).toBe("html");
  });

  it("may use names that objects have", () => {
    const page = readPage(
      `<constructor __proto__=1>甲</constructor><valueof><meta name="__proto__" content="x"><p __proto__=1>乙`,
    );
    expect(outline(page)).toEqual(["甲", "乙"]);
  });
});
