import { describe, expect, it } from "vitest";
import { codes, outline, readPage } from "./html/page.ts";

const doubt = "html.uncertain_style";

/** The line of a cell under a sheet, and whether a doubt was told. */
function read(sheet: string, cell: string): string {
  const page = readPage(
    `<!DOCTYPE html><style>${sheet}</style><table id=t class=main><tr><td>许可<td>${cell}<tr><td>处罚<td>4</table>`,
  );
  const value = outline(page)[0].split(" | ")[1].split(" // ")[0];
  return codes(page).includes(doubt) ? `${value} ?` : value;
}

describe("style sheets of a page", () => {
  it("hide by any selector that can be decided", () => {
    const selectors = [
      ["#x", "<i id=x>1</i>"],
      ["td i", "<i>1</i>"],
      ["#t .note", "<i class=note>1</i>"],
      [".a.b", "<i class='b c a'>1</i>"],
      ["table>tbody>tr>td > .a", "<i class=a>1</i>"],
      ["table.main tr b > i, .nothing", "<u><b><i>1</i></b></u>"],
      ["[data-x]", "<i data-x>1</i>"],
      ["i[data-x^='ol']", "<i data-x=old>1</i>"],
      ["[lang|=zh]", "<i lang=zh-CN>1</i>"],
      ["[style]:not(.kept)", "<i style='color:red'>1</i>"],
      ["td i:not(.kept, #kept)", "<i>1</i>"],
      [":is(b, i).a", "<i class=a>1</i>"],
      [".\\31 a", "<i class=1a>1</i>"],
      ["ins", "<ins>1</ins>"],
      [".a { color: red } i", "<i>1</i>"],
      ["@media screen { i", "<i>1</i>"],
      ["@media (min-width: 600px) { i", "<i>1</i>"],
    ];
    const values = selectors.map(([selector, note]) => read(`${selector} { display: none }`, `22${note}`));
    expect(values).toEqual(selectors.map(() => "22"));
  });

  it("do not hide what they do not select", () => {
    const selectors = [
      ["#y", "<i id=x>1</i>"],
      ["th i", "<i>1</i>"],
      [".a.b", "<i class='a'>1</i>"],
      ["td > i", "<b><i>1</i></b>"],
      ["tr > td > u > b i", "<u>2</u><b><i>1</i></b>"],
      ["table > tr i", "<i>1</i>"],
      ["i[data-x=old]", "<i data-x=older>1</i>"],
      ["i:not(.kept)", "<i class=kept>1</i>"],
      ["i:hover", "<i>1</i>"],
      ["i::after", "<i>1</i>"],
      [".A", "<i class=b>1</i>"],
      ["@media print { i", "<i>1</i>"],
      ["@media (max-width: 600px) { i", "<i>1</i>"],
      ["@font-face { i", "<i>1</i>"],
      ["/* i", "<i>1</i>"],
    ];
    const values = selectors.map(([selector, note]) => read(`${selector} { display: none }`, `22${note}`));
    expect(values).toEqual(selectors.map(([, note]) => (note.startsWith("<u>") ? "2221" : "221")));
  });

  it("leave a doubt where it cannot be told whether they hide digits", () => {
    const selectors = [
      "i:first-child",
      "b + i",
      "b ~ i",
      "i:lang(zh)",
      "i:not(b i)",
      "td i?",
      ".NOTE",
      "@supports (x:y) { i",
    ];
    selectors.push(
      "@media (min-width: 1200px) { i",
      "@media screen and (orientation: landscape) { i",
      "td { & i",
    );
    for (const selector of selectors)
      expect(read(`${selector} { display: none }`, "22<i class=note>1</i>")).toBe("221 ?");
    for (const selector of ["i:first-child", "b + i"])
      expect(read(`${selector} { display: none }`, "22<i>件</i>")).toBe("22件");
    expect(read("i:first-child { color: red } .x { display: none }", "22<i>1</i>")).toBe("221");
    expect(read(".x { display: none }", "22<div class=x>1</div>")).toContain("?");
  });

  it("go by importance, the more special selector and the later rule, the element's own style among them", () => {
    const cases: [string, string, string][] = [
      [".a{display:none} .a{display:inline}", "<i class=a>1</i>", "221"],
      [".a{display:inline} .a{display:none}", "<i class=a>1</i>", "22"],
      ["#x{display:inline} .a{display:none}", "<i class=a id=x>1</i>", "221"],
      ["#x{display:inline} .a{display:none !important}", "<i class=a id=x>1</i>", "22"],
      ["td .a{display:inline} .a{display:none}", "<i class=a>1</i>", "221"],
      [".a{display:none}", "<i class=a style='display:inline'>1</i>", "221"],
      [".a{display:none!important}", "<i class=a style='display:inline'>1</i>", "22"],
      [".a{display:inline!important}", "<i class=a style='display:none'>1</i>", "221"],
      [".a{visibility:hidden} .b{display:inline}", "<i class='a b'>1</i>", "22"],
      [".a{width:0} .b{overflow:hidden}", "<i class='a b'>1</i>", "22"],
      [".a{display:inline} .b{display:none}", "<i class=a hidden>1</i>", "221"],
    ];
    expect(cases.map(([sheet, note]) => read(sheet, `22${note}`))).toEqual(cases.map(([, , value]) => value));
  });

  it("hold for what stands before them too", () => {
    const page = readPage("<table><tr><td>许可<td>22<i>1</i></table><style>td i{display:none}</style><p>完");
    expect(outline(page)).toEqual(["许可 | 22", "完"]);
  });

  it("read a text that is turned round as it stands, with a doubt", () => {
    for (const turned of [
      "<bdo dir=rtl>12</bdo>",
      "<i style='unicode-bidi:bidi-override;direction:rtl'>12</i>",
    ])
      expect(read("", turned)).toBe("12 ?");
    expect(read("", "<bdo dir=ltr>12</bdo>")).toBe("12");
  });

  it("may write digits or turn boxes round: a doubt", () => {
    expect(read(".n::before{content:'1'}", "<i class=n>22</i>")).toBe("22 ?");
    expect(read(".n::before{content:'\\e603'} .o:after{content:'1'}", "<i class=n>22</i>")).toBe("22");
    const turned = "<div style='display:flex;flex-direction:row-reverse'><i>1</i><i>2</i></div>";
    expect(read("", turned)).toBe("12 ?");
  });

  it("may show again what stands in something hidden: a doubt", () => {
    expect(read("", "<i style='visibility:hidden'>9<b style='visibility:visible'>22</b></i>")).toBe(" ?");
    expect(read("", "<i style='font-size:0'><i style='font-size:14px'>22</i></i>")).toBe(" ?");
    expect(read("", "22<i style='display:none'><b style='font-size:14px'>9</b></i>")).toBe("22");
  });

  it("have more ways to hide, as elements have", () => {
    const hidden = ["-webkit-text-fill-color:transparent", "font:0/0 a", "filter:opacity(0)"].map(
      (style) => `<i style="${style}">1</i>`,
    );
    for (const note of [...hidden, "<dialog>1</dialog>", "<div popover>1</div>"])
      expect(read("", `22${note}`)).toBe("22");
    expect(read("", "<dialog open>22</dialog>")).toBe("22");
  });

  it("of elements keep digits on lines of their own apart", () => {
    const read = (cell: string) =>
      outline(readPage(`<table><tr><td>许可<td>${cell}<tr><td>处罚<td>4</table>`))[0]
        .split(" | ")[1]
        .split(" // ")[0];
    expect(read("<span style='display:block'>108</span><span style='display:block'>9</span>")).toBe("108^9");
    expect(read("<b style='float: right'>2</b><b>1</b>")).toBe("2^1");
    expect(read("<span style='display:inline-block'>10</span><span>8</span>")).toBe("108");
  });

  it("keep what is set apart together up to its own end tag", () => {
    expect(read(".note{vertical-align:super}", "<span class=note><span></span>1</span>22")).toBe("1^22");
    expect(read("", "22<sup>1<sup></sup>2</sup>3")).toBe("22^12^3");
  });

  it("may be made to take for ever: what is beyond the bounds is in doubt", () => {
    const hides = "{ display: none }";
    const sheets = [
      `${"*:not(.a),".repeat(1900)} i ${hides}`,
      `:not(${".a,".repeat(50_000)}.b) ${hides}`,
      `${"i ".repeat(100_000)} ${hides}`,
      `${":not(".repeat(50_000)} ${hides}`,
      `${".x,".repeat(20_000)} .y ${hides}`,
    ];
    for (const sheet of sheets) {
      const page = readPage(`<style>${sheet}</style>${"<p>甲<b>12</b>".repeat(200)}`);
      expect(codes(page)).toContain(doubt);
    }
    for (const junk of ["/*", '"\\\\', "{", "'{"]) expect(read(`${junk.repeat(50_000)}`, "22")).toBe("22");
  });
});
