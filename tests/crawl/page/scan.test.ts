import { describe, expect, it } from "vitest";
import { type Element, Scan } from "../../../src/crawl/page/scan.ts";

const lines = (html: string): string[] => new Scan(html).linesOf();
const named = (scan: Scan, name: string): Element[] => scan.elements.filter((e) => e.name === name);

describe("the text of a page", () => {
  it("has a block a line and a cell a word", () => {
    expect(
      lines("<h1>青川市教育局</h1><p>来源：<b>本站</b><br>发布日期：2025-01-21<table><tr><td>规章<td>0"),
    ).toEqual(["青川市教育局", "来源：本站", "发布日期：2025-01-21", "规章 0"]);
  });

  it("leaves out scripts, styles, comments and what stands in for frames", () => {
    const html =
      "<style>p{}</style>一<script>var a = '<!-- <p>甲</p>'</script><!-- 乙 --><noscript>丙<p>丁</noscript>二<iframe>戊</iframe>";
    expect(lines(html)).toEqual(["一二"]);
  });

  it("goes on behind a > in an attribute, a lone < and a frame that closes itself", () => {
    expect(lines('<p title="共>5件">办结 3 < 5 件</p><iframe src="/a.html"/><p>完</p>')).toEqual([
      "办结 3 < 5 件",
      "完",
    ]);
  });

  it("decodes its entities", () => {
    expect(lines("<p>A&amp;B&nbsp;&#x4e2d;</p>")).toEqual(["A&B 中"]);
  });
});

describe("an element", () => {
  it("has its markup and its words, which no line break parts", () => {
    const scan = new Scan("<div><h1 CLASS='tit'>青川市<br>年度报告</h1><p>正文</p></div>");
    const [heading] = named(scan, "h1");
    expect(scan.sourceOf(heading!)).toBe("<h1 CLASS='tit'>青川市<br>年度报告</h1>");
    expect(scan.textOf(heading!)).toBe("青川市年度报告");
    expect(heading!.attribs).toEqual({ class: "tit" });
    expect(heading!.parent!.name).toBe("div");
  });

  it("ends where another begins that cannot stand in it, and with what it stands in", () => {
    const scan = new Scan("<ul><li>一<li>二<p>三<div>四</div></ul>五");
    expect(named(scan, "li").map((e) => scan.textOf(e))).toEqual(["一", "二三四"]);
    expect(named(scan, "p").map((e) => scan.textOf(e))).toEqual(["三"]);
    expect(named(scan, "ul").map((e) => scan.sourceOf(e))).toEqual([
      "<ul><li>一<li>二<p>三<div>四</div></ul>",
    ]);
  });

  it("is not closed by a tag that opened nothing, nor opened by one that has no end", () => {
    const scan = new Scan("<div>一</span><img src=a.png><b>二</div>三");
    expect(named(scan, "div").map((e) => scan.textOf(e))).toEqual(["一二"]);
    expect(scan.childrenOf(named(scan, "div")[0]!).map((e) => e.name)).toEqual(["img", "b"]);
    expect(named(scan, "b")[0]!.parent!.name).toBe("div");
  });

  it("has the first of two attributes of one name", () => {
    expect(new Scan("<a href='/a' href='/b'>").elements[0]!.attribs).toEqual({ href: "/a" });
  });

  it("may have any name", () => {
    expect(lines("<constructor toString=a>一</constructor><p>二")).toEqual(["一", "二"]);
  });

  it("never stands in more than 512 others", () => {
    const scan = new Scan("<div>".repeat(100_000));
    let depth = 0;
    for (let at: Element | null = scan.elements.at(-1)!; at; at = at.parent) depth++;
    expect([scan.elements.length, depth]).toEqual([100_000, 512]);
  });
});
